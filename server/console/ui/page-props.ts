import type { App } from '../state/app.ts';
import type { SiteMe } from '../state/session.ts';

/** What a page of its own folder is given; it is made anew when the shop changes. */
export interface PageProps {
  app: App;
  site: SiteMe;
}
