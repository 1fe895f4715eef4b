/** Data: looks and script of the report inside an editor. Colours are the editor's, so that every theme suits. */
export const editorPageStyle = `
body { margin: 0 auto; max-width: 64rem; padding: 1.25rem 1.5rem 2rem; color: var(--vscode-foreground); background: var(--vscode-editor-background);
  font: var(--vscode-font-size, 13px)/1.5 var(--vscode-font-family, sans-serif); }
h1 { font-size: 1.6em; font-weight: 600; margin: 0; } header p { margin: .3rem 0 .8rem; }
h2 { font-size: 1.2em; font-weight: 600; margin: 1.75rem 0 .6rem; }
button { font: inherit; border: 1px solid transparent; border-radius: 2px; cursor: pointer; }
button:focus-visible, summary:focus-visible { outline: 1px solid var(--vscode-focusBorder); outline-offset: 1px; }
.action { padding: .3em .9em; color: var(--vscode-button-foreground); background: var(--vscode-button-background); border-color: var(--vscode-button-border, transparent); }
.action:hover { background: var(--vscode-button-hoverBackground); }
.second { color: var(--vscode-button-secondaryForeground); background: var(--vscode-button-secondaryBackground); }
.second:hover { background: var(--vscode-button-secondaryHoverBackground); }
.place { padding: 0; background: none; color: var(--vscode-textLink-foreground); text-align: left; overflow-wrap: break-word; font-family: var(--vscode-editor-font-family, monospace); }
.place:hover { text-decoration: underline; color: var(--vscode-textLink-activeForeground); }
.dim, footer, th { color: var(--vscode-descriptionForeground); }
summary { cursor: pointer; padding: .2rem 0; overflow-wrap: anywhere; } details { margin: 0 0 .35rem; }
.names { list-style: none; margin: .25rem 0 .75rem; padding: 0 0 0 1.2rem; columns: 16rem; column-gap: 1.5rem; } .names li { break-inside: avoid; }
table { border-collapse: collapse; width: 100%; margin: .25rem 0 1rem; }
th, td { text-align: left; vertical-align: top; padding: .3rem .9rem .3rem 0; border-bottom: 1px solid var(--vscode-panel-border, var(--vscode-contrastBorder)); overflow-wrap: break-word; }
th { font-weight: normal; white-space: nowrap; } td:last-child { width: 55%; padding-right: 0; } td:first-child { font-variant-numeric: tabular-nums; }
code { font-family: var(--vscode-editor-font-family, monospace); color: inherit; background: none; white-space: nowrap; padding: 0; }
.severity { white-space: nowrap; } .severity::before { content: ""; display: inline-block; width: .6em; height: .6em; border-radius: 50%; margin-right: .4em; background: currentColor; }
.severity.error, .severity.error::before { color: var(--vscode-editorError-foreground); }
.severity.warning { color: var(--vscode-editorWarning-foreground); } .severity.information { color: var(--vscode-editorInfo-foreground); }
.severity.hint { color: var(--vscode-descriptionForeground); }
svg { display: block; max-width: 100%; height: auto; font: 1em var(--vscode-font-family, sans-serif); margin-bottom: .75rem; }
svg text { fill: var(--vscode-foreground); }
svg.bar { width: 100%; height: 18px; margin-bottom: .6rem; border-radius: 3px; }
rect { stroke: var(--vscode-contrastBorder, none); }
rect.error { fill: var(--vscode-editorError-foreground); } rect.warning { fill: var(--vscode-editorWarning-foreground); }
rect.information { fill: var(--vscode-editorInfo-foreground); } rect.hint { fill: var(--vscode-descriptionForeground); }
.key { display: inline-block; width: .7em; height: .7em; border-radius: 2px; margin: 0 .5em 0 .1em; }
rect.ranked { fill: var(--vscode-charts-green); } .key.ranked { background: var(--vscode-charts-green); }
rect.listed { fill: var(--vscode-charts-blue); } .key.listed { background: var(--vscode-charts-blue); }
rect.absent { fill: var(--vscode-charts-orange); } .key.absent { background: var(--vscode-charts-orange); }
rect.private { fill: var(--vscode-charts-purple); } .key.private { background: var(--vscode-charts-purple); }
rect.unchecked { fill: var(--vscode-charts-foreground); } .key.unchecked { background: var(--vscode-charts-foreground); }
footer { margin-top: 2rem; }
`;

export const editorPageScript = `
const editor = acquireVsCodeApi();
document.addEventListener('click', event => {
  const button = event.target.closest('button');
  if (!button) return;
  const { place, do: kind } = button.dataset;
  if (kind) return editor.postMessage({ kind });
  const [file, line, character] = place.split(':').map(Number);
  editor.postMessage({ kind: 'open', file, line, character });
});
`;
