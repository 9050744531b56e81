import type { ContentStore } from './contentStore.ts';
import type { Database } from './database.ts';
import { createDrafts } from './drafts.ts';
import { createPreviews } from './previews.ts';
import { createRevisions } from './revisions.ts';

export const createContent = (db: Database): ContentStore => ({
  ...createDrafts(db),
  ...createRevisions(db),
  ...createPreviews(db),
});
