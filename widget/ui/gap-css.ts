// What is not there: the tick, the good news, and its number at the launcher.

export const gapCss = `
.panel .news{background:var(--ok-soft);border:1px solid transparent;margin-block-end:8px;inline-size:100%}
.panel .news .t{font-weight:600}
.panel .news small{font-weight:400}
.panel .news+:not(.news){margin-block-start:16px}
.panel .news .i:first-child{color:var(--ok)}
.panel .tongue{margin-block-end:16px}
.panel .wait{display:flex;gap:12px;align-items:start;min-block-size:44px;padding-block:11px;margin-block:4px -4px;cursor:pointer}
.panel .wait input{appearance:auto;-webkit-appearance:auto;flex:none;inline-size:20px;block-size:20px;margin-block-start:1px;accent-color:var(--fill);cursor:pointer}
.panel .wait+.small{padding-inline-start:32px;margin-block:-8px 4px}
.launcher .news{position:absolute;inset-block-start:-7px;inset-inline-end:-5px;box-sizing:border-box;min-inline-size:22px;block-size:22px;padding-inline:5px;border:2px solid var(--surface);border-radius:11px;background:var(--bad);color:var(--surface);font:600 12px/18px var(--font);font-variant-numeric:tabular-nums;text-align:center}
.launcher.open .news{display:none}
@media (forced-colors:active){.panel .news{border-color:CanvasText}.launcher .news{background:Highlight;color:HighlightText;border-color:ButtonFace;forced-color-adjust:none}}
`;
