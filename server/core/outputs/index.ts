/** Every format that shows a finished report. `text` is not among them: it is printed while the scan goes on. */
import { github } from './github.ts';
import { gitlab } from './gitlab.ts';
import { html } from './html.ts';
import { json, jsonl } from './json.ts';
import { markdown } from './markdown.ts';
import { sarif } from './sarif.ts';

export const outputs = [json, jsonl, sarif, github, gitlab, markdown, html] as const;

export type OutputId = (typeof outputs)[number]['id'];
