/** Names made to be told apart by nobody. */
import { at, type CodeSign } from '../sign.ts';

export const obfuscatedNames: CodeSign = {
  meta: {
    code: 'obfuscated-names',
    summary: 'Names that cannot be told apart, as obfuscators write them',
    strength: 'weak',
    benignRate: 6,
    docs: 'Single ones stand for matrices and hashes; where a third of all names looks like that, a program has written them.',
  },
  trigger: /\b_{0,2}(?:[Il][Il1]{5,}|O[O0]{5,}|_0x[\da-f]{4,})/,
  *findInCode(source) {
    const names = new Map<string, (typeof source.tree.nodes)[number]>();
    for (const node of source.tree.nodes)
      if (node.type === 'VariableName') names.set(source.text.slice(node.from, node.to), node);
    const odd = [...names].filter(([name]) =>
      /^(?:_{0,2}[Il][Il1]{5,}|_{0,2}O[O0]{5,}|_0x[\da-f]{4,})$/.test(name),
    );
    const first = odd[0]?.[1];
    if (!first || odd.length < 3) return;
    const isMost = odd.length >= 10 && odd.length > names.size * 0.3;
    yield {
      ...at(first),
      message: `${odd.length} of ${names.size} names cannot be told apart`,
      ...(isMost && { strength: 'strong' }),
    };
  },
};
