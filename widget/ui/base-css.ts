// What panel, forms, surveys and notes share. px, never rem: the page may change the root's size. Borders are real borders, so that
// forced colours keep them. `all: initial` stops what the page lets inherit; it spares direction and custom properties.

export const baseCss = `
.part,.part *,.part ::before,.part ::after{box-sizing:border-box}
.part{all:initial;display:flex;flex-direction:column;color-scheme:inherit;font:400 15px/22px var(--font,system-ui,sans-serif);color:var(--text);background:var(--surface);text-align:start;overflow-wrap:break-word;cursor:default;-webkit-text-size-adjust:100%;-webkit-tap-highlight-color:transparent;--r:10px;--lift:0 0 0 1px var(--line),0 8px 24px rgb(16 24 22/.12),0 24px 64px rgb(16 24 22/.18);--out:cubic-bezier(.2,0,0,1);--in:cubic-bezier(.3,0,1,1)}
.part :where(h2,h3,h4,h5,p,ul,ol,li,dl,dd,dt,fieldset,form,blockquote,th){margin:0;padding:0;border:0;min-inline-size:0;font:inherit}
.part :where(ul,ol){list-style:none}
.part :where(button,input,textarea){font:inherit;color:inherit;letter-spacing:inherit;margin:0;padding:0;border:0;appearance:none;-webkit-appearance:none;border-radius:0}
.part :where(button){background:none;text-align:start;cursor:pointer;touch-action:manipulation}
.part :focus-visible{outline:2px solid var(--accent);outline-offset:2px;border-radius:6px}
.part [tabindex="-1"]:focus{outline:none}
.part [hidden]{display:none!important}
.part .i{display:block;flex:none;inline-size:20px;block-size:20px;fill:none;stroke:currentColor;stroke-width:1.7;stroke-linecap:round;stroke-linejoin:round}
.part .i.s{inline-size:16px;block-size:16px}
.part[dir=rtl] .flip{transform:scaleX(-1)}
.part .tap{inline-size:44px;block-size:44px;display:grid;place-items:center;border-radius:var(--r);color:var(--text-2);flex:none}
.part .tap:focus-visible,.part .btn:focus-visible{border-radius:var(--r)}
.part .tap:focus-visible,.part .way:focus-visible,.part .row:focus-visible{outline-offset:-2px}
.part .btn{display:flex;align-items:center;justify-content:center;gap:8px;min-block-size:44px;padding:8px 18px;border:1px solid var(--edge);border-radius:var(--r);font-weight:600;line-height:20px;text-align:center;inline-size:100%;color:var(--text);transition:background-color .12s}
.part .btn.main{background:var(--fill);color:var(--on-fill);border-color:var(--fill-edge)}
.part .small{font-size:13px;line-height:18px;color:var(--text-2)}
.part .sr{position:absolute;inline-size:1px;block-size:1px;margin:-1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
@media (hover:hover){.part .tap:hover,.part .btn.plain:hover,.part .row:hover{background:var(--hover)}.part .btn.main:hover{background:var(--fill-hover)}}
@keyframes rise{from{opacity:0;translate:0 8px}}
@keyframes sink{to{opacity:0;translate:0 8px}}
@keyframes slide{from{translate:0 100%}}
@keyframes drop{to{translate:0 100%}}
@keyframes show{from{opacity:0}}
@keyframes hide{to{opacity:0}}
@media (forced-colors:active){
.part{border:1px solid CanvasText}
.part .i{color:CanvasText}
.part .btn.main{background:ButtonText;color:ButtonFace;forced-color-adjust:none}
}`;
