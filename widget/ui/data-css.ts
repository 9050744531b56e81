// "My data" inside the panel; what it writes out stands as in the forms, which are there when it is.

export const dataCss = `
.panel .known{display:grid;grid-template-columns:1fr auto;gap:0 14px;margin-block-start:4px}
.panel .known dt{color:var(--text-2);font-size:14px;line-height:20px;padding-block:4px;overflow-wrap:anywhere}
.panel .known dd{font-size:14px;line-height:20px;padding-block:4px;text-align:end;overflow-wrap:anywhere}
.panel .known+.small{margin-block-start:8px}
.panel .waits li{display:flex;align-items:center;gap:8px;border-block-end:1px solid var(--line);font-size:14px;line-height:20px;overflow-wrap:anywhere}
.panel .waits .tap{margin-inline-end:-12px}
.panel #count{margin-block-start:12px}
.panel .left{margin-block-start:18px;margin-inline:-12px}
.panel .left>:not(summary){margin-inline:12px}
.panel .left[open] summary .i{transform:rotate(90deg)}
.panel .left small{display:block}
.panel #sure{margin-block-end:10px}
.panel .body>.note{margin-block-end:12px}
`;
