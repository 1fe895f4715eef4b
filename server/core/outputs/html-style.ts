/** Data: the looks of the HTML report. Colours keep a contrast of at least 4.5 to 1 on both grounds. */
export const pageStyle = `
:root { color-scheme: light dark; --ground: #fff; --text: #1c1c1c; --dim: #5b5b5b; --line: #d8d8d8; --card: #f6f6f6;
  --error: #b3261e; --warning: #8a5300; --information: #0b57a4; --hint: #4a5a64; }
@media (prefers-color-scheme: dark) { :root { --ground: #1b1b1d; --text: #e8e8e8; --dim: #a9a9a9; --line: #3a3a3d;
  --card: #26262a; --error: #ff8a80; --warning: #ffb95c; --information: #8ec5ff; --hint: #b0c4cf; } }
body { margin: 0 auto; max-width: 60rem; padding: 1.5rem; font: 1rem/1.5 system-ui, sans-serif; background: var(--ground); color: var(--text); }
h1 { font-size: 1.5rem; margin: 0; } header p { margin: .25rem 0 1.5rem; color: var(--dim); }
h2 { font-size: 1rem; margin: 1.75rem 0 .5rem; padding-bottom: .25rem; border-bottom: 1px solid var(--line); overflow-wrap: anywhere; }
ol { list-style: none; margin: 0; padding: 0; } li { margin: 0 0 1rem; } li p { margin: .15rem 0; overflow-wrap: anywhere; }
pre { margin: .35rem 0; padding: .5rem .75rem; background: var(--card); border-radius: 4px; overflow-x: auto; }
pre, code { font-family: ui-monospace, Menlo, Consolas, monospace; font-size: .9rem; }
mark { background: none; color: inherit; text-decoration: underline wavy; text-underline-offset: 3px; }
strong { font-weight: 600; } .place { color: var(--dim); font-variant-numeric: tabular-nums; }
.fix { color: var(--dim); } .fix::before { content: "Fix: "; }
strong.error, label.error { color: var(--error); } strong.warning, label.warning { color: var(--warning); }
strong.information, label.information { color: var(--information); } strong.hint, label.hint { color: var(--hint); }
mark.error { text-decoration-color: var(--error); } mark.warning { text-decoration-color: var(--warning); }
mark.information { text-decoration-color: var(--information); } mark.hint { text-decoration-color: var(--hint); }
rect.error { fill: var(--error); } rect.warning { fill: var(--warning); } rect.information { fill: var(--information); } rect.hint { fill: var(--hint); }
svg { max-width: 100%; height: auto; font: 13px system-ui, sans-serif; } svg text { fill: var(--text); }
fieldset { border: 0; padding: 0; margin: 0 0 1rem; display: flex; gap: .35rem; align-items: center; flex-wrap: wrap; }
legend { float: left; margin-right: .75rem; color: var(--dim); } label { margin-right: 1rem; font-weight: 600; }
main:has(#show-error:not(:checked)) li.error, main:has(#show-warning:not(:checked)) li.warning,
main:has(#show-information:not(:checked)) li.information, main:has(#show-hint:not(:checked)) li.hint { display: none; }
details { margin-top: 1.5rem; } summary { cursor: pointer; font-weight: 600; }
table { border-collapse: collapse; margin-top: .5rem; } th, td { text-align: left; padding: .25rem 1rem .25rem 0; border-bottom: 1px solid var(--line); overflow-wrap: anywhere; }
h3 { font-size: .95rem; margin: 1.2rem 0 .3rem; } th[scope=row] { font-weight: normal; } .error { color: var(--error); } li.error { color: inherit; }
.plus { color: #1a7f37; } .minus { color: var(--error); } @media (prefers-color-scheme: dark) { .plus { color: #7ee787; } }
footer { margin-top: 2.5rem; color: var(--dim); font-size: .85rem; } .clean { font-size: 1.1rem; }
@media print { fieldset { display: none; } }
`;
