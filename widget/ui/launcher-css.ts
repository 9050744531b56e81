// One rule a line and no line ends, since this travels before any interaction. `!important` in a shadow root beats the
// page's own. The transparent-looking border is what forced colours leave of the shape.

export const launcherCss = `\
:host{all:initial!important;display:block!important;position:fixed!important;--font:var(--attendant-font,-apple-system,"Segoe UI",Roboto,"Noto Sans","Noto Sans Arabic","Geeza Pro","PingFang SC","Hiragino Sans","Yu Gothic UI","Microsoft YaHei",system-ui,sans-serif)}\
.launcher{all:unset;box-sizing:border-box;position:fixed;inset-block-end:calc(24px + env(safe-area-inset-bottom));inset-inline-end:calc(24px + env(safe-area-inset-right));display:flex;align-items:center;gap:10px;min-block-size:52px;max-inline-size:calc(100vw - 32px);padding-inline:17px 21px;border:1px solid var(--fill-edge);border-radius:26px;background:var(--fill);color:var(--on-fill);box-shadow:0 2px 6px #10181619,0 10px 28px #10181624;font:600 15px/20px var(--font);cursor:pointer}\
.launcher[hidden]{display:none}\
.launcher.start{inset-inline:calc(24px + env(safe-area-inset-left))auto}\
.launcher:hover{background:var(--fill-hover)}\
.launcher:focus-visible{outline:2px solid var(--accent);outline-offset:2px}\
.launcher svg{flex:none;inline-size:24px;fill:none;stroke:currentColor;stroke-width:1.7;stroke-linecap:round;stroke-linejoin:round}\
.launcher.open{padding:13px}\
.launcher.open span{display:none}\
@media(max-width:480px){.launcher{margin:-8px}.launcher:not(.said){padding:13px}.launcher:not(.said) span{display:none}}\
@media(max-width:480px),(max-height:719px){.launcher.open{display:none}}\
@media print{:host{display:none!important}}`;
