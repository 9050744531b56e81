import { useSignal } from '@preact/signals';
import { QUESTION_SHELVES, QUESTION_STATES, type QuestionList } from '../../../../protocol/figures.ts';
import { language } from '../../format/money.ts';
import { Field } from '../../ui/field.tsx';
import { Menu } from '../../ui/menu.tsx';
import { Icon } from '../../ui/parts.tsx';
import { words as common } from '../../words.ts';
import type { Questions } from './state.ts';
import { questionWords as words } from './words.ts';

/** All, or those of one state, each with how many there are. */
const Tabs = ({ questions, counts }: { questions: Questions; counts: QuestionList['counts'] }) => {
  const { state } = questions.asked.value;
  const all = QUESTION_STATES.reduce((sum, name) => sum + counts[name], 0);
  const tabs = [
    { state: '', text: words.tab(words.all, all) },
    ...QUESTION_SHELVES.filter((name) => name !== 'aside' || counts.aside > 0 || state === name).map((name) => ({
      state: name as string,
      text: words.tab(words.states[name], counts[name]),
    })),
  ];
  return (
    <>
      {tabs.map((tab) => (
        <button
          key={tab.state}
          type="button"
          class="ctl bare tab"
          aria-pressed={tab.state === state}
          onClick={() => questions.set('state', tab.state)}
        >
          {tab.text}
        </button>
      ))}
    </>
  );
};

/** Questions of some pages only. */
export const Pages = ({ questions, bare }: { questions: Questions; bare?: true }) => {
  const open = useSignal(false);
  const typed = useSignal('');
  const { page } = questions.asked.value;
  if (page) {
    const text = words.onPage(page);
    return (
      <button type="button" class="ctl soft" aria-label={common.remove(text)} onClick={() => questions.set('page', '')}>
        <bdi class="cut">{text}</bdi>
        <Icon name="x" small />
      </button>
    );
  }
  const show = (event: Event): void => {
    event.preventDefault();
    open.value = false;
    questions.set('page', typed.value.trim());
  };
  return (
    <Menu
      open={open}
      title={words.page}
      faceClass={bare ? 'ctl bare' : 'ctl'}
      face={
        <>
          {words.allPages}
          <Icon name="down" small />
        </>
      }
    >
      <form class="page-form" onSubmit={show}>
        <Field
          label={words.pageField}
          hint={words.pageHint}
          dir="ltr"
          value={typed.value}
          onValue={(text) => (typed.value = text)}
        />
        <button class="ctl ink">{words.pageApply}</button>
      </form>
    </Menu>
  );
};

export const Filters = ({ questions }: { questions: Questions }) => (
  <div class="filters" role="group" aria-label={words.filters}>
    <Tabs
      questions={questions}
      counts={questions.list.found.value?.counts ?? { unanswered: 0, unhelpful: 0, answered: 0, aside: 0 }}
    />
    <div class="if-tight">
      <Pages questions={questions} bare />
    </div>
  </div>
);

/** Chooses one of the languages that people asked in. */
export const Languages = ({ questions }: { questions: Questions }) => {
  const open = useSignal(false);
  const { lang } = questions.asked.value;
  const { langs = [], no_help = [] } = questions.list.found.value ?? {};
  const choose = (wanted: string): void => {
    open.value = false;
    questions.set('lang', wanted);
  };
  return (
    <Menu
      open={open}
      title={words.language}
      face={
        <>
          {lang ? language(lang) : words.allLanguages}
          <Icon name="down" small />
        </>
      }
    >
      <div class="choices" role="radiogroup" aria-label={words.language}>
        {['', ...new Set([...langs, ...(lang ? [lang] : [])])].map((one) => (
          <button key={one} type="button" role="radio" aria-checked={one === lang} onClick={() => choose(one)}>
            <Icon name={one === lang ? 'check' : 'blank'} small />
            {one ? language(one) : words.allLanguages}
            {no_help.includes(one) && <small class="count"> {words.noHelp}</small>}
          </button>
        ))}
      </div>
    </Menu>
  );
};
