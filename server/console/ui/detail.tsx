import { useEffect, useRef } from 'preact/hooks';
import type { InboxDetail } from '../../../protocol/console.ts';
import type { App } from '../state/app.ts';
import type { OpenItem } from '../state/item.ts';
import { formatRoute } from '../state/address.ts';
import { mailto, pathOf, safeUrl } from '../format/links.ts';
import { language } from '../format/money.ts';
import { firstName, nameOf, shortTitle } from '../format/names.ts';
import { words } from '../words.ts';
import { Answers } from './answers.tsx';
import { Notes } from './notes.tsx';
import { Failed, Icon, ScoreTag, Skeleton, Tag, Time } from './parts.tsx';
import { Tools } from './tools.tsx';

const told = words.item;

/** Received, read, done: how far it has come. */
const Steps = ({ item }: { item: InboxDetail }) => {
  const steps: [boolean, string][] = [
    [true, told.received],
    [item.read, item.read_by ? told.readBy(firstName(item.read_by.name)) : told.notRead],
    [
      item.status === 'done',
      item.done_by && item.status === 'done' ? told.doneBy(firstName(item.done_by.name)) : told.done,
    ],
  ];
  return (
    <div class="progress">
      <ol class="steps">
        {steps.map(([reached, text]) => (
          <li key={text} class={reached ? 'on' : ''} aria-current={reached ? undefined : 'false'}>
            <span class="box" aria-hidden="true">
              {reached && <Icon name="check" />}
            </span>
            {text}
          </li>
        ))}
      </ol>
    </div>
  );
};

/** Where it was written, in which language, by whom if they said so. */
const Facts = ({ item, site }: { item: InboxDetail; site: string }) => {
  const url = safeUrl(item.page.url);
  const place = shortTitle(item.page.title ?? '', site) || pathOf(item.page.url);
  return (
    <dl class="facts">
      <dt>{told.page}</dt>
      <dd>
        {url ? (
          <a href={url} rel="noreferrer noopener" target="_blank">
            <bdi>{place}</bdi>
          </a>
        ) : (
          <bdi>{place}</bdi>
        )}
      </dd>
      <dt>{told.language}</dt>
      <dd>{language(item.lang)}</dd>
      {(item.name || item.email) && (
        <>
          <dt>{told.from}</dt>
          <dd>
            <bdi>{[item.name, item.email].filter(Boolean).join(', ')}</bdi>
          </dd>
        </>
      )}
      {item.email && (
        <dd class="whole">
          <a class="ctl" href={mailto(item.email, told.mailSubject(site))}>
            <Icon name="mail" />
            {told.mail}
          </a>
        </dd>
      )}
      {item.follow && <dd class="whole">{told.follow}</dd>}
    </dl>
  );
};

const Words = ({ item }: { item: InboxDetail }) => {
  if (!item.full_text) {
    return <p class="quote none">{item.score === undefined ? told.nothing : told.quoteOnly}</p>;
  }
  return (
    <blockquote class="quote" dir="auto" lang={item.lang}>
      {item.full_text}
    </blockquote>
  );
};

/** One thing a person said, and what staff do with it. */
export const Detail = ({ app, item: opened }: { app: App; item: OpenItem }) => {
  const heading = useRef<HTMLHeadingElement>(null);
  const item = opened.detail.value;
  const loaded = item !== undefined;
  const site = app.site.value;
  const toItem = (): void => heading.current?.focus({ preventScroll: true });
  useEffect(() => {
    toItem();
    if (matchMedia('(max-width: 899px)').matches) scrollTo(0, 0);
  }, [loaded]);
  const { id: _, ...list } = app.router.route.value;
  return (
    <article class="detail" aria-labelledby="item-title">
      <a class="ctl bare back only-narrow" href={formatRoute(list)}>
        <Icon name="back" />
        {told.back}
      </a>
      {opened.problem.value && !item && (
        <Failed title={told.failed} reason={opened.problem.value} retry={() => void opened.load()} />
      )}
      {!item && !opened.problem.value && <Skeleton rows={5} />}
      {item && (
        <>
          <header class="detail-head">
            <h2 class="vh" id="item-title" tabIndex={-1} ref={heading}>
              {item.survey ? nameOf(item.survey) : words.kinds[item.kind]}
            </h2>
            <div class="about">
              {item.score !== undefined && <ScoreTag score={item.score} scale={item.scale} />}
              <Tag>{item.survey ? nameOf(item.survey) : words.kinds[item.kind]}</Tag>
              {item.labels.map((label) => (
                <Tag key={label}>
                  <bdi>{label}</bdi>
                </Tag>
              ))}
              <Time at={item.at} now={app.now.value} times={app.times.value} how="when" />
            </div>
            {site?.role !== 'viewer' && <Tools app={app} opened={opened} item={item} />}
          </header>
          <Words item={item} />
          <Steps item={item} />
          <Answers
            item={item}
            survey={item.survey ? app.shops.survey(site?.key ?? '', item.survey, item.lang) : undefined}
          />
          <Facts item={item} site={site?.name ?? ''} />
          <Notes app={app} opened={opened} item={item} onLeave={toItem} />
        </>
      )}
    </article>
  );
};
