// Answers: search, lists, articles.

export const helpCss = `
.panel .hello{font-size:22px;line-height:28px;margin-block-end:14px}
.panel:not(:lang(ar)) .hello{letter-spacing:-.01em}
.panel .find{display:flex;align-items:center;gap:10px;padding-inline-start:14px;border:1px solid var(--edge);border-radius:var(--r);min-block-size:48px;cursor:text}
.panel .find:focus-within{border-color:var(--accent);box-shadow:inset 0 0 0 1px var(--accent)}
.panel .find .i{color:var(--text-3)}
.panel .find input{flex:1;min-inline-size:0;inline-size:100%;align-self:stretch;padding-inline-end:14px;font-size:16px;background:none;outline:none}
.panel .find input::placeholder{color:var(--text-2);opacity:1}
.panel .cap{font-weight:500;font-size:13px;line-height:18px;color:var(--text-2);margin-block:22px 4px}
.panel .rows{margin-inline:-12px}
.panel .find+.rows{margin-block-start:12px}
.panel .row{display:flex;align-items:center;gap:12px;min-block-size:46px;padding:8px 12px;border-radius:var(--r);inline-size:100%;cursor:pointer}
.panel .t{flex:1;min-inline-size:0}
.panel .row .i,.panel .src .i{color:var(--text-3)}
.panel .row[aria-selected=true]{background:var(--hover);outline:2px solid transparent;outline-offset:-2px}
.panel b,.panel strong{font-weight:600}
.panel .row small{display:-webkit-box;-webkit-box-orient:vertical;-webkit-line-clamp:2;overflow:hidden;font-size:13px;line-height:18px;color:var(--text-2)}
.panel .person{padding:6px 8px;min-block-size:52px}
.panel .person strong{display:block}
.panel .did+.small{margin-block-start:12px}
.panel .sk{block-size:14px;border-radius:7px;background:var(--hover);margin-block-start:16px;inline-size:80%}
.panel .answer{margin-block-start:18px}
.panel .src{display:flex;gap:8px;margin-block-start:12px}
.panel a{color:var(--accent);text-decoration:underline;text-decoration-thickness:1px;text-underline-offset:3px;cursor:pointer}
.panel .did.ask{display:flex;flex-wrap:wrap;align-items:center;gap:8px}
.panel .did .t{font-weight:500}
.panel .did.ask .btn{inline-size:auto;min-inline-size:64px}
.panel .prose>*,.panel .prose li>*{margin-block-start:10px}
.panel .prose li{margin-block-start:8px}
.panel .prose>:first-child,.panel .prose li>:first-child{margin-block-start:0}
.panel .prose h4{font-weight:600;font-size:16px;margin-block-start:18px}
.panel .prose h5{font-weight:600}
.panel .prose ul{list-style:disc;padding-inline-start:22px}
.panel .prose ol>li{position:relative;padding-inline-start:34px;margin-block-start:12px}
.panel .prose ol>li::before{content:counter(list-item);position:absolute;inset-inline-start:0;inset-block-start:-1px;inline-size:24px;block-size:24px;border-radius:50%;background:var(--soft);color:var(--accent);font-weight:600;font-size:13px;line-height:24px;text-align:center}
@media (forced-colors:active){.panel .row[aria-selected=true]{outline-color:Highlight}.panel .find:focus-within{outline:2px solid Highlight}}
`;
