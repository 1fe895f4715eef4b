/** Data: what the page of a look into packages has in an editor beyond the page that stands alone. */
export const inspectionStyle = `
:root, body { --ground: var(--vscode-editor-background); --text: var(--vscode-foreground); --dim: var(--vscode-descriptionForeground);
  --line: var(--vscode-panel-border, var(--vscode-contrastBorder, #8884)); --card: var(--vscode-textCodeBlock-background, #8882);
  --error: var(--vscode-editorError-foreground); --warning: var(--vscode-editorWarning-foreground); --information: var(--vscode-editorInfo-foreground); }
body { max-width: 64rem; padding: 1.25rem 1.5rem 2rem; background: var(--ground); color: var(--text); font: var(--vscode-font-size, 13px)/1.5 var(--vscode-font-family, sans-serif); }
h1 { font-size: 1.6em; font-weight: 600; overflow-wrap: anywhere; } h2 { font-size: 1.2em; font-weight: 600; } h3 { font-size: 1em; font-weight: 600; margin: 1.4rem 0 .4rem; }
pre, code { font-family: var(--vscode-editor-font-family, monospace); font-size: var(--vscode-editor-font-size, .95em); background: none; color: inherit; }
pre { background: var(--card); border: 1px solid var(--vscode-contrastBorder, transparent); white-space: pre-wrap; overflow-wrap: anywhere; }
li { margin: 0 0 .9rem; padding-left: .75rem; border-left: 3px solid var(--line); } li.error { border-color: var(--error); } li.warning { border-color: var(--warning); }
ul li { border: 0; padding: 0; margin: 0; } details { margin: .6rem 0; } .package { margin: .35rem 0; } .package > ol { margin: .5rem 0 1rem 1rem; }
summary { overflow-wrap: anywhere; font-weight: 600; } summary .dim, summary .error { font-weight: normal; } .dim, .note { color: var(--dim); }
.verdict { padding: .6rem .9rem; border-left: 4px solid var(--line); background: var(--card); } .verdict.loud { border-color: var(--error); } .verdict.context { border-color: var(--information); } .verdict.quiet { border-color: var(--vscode-charts-green); }
.error { color: var(--error); } li.error, li.warning, li.information { color: inherit; }
th { font-weight: normal; color: inherit; } td { vertical-align: top; } tr:last-child > * { border-bottom: 0; }
.plus { color: var(--vscode-gitDecoration-addedResourceForeground, var(--vscode-charts-green)); } .minus { color: var(--vscode-gitDecoration-deletedResourceForeground, var(--vscode-charts-red)); }
button { font: inherit; padding: 0; border: 0; background: none; cursor: pointer; color: var(--vscode-textLink-foreground); text-align: left; overflow-wrap: anywhere; }
button.place, button.compare { color: var(--vscode-textLink-foreground); } button.place { font-family: var(--vscode-editor-font-family, monospace); } button:hover { text-decoration: underline; color: var(--vscode-textLink-activeForeground); }
button:focus-visible, summary:focus-visible { outline: 1px solid var(--vscode-focusBorder); outline-offset: 1px; }
`;

export const inspectionScript = `
const editor = acquireVsCodeApi();
document.addEventListener('click', event => {
  const button = event.target.closest('button');
  if (!button) return;
  const { place, pair } = button.dataset;
  editor.postMessage(pair === undefined ? { kind: 'open', place: Number(place) } : { kind: 'compare', pair: Number(pair) });
});
`;
