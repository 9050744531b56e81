// The forms inside the panel.

export const writeCss = `
.panel .ways{display:flex;flex-wrap:wrap;gap:0 24px;padding-inline:20px;border-block-end:1px solid var(--line);flex:none}
.panel .way{min-block-size:44px;font-size:14px;line-height:20px;font-weight:500;color:var(--text-2);border-block-end:2px solid transparent;margin-block-end:-1px}
.panel .way[aria-current],.panel .way:hover{color:var(--text)}
.panel .way[aria-current]{border-color:var(--accent)}
.panel .pass{border:1px solid var(--line);border-radius:var(--r);padding:12px 14px;margin-block-start:16px}
.panel .pass b{font-weight:600;font-size:14px;line-height:20px}
.panel .seen{display:grid;grid-template-columns:auto 1fr auto;gap:0 14px;align-items:center;margin-block-start:6px}
.panel .seen dt{color:var(--text-2);font-size:13px;line-height:18px}
.panel .seen dd{font-size:14px;line-height:20px;padding-block:3px;overflow:hidden;text-overflow:ellipsis}
.panel .seen .wide{grid-column:2/4}
.panel .seen .out{color:var(--text-2)}
.panel .seen .link{color:var(--accent);font-size:13px;line-height:18px;text-decoration:underline;text-decoration-thickness:1px;text-underline-offset:3px;min-block-size:44px;min-inline-size:44px;margin-block:-9px;text-align:end}
.panel .wrote{white-space:pre-wrap;margin-block-start:4px;max-block-size:154px;overflow:auto}
.panel .note strong{display:block;font-weight:600}
.panel .note.bad{background:var(--bad-soft)}.panel .note.bad .i{color:var(--bad)}
.panel .keep{margin-block-start:14px}
.panel .round{margin-block:12px 14px}
.panel .faces{margin-block-start:16px}
.panel .faces .pick span{min-block-size:56px}
.panel .faces .i{inline-size:28px;block-size:28px;stroke-width:1.5}
.panel .said{color:var(--text);font-weight:500;text-align:center}
.panel .foot .bad{margin-block-end:10px;max-block-size:140px;overflow:auto}
.panel .did .chip span{min-block-size:40px;padding-inline:14px;background:var(--surface)}
.panel .did .chip input:checked+span{background:var(--soft)}
.panel .did .chips{margin-block-start:10px}
.panel .did .btns{margin-block:12px 10px}
@media (max-width:480px){.panel .ways{padding-inline:max(16px,env(safe-area-inset-left)) max(16px,env(safe-area-inset-right))}}
@media (forced-colors:active){.panel .pass,.panel .ways{border-color:CanvasText}.panel .way{border-color:Canvas}.panel .way[aria-current]{border-color:Highlight}}
`;
