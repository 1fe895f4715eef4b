/** Code that stands in a source as plain text and is run from there: by `exec`, or by another Python. */
import { runsCode, startsProgram } from './names.ts';
import type { PythonSource } from './source.ts';
import type { Node } from './tree.ts';

export interface InnerCode {
  readonly code: string;
  /** What runs it. */
  readonly node: Node;
}

/** Only what can be code at all: expressions and names that `eval` takes are no more than their own source is. */
const shortest = 12;

export function* innerCode(source: PythonSource): Generator<InnerCode> {
  for (const { name, node, args, keywords } of source.calls) {
    const payload = runsCode.test(name) ? (args[0] ?? keywords.get('source')) : undefined;
    const code = payload && source.textOf(payload);
    if (code && code.length >= shortest) yield { code, node };
    if (!startsProgram.test(name)) continue;
    for (const text of [...args, ...keywords.values()].map(arg => source.textOf(arg))) {
      const written = text && pythonCommand.exec(text.slice(0, 100_000))?.[2];
      if (written) yield { code: written, node };
    }
  }
}

/** `python3 -c "…"`, in quotes of the shell. */
const pythonCommand = /\bpython[\d.]{0,5}(?:\.exe)?["']?\s{1,9}-c\s{1,9}(["'])([\s\S]{1,90000})\1/;
