// The product in view.

export const factsCss = `
.panel .facts{font-variant-numeric:tabular-nums;border-radius:var(--r);background:var(--sunken);padding:4px 14px;border:1px solid transparent}
.panel .facts li{display:flex;gap:12px;padding-block:9px}
.panel .facts li+li{border-block-start:1px solid var(--line)}
.panel .facts .t{display:flex;flex-wrap:wrap;justify-content:space-between;align-items:baseline;column-gap:12px}
.panel .facts .i{color:var(--text-2);margin-block-start:3px}
@media (forced-colors:active){.panel .facts{font-variant-numeric:tabular-nums;border-color:CanvasText}}
`;
