// Conditions over a purchase `p`.

/** Refunds stand in the same table under names of their own. */
export const IS_ORDER = `substr(p.id, 1, 1) <> 'r'`;

/** An order that nobody told earlier: thank-you pages are loaded again, also days later. */
export const COUNTS = `${IS_ORDER} and not exists (
    select 1
    from purchase told
    where told.site_id = p.site_id and told.id = p.id and (told.at, told.session_id) < (p.at, p.session_id)
  )`;
