// Conditions over a purchase `p`, and the visitor `v` who made it.

/** Refunds stand in the same table under names of their own. */
export const IS_ORDER = `substr(p.id, 1, 1) <> 'r'`;

/**
 * An order that nobody told earlier: thank-you pages are loaded again, also days later. What a page told comes before what
 * a server told, for the page knows whose it was.
 */
export const COUNTS = `${IS_ORDER} and not exists (
    select 1
    from purchase told
    where told.site_id = p.site_id and told.id = p.id and (told.by_server, told.at, told.session_id) < (p.by_server, p.at, p.session_id)
  )`;

/** The buyer, a proven customer or else the visitor, had ordered before. */
export const EARLIER = `exists (
    select 1 from purchase e where e.visitor_id = p.visitor_id and e.at < p.at and substr(e.id, 1, 1) <> 'r' and e.id <> p.id
  )
  or v.customer_id is not null and exists (
    select 1
    from visitor other
    join purchase e on e.visitor_id = other.id
    where other.customer_id = v.customer_id and e.at < p.at and substr(e.id, 1, 1) <> 'r' and e.id <> p.id
  )`;
