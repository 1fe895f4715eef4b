/** The signs in a Python source, and in the sources that stand in it as text and are run: hidden ones and plain ones. */
import type { Runs, Tools } from './inspection.ts';
import { innerCode } from './python/inner-code.ts';
import { PythonSource } from './python/source.ts';
import type { ParsePython } from './python/tree.ts';
import type { Remark, SignMeta } from './sign.ts';
import { codeSigns } from './signs/index.ts';

const limits = { hitsOfSign: 5, layers: 4, inner: 50, characters: 200_000 } as const;

export interface FoundRemark {
  readonly meta: SignMeta;
  readonly remark: Remark;
  readonly runs: Runs;
}

/** `whole` says when the code outside all functions runs. What is in inner code is said to stand where that stands. */
export function inspectCode(
  path: string,
  code: string,
  whole: Runs,
  parse: ParsePython,
  tools: Tools,
  layer = 0,
): { readonly remarks: readonly FoundRemark[]; readonly isComplete: boolean } {
  const plain = /\P{ASCII}/u.test(code) ? `${code}\n${code.normalize('NFKC')}` : code;
  const wanted = codeSigns.filter(
    ({ trigger, alsoTrigger, paths, isOfInstalling }) =>
      (!paths || paths.test(path)) &&
      (!isOfInstalling || whole === 'install') &&
      trigger.test(plain) &&
      (!alsoTrigger || alsoTrigger.test(plain)),
  );
  if (wanted.length === 0) return { remarks: [], isComplete: true };
  const source = new PythonSource(path, code, parse(code), tools, { whole, isInner: layer > 0 });
  const remarks: FoundRemark[] = [];
  const inner = new Map<string, { readonly at: Remark; readonly isHidden: boolean }>();
  for (const { meta, findInCode } of wanted)
    for (const remark of few(findInCode(source))) {
      remarks.push({ meta, remark, runs: remark.node ? source.runsAt(remark.node) : whole });
      if (remark.hiddenCode !== undefined) inner.set(remark.hiddenCode, { at: remark, isHidden: true });
    }
  if (layer >= limits.layers) return { remarks, isComplete: source.tree.isComplete };
  for (const { code: text, node } of innerCode(source))
    if (!inner.has(text))
      inner.set(text, {
        at: { span: { start: node.from, end: node.to }, node, message: '' },
        isHidden: false,
      });
  for (const [text, { at, isHidden }] of [...inner].slice(0, limits.inner)) {
    const runs = at.node ? source.runsAt(at.node) : whole;
    const found = inspectCode(path, text.slice(0, limits.characters), runs, parse, tools, layer + 1);
    for (const { meta, remark, ...rest } of found.remarks)
      remarks.push({
        meta,
        runs: rest.runs === 'called' ? 'called' : runs,
        remark: {
          ...remark,
          span: at.span,
          decoded: remark.decoded ?? text,
          message: `${isHidden ? 'In hidden code' : 'In code that is a text'}: ${remark.message}`,
        },
      });
  }
  return { remarks, isComplete: source.tree.isComplete };
}

export function few<R>(remarks: Iterable<R>): readonly R[] {
  const found: R[] = [];
  for (const remark of remarks) {
    found.push(remark);
    if (found.length >= limits.hitsOfSign) break;
  }
  return found;
}
