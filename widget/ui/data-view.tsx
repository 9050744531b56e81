import type { DataSpeech } from '../locales/mine-speech.ts';
import { type DataProps, Left, Waiting } from './data-lists.tsx';
import { groupsOf, reasonWords, Rows, sizeWords } from './data-rows.tsx';
import { Trouble } from './trouble.tsx';

const dayWords = (at: number | undefined, { dates }: DataSpeech): string | undefined =>
  at ? dates({ dateStyle: 'medium', timeStyle: 'short' }).format(at) : undefined;

/** What the mode means for her, who decided it, and the switch downwards. */
const Counting = ({ host, mine, said }: DataProps) => {
  const { words } = said;
  const { why, agreed } = mine.explain();
  const [refused, allowed] = [mine.refused(), mine.allowed.value];
  const impersonal = host.mode() === 'full' && typeof agreed === 'object' && !agreed.personalisation;
  return (
    <>
      <p>{words[host.mode()]}</p>
      <p class="small">
        {reasonWords(why, said)} {impersonal ? words.notPersonal : null}
      </p>
      {refused || (host.mode() !== 'off' && !allowed) ? (
        <button type="button" class="btn plain" id="count" onClick={refused ? mine.allow : mine.refuse}>
          {refused ? words.allow : words.refuse}
        </button>
      ) : null}
      {allowed ? (
        <p class="note" role="status">
          {words.allowed}
        </p>
      ) : null}
    </>
  );
};

const Device = (props: DataProps) => {
  const { host, mine, said } = props;
  const { words, count, fill } = said;
  const { entries, bytes, drafts } = mine.device();
  const { cart, contacts } = mine.explain();
  const pieces = cart?.items.reduce((sum, { quantity = 1 }) => sum + quantity, 0);
  const sized = fill(words.sized, { entries: count(words.entries, entries), size: sizeWords(bytes, said) });
  return (
    <>
      <h4 class="cap">{words.device}</h4>
      <p>{entries ? sized : words.nothing}</p>
      <Rows
        rows={[
          [words.basket, pieces],
          [words.cards, contacts?.length],
          [words.drafts, drafts],
          [words.waiting, host.waiting()],
        ]}
      />
      <Waiting {...props} />
    </>
  );
};

const Written = ({ mine, said }: DataProps) => {
  const { words } = said;
  const { messages = [], keeps } = mine.me.value ?? {};
  if (!messages[0]) return null;
  return (
    <>
      <h4 class="cap">{words.wrote}</h4>
      <ul>
        {messages.map(({ id, at, text, email, read, done }) => (
          <li key={id} class="pass">
            <p class="small">
              {dayWords(at, said)} · {done ? words.done : read ? words.read : words.received}
            </p>
            <p class="wrote" dir="auto">
              {text}
            </p>
            {email ? (
              <p class="small">
                <bdi>{email}</bdi>
              </p>
            ) : null}
          </li>
        ))}
      </ul>
      <Rows rows={[[words.deleted, keeps && said.count(words.days, keeps.messages)]]} />
    </>
  );
};

/** What the collector has: of a visitor it can find, or why it can find none. */
const AtShop = (props: DataProps) => {
  const { host, mine, said } = props;
  const { words, count } = said;
  const [me, asked] = [mine.me.value, mine.asked.value];
  const mode = host.mode();
  return (
    <>
      <h4 class="cap">{words.shop}</h4>
      {mode !== 'full' ? (
        <p>{mode === 'off' ? words.silent : words.nameless}</p>
      ) : me ? (
        <Rows
          rows={[
            [words.firstSeen, dayWords(me.first_at, said)],
            [words.lastSeen, dayWords(me.last_at, said)],
            [words.visits, me.visits],
            [words.customer, me.customer],
            ...groupsOf(me.types).map(([group, many]): [string, number] => [words[group], many]),
            [words.deleted, count(words.days, me.keeps.events)],
          ]}
        />
      ) : asked === 'failed' || asked === 'offline' ? (
        <Trouble text={asked === 'offline' ? words.unreadOffline : words.unread} again={mine.look} shown={props} />
      ) : asked === 'waiting' ? (
        <div class="sk" aria-hidden="true" />
      ) : (
        <p>{words.nothing}</p>
      )}
      <Written {...props} />
    </>
  );
};

const Deeds = ({ host, mine, said, state, focus }: DataProps) => {
  const { words } = said;
  const [sure, erased] = [mine.sure.value, mine.erased.value];
  const turn = (is: boolean): void => {
    mine.sure.value = is;
    mine.erased.value = undefined;
    queueMicrotask(() => focus(is ? '#keep' : '#erase'));
  };
  const offline = !state.online.value || erased === 'offline';
  const failed = erased === 'offline' || erased === 'failed';
  return (
    <div class="foot">
      {failed ? (
        <p class="note bad" role="alert">
          {offline ? words.eraseOffline : words.eraseFail}
        </p>
      ) : null}
      {mine.saved.value === 'failed' || mine.saved.value === 'offline' ? (
        <p class="note bad" role="alert">
          {mine.saved.value === 'offline' ? words.saveOffline : words.saveFail}
        </p>
      ) : null}
      {sure ? <p id="sure">{host.mode() === 'full' ? words.sure : words.sureDevice}</p> : null}
      <div class="btns">
        {sure ? (
          <button type="button" class="btn plain" id="keep" onClick={() => turn(false)}>
            {words.keep}
          </button>
        ) : (
          <button type="button" class="btn plain" onClick={mine.save}>
            {words.save}
          </button>
        )}
        <button
          type="button"
          class="btn plain"
          id="erase"
          aria-describedby={sure ? 'sure' : undefined}
          aria-disabled={erased === 'waiting' ? 'true' : undefined}
          onClick={() =>
            erased === 'waiting' ? undefined : sure ? void mine.erase().then(() => state.kept.value++) : turn(true)
          }
        >
          {erased === 'waiting' ? words.erasing : sure ? words.yes : words.erase}
        </button>
      </div>
    </div>
  );
};

/** What is known of the shopper, and what she can do about it. */
export const DataView = (props: DataProps) => {
  const { mine, said, host, state } = props;
  const { words } = said;
  void [mine.turn.value, state.kept.value];
  return (
    <>
      <div class="body">
        <h3 tabIndex={-1}>{words.title}</h3>
        {mine.erased.value === 'done' ? (
          <p class="note ok">
            {words.erased} {host.mode() === 'off' ? null : words.fresh}
          </p>
        ) : null}
        <Counting {...props} />
        <Device {...props} />
        <AtShop {...props} />
        <Left {...props} />
      </div>
      <Deeds {...props} />
    </>
  );
};
