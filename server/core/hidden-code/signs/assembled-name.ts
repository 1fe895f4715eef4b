/** Names of modules and functions that are put together so that no search finds them. */

import type { Node } from '../python/tree.ts';
import { at, type CodeSign } from '../sign.ts';
import { isDecoder } from './decoded-exec.ts';

export const assembledName: CodeSign = {
  meta: {
    code: 'assembled-name',
    summary: 'Spells the name of a module or function in pieces before it asks for it',
    strength: 'strong',
    benignRate: 2.6,
    docs: [
      "`__import__('o' + 's')` is `import os`, written so that neither people nor tools find it.",
      'Plug-in loaders put names together too, from parts that are not known beforehand; only names whose every piece is a constant are told of.',
    ].join('\n'),
  },
  trigger: /__import__|import_module|getattr|globals|__dict__|__builtins__|sys\.modules/,
  alsoTrigger:
    /['"]\w{1,20}['"]\s{0,9}\+\s{0,9}['"]\w|::\s{0,9}-1\s{0,9}\]|\bchr\b|(['"])\1\.join|b\d\ddecode|fromhex|unhexlify|rot_?13|reversed/,
  *findInCode(source) {
    for (const { node, name, args } of source.calls) {
      const asked = namedBy(name, args);
      if (!asked || asked.type === 'String') continue;
      const value = source.valueOf(asked);
      if (!value || value.how.size === 0 || typeof value.value !== 'string') continue;
      if (name === 'getattr' && !telling.test(value.value)) continue;
      const isDecoded = source.reach(
        asked,
        (part, called) => part.type === 'CallExpression' && isDecoder(source, called, part),
      );
      if (name === 'getattr' && isDecoded?.hops === 0) continue;
      yield {
        ...at(node),
        message: `${name}() asks for '${value.value}', a name that is spelt in pieces`,
        decoded: value.value,
      };
    }
  },
};

/** The argument that names what is asked for. */
export function namedBy(name: string, args: readonly Node[]): Node | undefined {
  if (/^(?:builtins\.|importlib\.)?__import__$|^importlib\.import_module$/.test(name)) return args[0];
  return name === 'getattr' ? args[1] : undefined;
}

/** What one would have a reason to hide. */
const telling =
  /^(?:exec|eval|compile|system|popen|Popen|spawn\w*|__import__|import_module|urlopen|b64decode|loads|decompress|check_output|run|call|environ|getenv|VirtualAlloc|connect)$/;
