// One rule a line and no line ends, since this travels before any interaction. `!important` in a shadow root beats the
// page's own. Borders, since forced colours take all else away: the sign is one, too, cut out. Fonts for other scripts are
// the browser's choice, by `lang`. How it looks while the panel is open comes with the panel.

export const launcherCss = `\
:host{all:initial!important;position:fixed!important;--font:var(--attendant-font,-apple-system,"Segoe UI",Roboto,sans-serif)}\
:host(:focus-within){z-index:99999999!important}\
.launcher{all:unset;position:fixed;bottom:calc(24px + env(safe-area-inset-bottom));inset-inline-end:24px;display:flex;align-items:center;gap:10px;min-height:50px;padding-inline:17px 21px;border:1px solid var(--fill-edge);border-radius:26px;background:var(--fill);color:var(--on-fill);box-shadow:0 2px 6px #10181619,0 10px 28px #10181624;font:600 15px/20px var(--font);cursor:pointer}\
.launcher:hover{background:var(--fill-hover)}\
.launcher:focus-visible{outline:2px solid var(--accent);outline-offset:2px}\
.launcher.start{inset-inline:24px auto}\
.launcher::before{content:"";flex:none;border:12px solid;clip-path:path(evenodd,"M12 3.2a8.8 8.4 0 1 1-3 16.2L3.9 21l1.6-4.6A8.8 8.4 0 0 1 12 3.2Zm0 1.7a7.1 6.7 0 0 0-5 11.4l-.7 2.2 2.7-.9A7.1 6.7 0 1 0 12 4.9Z")}\
@media(max-width:480px){.launcher{margin:-8px}.launcher:not(.said){padding:0 13px;gap:0;font-size:0}}`;
