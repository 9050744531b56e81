import { useId } from 'preact/hooks';
import { Meter } from '../../charts/bars.tsx';
import type { PageProps } from '../../ui/page-props.ts';
import { formatRoute } from '../../state/address.ts';
import { tellNeeds } from './sentence.ts';
import type { Nudges } from './state.ts';
import { nameOf, verdictOf, type Row } from './verdict.ts';
import { nudgeWords as words } from './words.ts';

interface Advice {
  title: string;
  lead: string;
  share?: number | undefined;
  /** Holding back half would tell sooner. */
  half?: boolean;
  link: string;
}

/** What there is to do about a nudge; undefined if nothing is. */
export const adviceOf = (row: Row): Advice | undefined => {
  const name = nameOf(row);
  const verdict = verdictOf(row);
  if (row.refused) {
    const isWords = row.refused.field?.startsWith('languages.');
    const title = isWords ? words.refusedTitle(name) : words.notComplete(name);
    return { title, lead: row.refused.error, link: isWords ? words.editText : words.look };
  }
  if (verdict === 'unmeasured')
    return { title: words.zeroTitle(name), lead: words.result.zero, half: true, link: words.look };
  if (verdict === 'harms') return { title: words.harmsTitle(name), lead: words.harmsLead, link: words.look };
  if (verdict !== 'measuring' || !row.result) return undefined;
  const { lines, share, half } = tellNeeds(row.result);
  return { title: words.tooFewTitle(name), lead: lines.join(' '), share, half, link: words.look };
};

const Card = ({ app, site, nudges, row, advice }: PageProps & { nudges: Nudges; row: Row; advice: Advice }) => {
  const { query: _, ...route } = app.router.route.value;
  const here = { ...route, id: row.id };
  const halve = (): void => {
    nudges.halve.value = row.id;
    app.router.go(here);
  };
  return (
    <section class="card">
      <h3 dir="auto">{advice.title}</h3>
      <p class="lead">{advice.lead}</p>
      {advice.share !== undefined && <Meter share={advice.share} />}
      <p class="advice-acts">
        {advice.half && site.role === 'owner' && (
          <button type="button" class="ctl" onClick={halve}>
            {words.needs.half}
          </button>
        )}
        <a class="ctl" href={formatRoute(here)} aria-label={`${advice.link}: ${nameOf(row)}`}>
          {advice.link}
        </a>
      </p>
    </section>
  );
};

/** What there is to do about the others. */
export const AdviceList = ({ rows, ...props }: PageProps & { nudges: Nudges; rows: readonly Row[] }) => {
  const found = rows.flatMap((row) => {
    const advice = adviceOf(row);
    return advice ? [{ row, advice }] : [];
  });
  const id = useId();
  if (!found.length) return null;
  return (
    <section class="nudge-advice" aria-labelledby={id}>
      <h2 class="vh" id={id}>
        {words.advice}
      </h2>
      {found.map(({ row, advice }) => (
        <Card key={row.id} {...props} row={row} advice={advice} />
      ))}
    </section>
  );
};
