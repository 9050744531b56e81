// A card at the corner above the launcher, or a bar of one line: beside the launcher on phones.

export const nudgeCss = `
.corner{all:initial;position:fixed;inset:auto;inset-block-end:calc(88px + env(safe-area-inset-bottom));inset-inline-end:24px;inline-size:352px;max-inline-size:calc(100vw - 48px);color-scheme:inherit;display:block}
.corner.start{inset-inline:24px auto}
.corner.far{inset-block-end:24px}
.corner.away .part{visibility:hidden}
.corner>.sr{position:absolute;inline-size:1px;block-size:1px;overflow:hidden;clip-path:inset(50%)}
.nudge{border-radius:16px;box-shadow:var(--lift);padding:16px;animation:rise .2s var(--out)}
.corner.leaving .nudge{animation:sink .13s var(--in) both}
.nudge .what{display:flex;gap:14px}
.nudge .what div{flex:1;min-inline-size:0}
.nudge img{inline-size:72px;block-size:72px;border-radius:10px;object-fit:cover;flex:none}
.nudge h2{font-weight:600;font-size:16px;line-height:22px;margin-block-end:2px;text-wrap:pretty}
.nudge b{font-weight:600}
.nudge p,.nudge ul{color:var(--text-2)}
.nudge ul{margin-block-start:6px}
.nudge li{display:flex;gap:8px}
.nudge li .i{margin-block-start:3px}
.nudge .num{font-variant-numeric:tabular-nums}
.nudge .btns{display:grid;grid-auto-flow:column;grid-auto-columns:1fr;gap:8px;margin-block-start:14px}
.nudge .btn{padding-inline:8px;text-decoration:none;background:none}
.nudge .why{display:block;margin:10px auto 0;padding:7px 4px;min-block-size:32px;font-size:13px;line-height:18px;color:var(--text-2);text-decoration:underline;text-decoration-color:var(--edge);text-underline-offset:3px;text-align:center}
.nudge.bar{flex-direction:row;align-items:center;min-block-size:52px;padding:4px 2px 8px 0;padding-inline:0 2px;border-radius:14px;overflow:hidden;position:relative}
.nudge .line{flex:1;min-block-size:40px;padding-inline:16px 4px;font-size:14px;line-height:20px}
.nudge .line:focus-visible{outline-offset:-2px}
.nudge .meter{position:absolute;inset-inline:0;inset-block-end:0;block-size:4px;background:var(--line);forced-color-adjust:none}
.nudge .meter i{display:block;block-size:100%;background:var(--fill-edge)}
@media (max-width:480px){
.corner,.corner.start{inset-inline:12px;inset-block-end:calc(80px + env(safe-area-inset-bottom));inline-size:auto;max-inline-size:none}
.corner.low{inset-block-end:calc(16px + env(safe-area-inset-bottom));inset-inline:12px 78px}
.corner.low.start{inset-inline:78px 12px}
.corner.low.wide{inset-inline:12px}
}
@media (prefers-reduced-motion:reduce){.nudge{animation:show .12s}.corner.leaving .nudge{animation:hide .12s both}}
@media (forced-colors:active){.nudge .meter{background:Canvas}.nudge .meter i{background:Highlight}}
`;
