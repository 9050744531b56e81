import { signal, type ReadonlySignal } from '@preact/signals';
import type { SiteDocument, SurveyPart } from '../../../protocol/site.ts';
import type { Api } from './api.ts';

export interface Shops {
  /** What each shop has published, by its key: its colours and its surveys. */
  documents: ReadonlySignal<Record<string, SiteDocument>>;
  /** A survey's words, once they have come: in English if it has them, else as they were shown. */
  survey(site: string, id: string, lang: string): SurveyPart | undefined;
  /** @param anew also if it is known: something has just been published */
  learn(site: string, anew?: boolean): Promise<void>;
}

/** The shops' own colours and words. Without them the console does with its own ink and the questions' names. */
export const createShops = (api: Pick<Api, 'published' | 'surveyPart'>): Shops => {
  const documents = signal<Record<string, SiteDocument>>({});
  const parts = signal<Record<string, SurveyPart>>({});
  const asked = new Set<string>();

  const fetchPart = async (site: string, part: string): Promise<void> => {
    const name = `${site}/${part}`;
    if (asked.has(name)) return;
    asked.add(name);
    const found = await api.surveyPart(site, part).catch(() => undefined);
    if (found) parts.value = { ...parts.value, [name]: found };
  };

  return {
    documents,
    survey: (site, id, lang) => {
      const shop = documents.value[site];
      const languages = shop?.surveys.find((survey) => survey.id === id)?.part ?? {};
      const part = languages['en'] ?? languages[lang] ?? languages[shop?.lang ?? ''];
      if (!part) return undefined;
      const known = parts.value[`${site}/${part}`];
      if (!known) void fetchPart(site, part);
      return known;
    },
    learn: async (site, anew) => {
      if (documents.value[site] && !anew) return;
      const found = await api.published(site).catch(() => undefined);
      if (found) documents.value = { ...documents.value, [site]: found };
    },
  };
};
