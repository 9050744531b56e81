import type { Me } from '../../../protocol/console.ts';
import type { Parts } from '../../parts.ts';
import { firstLetter } from '../../publish/document.ts';
import type { Site, StaffRow } from '../../store/store.ts';

/** The letter of the site's published look, else the first of its name. */
const markOf = async ({ store }: Parts, site: Site): Promise<string> => {
  const published = await store.content.published(site.id);
  const mark = (published?.document as { mark?: unknown } | undefined)?.mark;
  return typeof mark === 'string' && mark ? mark : firstLetter(site.name);
};

/** Who is signed in, and what they may see. */
export const meOf = async (parts: Parts, staff: StaffRow): Promise<Me> => {
  const sites = (await parts.store.staff.sites(staff.id)).map(async ({ site, role }) => ({
    key: site.key,
    name: site.name,
    mark: await markOf(parts, site),
    role,
    time_zone: site.timeZone,
    currency: site.currency,
    open: await parts.store.responses.open(site.id),
  }));
  return {
    staff: { id: staff.id, name: staff.name, email: staff.email },
    sites: await Promise.all(sites),
    mail: Boolean(parts.settings.smtpUrl),
    version: parts.files.version,
  };
};
