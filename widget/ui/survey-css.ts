// A card at the corner above the launcher; on phones a sheet. The page below stays usable, so nothing is dimmed.

export const surveyCss = `
.ask{all:initial;position:fixed;z-index:1;inset:auto;inset-block-end:88px;inset-inline-end:24px;inline-size:352px;max-inline-size:calc(100vw - 32px);color-scheme:inherit;display:block}
.ask.start{inset-inline:24px auto}
.survey{border-radius:16px;box-shadow:var(--lift);padding:8px 16px 16px;max-block-size:calc(100vh - 104px);max-block-size:calc(100dvh - 104px);overflow:auto;overscroll-behavior:contain;container-type:inline-size;animation:rise .2s var(--out);scrollbar-width:thin}
.ask.leaving .survey{animation:sink .13s var(--in) both}
.survey .head{display:flex;align-items:center;justify-content:space-between;min-block-size:44px;margin-inline:-12px;flex:none}
.survey .head small{font-size:13px;line-height:18px;color:var(--text-2)}
.survey .head small:first-child{margin-inline-start:12px}
.survey h2{font-weight:600;font-size:18px;line-height:24px;text-wrap:pretty;margin-block-end:14px}
.survey .btns{margin-block-start:14px;flex:none}
.survey .field{margin-block-start:0}
.survey textarea.in{min-block-size:92px}
.survey .check{position:relative;display:flex;align-items:center;gap:12px;min-block-size:44px;margin-block-start:8px;font-size:14px;line-height:20px;cursor:pointer}
.survey .tick{inline-size:22px;block-size:22px;border:1.5px solid var(--edge);border-radius:6px;flex:none;display:grid;place-items:center;color:transparent}
.survey .check input:checked+.tick{background:var(--fill);border-color:var(--fill-edge);color:var(--on-fill)}
.survey .two{display:flex}
.survey .two.last{justify-content:flex-end}
.survey .wide{display:none}
.survey .over{display:flex;gap:14px;align-items:center;padding-block-start:8px;margin-inline-end:-10px}
.survey .over h2{font-size:15px;line-height:22px;font-weight:400;margin:0;flex:1}
@container (min-width:448px){.survey .nps{grid-template-columns:repeat(11,1fr)}.survey .nps .line{display:contents}.survey .nps .two{display:none}.survey .nps .wide{display:flex;grid-column:1/-1}}
@media (max-width:480px){
.ask,.ask.start{inset-inline:0;inset-block-end:0;inline-size:auto;max-inline-size:none}
.survey{border-radius:20px 20px 0 0;padding-inline:max(16px,env(safe-area-inset-left)) max(16px,env(safe-area-inset-right));padding-block-end:calc(16px + env(safe-area-inset-bottom));max-block-size:calc(100vh - 48px);max-block-size:calc(100dvh - 48px);animation:slide .28s var(--out)}
.ask.leaving .survey{animation:drop .18s var(--in) both}
}
@media (max-height:399.98px){.ask{inset-block-end:0}.survey{max-block-size:calc(100vh - 16px);max-block-size:calc(100dvh - 16px)}}
@media (prefers-reduced-motion:reduce){.survey{animation:show .12s}.ask.leaving .survey{animation:hide .12s both}}
@media (forced-colors:active){.survey .check input:checked+.tick{background:Highlight;color:HighlightText;forced-color-adjust:none}}
`;
