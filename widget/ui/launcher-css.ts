// One rule a line and no line ends, since this travels before any interaction. `!important` in a shadow root beats the
// page's own. A border, since forced colours take all else of the shape away. Fonts for other scripts are the browser's
// choice, by `lang`.

export const launcherCss = `\
:host{all:initial!important;position:fixed!important;--font:var(--attendant-font,-apple-system,"Segoe UI",Roboto,sans-serif)}\
.launcher{all:unset;position:fixed;bottom:calc(24px + env(safe-area-inset-bottom));inset-inline-end:24px;display:flex;align-items:center;gap:10px;min-height:50px;padding-inline:17px 21px;border:1px solid var(--fill-edge);border-radius:26px;background:var(--fill);color:var(--on-fill);box-shadow:0 2px 6px #10181619,0 10px 28px #10181624;font:600 15px/20px var(--font);cursor:pointer}\
.launcher:hover{background:var(--fill-hover)}\
.launcher:focus-visible{outline:2px solid var(--accent);outline-offset:2px}\
.launcher.start{inset-inline:24px auto}\
.launcher svg{flex:none;width:24px;fill:none;stroke:currentColor;stroke-width:1.7;stroke-linecap:round;stroke-linejoin:round}\
.launcher.open{padding:0 13px;gap:0;font-size:0}\
@media(max-width:480px){.launcher{margin:-8px}.launcher:not(.said){padding:0 13px;gap:0;font-size:0}}\
@media(max-width:480px),(max-height:719px){.launcher.open{display:none}}`;
