// What the forms and the surveys share.

export const formCss = `
.part .btns{display:grid;grid-auto-flow:column;grid-auto-columns:1fr;gap:8px}
.part .btn[aria-disabled=true]{cursor:progress}
.part .num{font-variant-numeric:tabular-nums}
.part .round{inline-size:44px;block-size:44px;border-radius:50%;background:var(--soft);color:var(--accent);display:grid;place-items:center;flex:none}
.part .field{display:block;margin-block-start:14px}
.part .field label,.part .legend{display:block;font-weight:500;font-size:14px;line-height:20px;margin-block-end:6px}
.part .in{display:block;inline-size:100%;min-block-size:46px;padding:11px 13px;border:1px solid var(--edge);border-radius:var(--r);background:var(--surface);font-size:16px;line-height:22px;color:var(--text);cursor:text}
.part .in::placeholder{color:var(--text-2);opacity:1}
.part textarea.in{min-block-size:72px;max-block-size:220px;resize:none;field-sizing:content;overflow:auto}
.part .in:focus{outline:2px solid transparent;outline-offset:0;border-color:var(--accent);box-shadow:inset 0 0 0 1px var(--accent);border-radius:var(--r)}
.part .in[aria-invalid=true]{border-color:var(--bad);box-shadow:inset 0 0 0 1px var(--bad)}
.part .hint,.part .err{margin-block-start:6px}
.part .err{color:var(--bad);display:flex;gap:6px}
.part .err .i{margin-block-start:1px}
.part .scale{display:grid;gap:6px;position:relative}
.part .line{display:grid;grid-auto-flow:column;grid-auto-columns:1fr;gap:6px}
.part .pick{position:relative;display:grid;cursor:pointer}
.part .pick input,.part .check input{position:absolute;inset:0;inline-size:100%;block-size:100%;opacity:0;cursor:pointer}
.part .pick span{display:grid;place-items:center;min-block-size:46px;border:1px solid var(--edge);border-radius:var(--r);font-weight:500;font-size:16px;line-height:20px;transition:background-color .12s}
.part .pick input:checked+span{background:var(--fill);color:var(--on-fill);border-color:var(--fill-edge)}
.part .pick input:focus-visible+span,.part .check input:focus-visible+*{outline:2px solid var(--accent);outline-offset:2px}
.part .chips{display:flex;flex-wrap:wrap;gap:8px}
.part .chip{position:relative;display:inline-flex;cursor:pointer}
.part .chip span,.part .add{display:inline-flex;align-items:center;gap:8px;min-block-size:44px;padding:8px 16px;border:1px solid var(--edge);border-radius:999px;font-size:14px;line-height:20px}
.part .add{min-block-size:40px;padding-inline:12px 14px;margin-block-start:14px}
.part .add:focus-visible{border-radius:999px}
.part .chip input{position:absolute;inset:0;inline-size:100%;block-size:100%;opacity:0;cursor:pointer}
.part .chip input:checked+span{background:var(--soft);border-color:var(--accent);box-shadow:inset 0 0 0 1px var(--accent)}
.part .chip input:focus-visible+span{outline:2px solid var(--accent);outline-offset:2px}
.part .ends{display:flex;justify-content:space-between;gap:12px;font-size:13px;line-height:18px;color:var(--text-2)}
.part .ends :last-child:not(:first-child){text-align:end}
.part .err,.part .hint{font-size:13px;line-height:18px}.part .hint{color:var(--text-2)}
@media (hover:hover){.part .add:hover,.part .pick:hover input:not(:checked)+span,.part .chip:hover input:not(:checked)+span{background:var(--hover)}}
@media (forced-colors:active){
.part .round{border:1px solid CanvasText}
.part .pick input:checked+span,.part .chip input:checked+span{background:Highlight;color:HighlightText;border-color:Highlight;forced-color-adjust:none}
.part .pick input:checked+span .i{color:HighlightText}
.part .in[aria-invalid=true]{border-width:2px}
.part .in:focus{outline-color:Highlight}
}`;
