import { Answer } from './answer.tsx';
import { Article } from './article.tsx';
import { Icon } from './icons.tsx';
import { Chevron, Often, Rows } from './lists.tsx';
import { Find, Found } from './search.tsx';
import type { Shown } from './shown.ts';
import { Skeleton } from './skeleton.tsx';
import { Trouble } from './trouble.tsx';

const Topics = (shown: Shown) => {
  const { help, go } = shown.state;
  const topics = help.content.value?.part.topics ?? [];
  return topics[0] ? (
    <>
      <h4 class="cap">{shown.speech.words.topics}</h4>
      <ul class="rows" lang={help.tongue().lang}>
        {topics.map(({ id, name }) => (
          <li key={id}>
            <button type="button" class="row" id={`topic-${id}`} onClick={() => go({ at: 'topic', id })}>
              <span class="t">
                <bdi>{name}</bdi>
              </span>
              <Chevron />
            </button>
          </li>
        ))}
      </ul>
    </>
  ) : null;
};

const Start = (shown: Shown) => {
  const { state, speech } = shown;
  const { words } = speech;
  const { View } = shown.product.part.value ?? {};
  return (
    <>
      {View ? <View {...shown} /> : null}
      <Often {...shown} />
      <Topics {...shown} />
      <ul class="rows">
        {(['feedback', 'data'] as const).map((at) => (
          <li key={at}>
            <button type="button" class="row small" id={at} onClick={() => state.go({ at })}>
              <span class="t">{at === 'data' ? words.myData : words.giveFeedback}</span>
              <Chevron />
            </button>
          </li>
        ))}
      </ul>
    </>
  );
};

const Home = (shown: Shown) => {
  const { state, speech } = shown;
  const { words } = speech;
  const { help, search } = state;
  const text = search.text.value;
  const asked = search.asked.value;
  const loaded = help.content.value;
  return (
    <>
      {text ? null : (
        <h3 class="hello" tabIndex={-1}>
          {words.hello}
        </h3>
      )}
      {state.online.value || text ? null : (
        <p class="note">
          <Icon name="off" />
          {words.offlineAnswers}
        </p>
      )}
      {text || !shown.gap.part.value ? null : <shown.gap.part.value.Home {...shown} />}
      {state.gone.value ? <p class="note">{words.gone}</p> : null}
      <Find {...shown} />
      {loaded ? (
        asked ? (
          <Answer shown={shown} asked={asked} />
        ) : text ? (
          <Found {...shown} />
        ) : (
          <Start {...shown} />
        )
      ) : help.state.value === 'failed' ? (
        <Trouble title={words.failTitle} text={words.failText} again={() => help.look(true)} shown={shown} />
      ) : (
        <Skeleton state={state} />
      )}
    </>
  );
};

const Topic = ({ shown, id }: { shown: Shown; id: string }) => {
  const { content, articles } = shown.state.help;
  return (
    <>
      <h3 tabIndex={-1}>
        <bdi>{content.value?.part.topics.find((topic) => topic.id === id)?.name}</bdi>
      </h3>
      <Rows shown={shown} articles={articles.value.filter(({ topic }) => topic === id)} from="topic" leads />
    </>
  );
};

/** A person is one tap away, in every view. */
const Person = ({ host, state, speech, desk }: Shown) => {
  const { words } = speech;
  const { replies } = host.site;
  const page = state.page.value;
  const asked = state.search.asked.value;
  const ask = () =>
    page.at === 'article'
      ? state.handOver('', { article: page.id!, ask: page.ask })
      : state.handOver(asked?.text ?? state.search.text.value, { ask: asked?.ask });
  const now = replies && state.opening.value?.open !== false;
  return (
    <div class="foot">
      <button type="button" class="person row" id="person" onClick={ask} onPointerEnter={desk.load} onFocus={desk.load}>
        <span class="t">
          <strong>{now ? words.askPerson : words.leaveMessage}</strong>
          <small>{replies ? words.personReplies : words.personReads}</small>
        </span>
        <Chevron />
      </button>
    </div>
  );
};

/** Home, a topic or an article. */
export const Help = (shown: Shown) => {
  const page = shown.state.page.value;
  const { at, id = '' } = page;
  return (
    <>
      <div class="body" key={shown.state.pages.value.length + at + id}>
        {at === 'topic' ? (
          <Topic shown={shown} id={id} />
        ) : at === 'article' ? (
          <Article shown={shown} page={page} />
        ) : (
          <Home {...shown} />
        )}
      </div>
      <Person {...shown} />
    </>
  );
};
