// The layer has no direction of its own: it stands at the end or start of the page it lies on. The part inside it
// follows the language of its words.

export const panelCss = `
.launcher.open{padding:0 13px;gap:0;font-size:0}
.launcher.open::before{clip-path:path("M5.4 6.6 6.6 5.4 12 10.8l5.4-5.4 1.2 1.2-5.4 5.4 5.4 5.4-1.2 1.2-5.4-5.4-5.4 5.4-1.2-1.2 5.4-5.4Z")}
@media(max-width:480px),(max-height:719px){.launcher.open{display:none}}
.layer{all:initial;position:fixed;inset:auto;inset-block-end:88px;inset-inline-end:24px;z-index:2147483000;inline-size:384px;max-inline-size:calc(100vw - 48px);block-size:min(640px,100dvh - 112px);display:block;color-scheme:inherit}
.layer[hidden]{display:none}
.layer.start{inset-inline:24px auto}
.layer::backdrop{display:none}
.layer .panel{block-size:100%;border-radius:16px;box-shadow:var(--lift);overflow:hidden;position:relative;animation:rise .2s cubic-bezier(.2,0,0,1)}
.layer.leaving .panel{animation:sink .13s cubic-bezier(.3,0,1,1) both}
.panel .bar{display:flex;align-items:center;gap:10px;min-block-size:60px;padding-inline:16px 8px;flex:none;border-block-end:1px solid var(--line)}
.panel .bar.sub{padding-inline-start:8px;gap:4px}
.panel .mark{inline-size:32px;block-size:32px;border-radius:9px;background:var(--fill);color:var(--on-fill);border:1px solid var(--fill-edge);font:600 16px/30px Georgia,"Noto Serif",serif;text-align:center;flex:none}
.panel .who{flex:1;min-inline-size:0;padding-block:8px}
.panel h2{font-weight:600;font-size:15px;line-height:20px}
.panel .sub-line{font-size:13px;line-height:18px;color:var(--text-2);display:flex;align-items:center;gap:6px}
.panel .dot{inline-size:8px;block-size:8px;border-radius:50%;border:2px solid var(--text-3);flex:none}
.panel .dot.on{border:4px solid var(--ok)}
.panel .fill{display:flex;flex-direction:column;flex:1;min-block-size:0}
.panel .body{flex:1;min-block-size:0;padding:20px;overflow:auto;overscroll-behavior:contain;scroll-padding-block:20px;scrollbar-width:thin;scrollbar-color:var(--line) transparent}
.panel h3{font-weight:600;font-size:18px;line-height:24px;text-wrap:balance;margin-block-end:4px}
.panel .big{font-size:22px;line-height:28px;letter-spacing:-.01em}
.panel:lang(ar) .big{letter-spacing:0}
.panel .soft-text{color:var(--text-2);text-wrap:pretty}
.panel .soft-text+.btn{margin-block-start:12px}
.panel .foot{flex:none;border-block-start:1px solid var(--line);padding:10px 12px;background:var(--surface)}
.panel .note{border-radius:var(--r);padding:12px 14px;display:flex;gap:10px;font-size:14px;line-height:20px;margin-block-end:16px;border:1px solid transparent;background:var(--soft)}
.panel .note .i{margin-block-start:1px;color:var(--accent)}
.panel .note.warn{background:var(--warn-soft)}.panel .note.warn .i{color:var(--warn)}
.panel .note.ok{background:var(--ok-soft)}.panel .note.ok .i{color:var(--ok)}
.panel .did{margin-block-start:18px;padding:12px 14px;border-radius:var(--r);background:var(--sunken);border:1px solid transparent}
.panel .did .btn.plain{background:var(--surface)}
@media (max-height:719.98px){.layer{inset-block-end:24px;block-size:min(640px,100dvh - 48px)}}
@media (max-width:480px){
.layer,.layer.start{inset:0;inline-size:auto;max-inline-size:none;block-size:auto;background:rgb(12 18 16/.38);animation:show .2s;overscroll-behavior:contain}
.layer.leaving{animation:hide .18s both}
.layer .panel{position:absolute;inset:auto 0 0;block-size:auto;max-block-size:calc(100dvh - 48px);border-radius:16px 16px 0 0;animation:slide .28s cubic-bezier(.2,0,0,1)}
.layer.leaving .panel{animation:drop .18s cubic-bezier(.3,0,1,1) both}
.panel .body{padding-inline:max(16px,env(safe-area-inset-left)) max(16px,env(safe-area-inset-right))}
.panel .foot{padding-block-end:calc(12px + env(safe-area-inset-bottom))}
}
@media (max-height:399.98px){.layer .panel{overflow:auto;max-block-size:100%;display:block}.layer{inset-block-end:8px;block-size:calc(100dvh - 16px)}.panel .body{overflow:visible}.panel .fill{display:block}}
@media (max-height:399.98px) and (max-width:480px){.layer,.layer.start{inset:0;block-size:auto}.layer .panel{max-block-size:calc(100dvh - 8px)}}
@media (prefers-reduced-motion:reduce){.layer .panel{animation:show .12s}.layer.leaving .panel{animation:hide .12s both}}
@media (forced-colors:active){.panel :is(.note,.mark,.did){border:1px solid CanvasText}.panel :is(.dot,.bar,.foot){border-color:CanvasText}}
`;
