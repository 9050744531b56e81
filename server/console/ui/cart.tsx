import type { Cart } from '../../../protocol/commerce.ts';
import { money } from '../format/money.ts';
import { words } from '../words.ts';

const told = words.visitor;

/** The lines of a basket with their amounts at the end side. */
export const CartLines = ({ cart, empty }: { cart: Cart; empty: string }) => {
  if (!cart.items.length) return <p class="lead">{empty}</p>;
  const priced = cart.items.filter((item) => item.price !== undefined);
  const sum = priced.reduce((total, item) => total + (item.price ?? 0) * (item.quantity ?? 1), 0);
  return (
    <table class="cart">
      <tbody>
        {cart.items.map((item) => (
          <tr key={`${item.item_id} ${item.item_variant ?? ''}`}>
            <td>
              <bdi>{item.item_name ?? item.item_id}</bdi>
              {item.item_variant && (
                <span class="meta">
                  {' '}
                  <bdi>{item.item_variant}</bdi>
                </span>
              )}
            </td>
            <td class="r meta">{(item.quantity ?? 1) > 1 && told.times(item.quantity ?? 1)}</td>
            <td class="r">
              {item.price !== undefined && <bdi>{money(item.price * (item.quantity ?? 1), cart.currency)}</bdi>}
            </td>
          </tr>
        ))}
      </tbody>
      {priced.length > 1 && (
        <tfoot>
          <tr>
            <td colSpan={2}>{cart.coupon && <bdi class="meta">{words.install.coupon(cart.coupon)}</bdi>}</td>
            <td class="r">
              <bdi>{money(sum, cart.currency)}</bdi>
            </td>
          </tr>
        </tfoot>
      )}
    </table>
  );
};
