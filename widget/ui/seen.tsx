import type { Cart } from '../../protocol/commerce.ts';
import type { FormSpeech } from '../locales/form-speech.ts';
import { moneyOf } from '../locales/money.ts';
import type { Form } from '../state/form.ts';

/** "2 items, 296 lei"; without prices only how many. */
export const basketWords = (cart: Cart, { tag, words, count, fill }: FormSpeech): string => {
  const pieces = cart.items.reduce((sum, item) => sum + (item.quantity ?? 1), 0);
  const items = count(words.items, pieces);
  if (cart.items.some((item) => item.price === undefined)) return items;
  const total = cart.items.reduce((sum, item) => sum + (item.price ?? 0) * (item.quantity ?? 1), 0);
  return fill(words.basket, { items, total: moneyOf(tag, total, cart.currency) });
};

/** What goes along with the message, shown before it is sent; the basket can be taken out. */
export const Seen = ({ form, speech, page }: { form: Form; speech: FormSpeech; page: string }) => {
  const { words } = speech;
  const cart = form.cart();
  const along = form.withCart.value;
  return (
    <div class="pass">
      <b>{words.sees}</b>
      <dl class="seen">
        <dt>{words.seesPage}</dt>
        <dd class="wide">
          <bdi>{page}</bdi>
        </dd>
        {cart ? (
          <>
            <dt id="basket-name">{words.seesBasket}</dt>
            <dd class={along ? 'num' : 'out'}>{along ? basketWords(cart, speech) : words.basketOut}</dd>
            <dd>
              <button
                type="button"
                class="link"
                id="basket-switch"
                aria-labelledby="basket-switch basket-name"
                onClick={() => (form.withCart.value = !along)}
              >
                {along ? words.leaveOut : words.putBack}
              </button>
            </dd>
          </>
        ) : null}
      </dl>
    </div>
  );
};
