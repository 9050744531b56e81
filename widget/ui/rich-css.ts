// What few articles have: tables, pictures, films, boxes, quotes. Code has the browser's own look where it stands alone.

export const richCss = `
.panel .prose code{font:13px/18px ui-monospace,monospace;background:var(--sunken);border-radius:4px;padding:1px 4px}
.panel .prose .note>div>*+*{margin-block-start:10px}
.panel .prose :is(img,video){inline-size:100%;block-size:auto;border-radius:var(--r);display:block;background:var(--sunken)}
.panel .prose .note{margin-block:14px 0}
.panel .prose .wide{overflow:auto;overscroll-behavior-inline:contain}
.panel .prose table{border-collapse:collapse;font-size:14px;line-height:20px}
.panel .prose :is(th,td){padding:6px 16px 6px 0;padding-inline:0 16px;border-block-end:1px solid var(--line);text-align:start;vertical-align:top;overflow-wrap:normal;font-variant-numeric:tabular-nums}
.panel .prose th{font-weight:600}
.panel .prose blockquote{border-inline-start:3px solid var(--line);padding-inline-start:14px;color:var(--text-2)}
.panel .prose hr{border:0;border-block-start:1px solid var(--line);margin-block:16px}
.panel .play{border:1px solid var(--line);font-weight:500}
`;
