/** The report itself, whole or one finding a line, for programs. */
import type { Output } from './output.ts';
import { printedJson } from './printed-json.ts';

export const json = {
  id: 'json',
  render: report => `${printedJson(report, 2)}\n`,
} as const satisfies Output;

export const jsonl = {
  id: 'jsonl',
  render: ({ findings }) => findings.map(finding => `${printedJson(finding)}\n`).join(''),
} as const satisfies Output;
