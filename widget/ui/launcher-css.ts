// One rule a line and no line ends, since this travels before any interaction. `!important` in a shadow root beats the
// page's own. Borders, since forced colours take all else away: the sign is one, too, cut out. Fonts for other scripts are
// the browser's choice, by `lang`. How it looks while the panel is open comes with the panel.

export const launcherCss = `\
:host{all:initial!important;position:fixed!important;--font:var(--attendant-font,-apple-system,"Segoe UI",Roboto,sans-serif)}\
:host(:focus-within){z-index:99999999!important}\
.launcher{all:unset;position:fixed;bottom:calc(24px + env(safe-area-inset-bottom));inset-inline-end:24px;display:flex;align-items:center;gap:10px;min-height:50px;padding-inline:17px 21px;border:1px solid var(--fill-edge);border-radius:26px;background:var(--fill);color:var(--on-fill);box-shadow:0 2px 6px #0002,0 10px 28px #0002;font:600 15px/20px var(--font);cursor:pointer}\
.launcher:hover{background:var(--fill-hover)}\
.launcher:focus-visible{outline:2px solid var(--accent);outline-offset:2px}\
.launcher.start{inset-inline:24px auto}\
.launcher::before{content:"";flex:none;border:12px solid;clip-path:path(evenodd,"M12 3a8.5 8.5 0 1 1-4 16l-4.5 1.5 1-5A8.5 8.5 0 0 1 12 3Zm0 2a6.5 6.5 0 0 0-6 9v4l3.5-.5A6.5 6.5 0 1 0 12 5Z")}\
@media(max-width:480px){.launcher{margin:-8px}.launcher:not(.said){padding:0 13px;gap:0;font-size:0}}`;
