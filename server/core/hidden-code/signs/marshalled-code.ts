/** Compiled code that is unpacked at run time. */
import { at, type CodeSign } from '../sign.ts';

export const marshalledCode: CodeSign = {
  meta: {
    code: 'marshalled-code',
    summary: 'Unpacks compiled Python code',
    strength: 'strong',
    benignRate: 0.5,
    docs: 'Compiled code cannot be read; caches of bytecode are the honest use.',
    bad: { files: { 'acme/__init__.py': "import marshal\ncode = marshal.loads(b'N')\n" } },
    good: { files: { 'acme/__init__.py': "import json\ncode = json.loads('{}')\n" } },
  },
  trigger: /marshal/,
  *findInCode(source) {
    for (const { node, name } of source.calls)
      if (name === 'marshal.loads' || name === '_marshal.loads')
        yield { ...at(node), message: 'marshal.loads() unpacks compiled code' };
  },
};
