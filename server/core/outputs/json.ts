/** The report itself, whole or one finding a line, for programs. */
import type { Output } from './output.ts';

export const json = {
  id: 'json',
  render: report => `${JSON.stringify(report, null, 2)}\n`,
} as const satisfies Output;

export const jsonl = {
  id: 'jsonl',
  render: ({ findings }) => findings.map(finding => `${JSON.stringify(finding)}\n`).join(''),
} as const satisfies Output;
