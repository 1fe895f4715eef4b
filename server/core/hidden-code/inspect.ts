/** Looks for signs of hidden code in the files of one package. Files are text here: nothing is run, or written. */
import { LineIndex } from '../span.ts';
import { codeOf, isAside, isReadable } from './files.ts';
import type { Container, Inspection, SignHit, SourceFile, Tools } from './inspection.ts';
import { runsOfFile } from './python/runs.ts';
import { PythonSource } from './python/source.ts';
import { loadPythonParser, type ParsePython } from './python/tree.ts';
import { mostShown, safeText } from './safe-text.ts';
import type { InspectedPackage, Remark, SignMeta } from './sign.ts';
import { codeSigns, packageSigns, textSigns } from './signs/index.ts';
import { verdictOf } from './verdict.ts';

/** To be awaited between files; true once the work shall stop. */
export type Stop = () => Promise<boolean>;

/** What is looked at of one package. */
const limits = {
  files: 20_000,
  characters: 80_000_000,
  hitsOfSign: 5,
  hits: 1000,
  layers: 4,
  decoded: 200_000,
} as const;

/** Never throws, whatever the files hold. Null where `stop` has ended it. */
export async function inspect(
  files: readonly SourceFile[],
  container: Container,
  tools: Tools,
  stop: Stop = async () => false,
): Promise<Inspection | null> {
  const parse = await loadPythonParser();
  const inspected = files.slice(0, limits.files);
  const unread: { file: string; message: string }[] = [];
  if (files.length > limits.files) unread.push({ file: '', message: 'has more files than are looked at' });
  const hits: SignHit[] = [];
  let characters = 0;
  let sources = 0;
  for (const file of inspected) {
    if (await stop()) return null;
    if (!isReadable(file.path)) continue;
    const text = characters > limits.characters ? null : file.text();
    if (text === null) {
      if (file.size > 0) unread.push({ file: file.path, message: 'could not be read as text' });
      continue;
    }
    characters += text.length;
    const isPython = codeOf(file.path, text) !== null;
    if (isPython) sources++;
    const found = inspectFile(file.path, text, isPython, parse, tools, unread);
    hits.push(...found.slice(0, Math.max(0, limits.hits - hits.length)));
  }
  if (await stop()) return null;
  hits.push(...inspectWhole(inspected, container, tools));
  hits.sort((a, b) =>
    a.file === b.file ? (a.span?.start ?? 0) - (b.span?.start ?? 0) : a.file < b.file ? -1 : 1,
  );
  const { kind, name, version, file, sha256 } = container;
  return {
    container: { kind, name, version, file, sha256 },
    ...verdictOf(hits),
    hits,
    files: files.length,
    sources,
    unread,
  };
}

function inspectFile(
  path: string,
  text: string,
  isPython: boolean,
  parse: ParsePython,
  tools: Tools,
  unread: { file: string; message: string }[],
): readonly SignHit[] {
  const found: SignHit[] = [];
  const hitOf = hitMaker(path, text);
  for (const { meta, trigger, findInText } of textSigns)
    if (trigger.test(text))
      found.push(...few(findInText({ path, text, isPython })).map(remark => hitOf(meta, remark)));
  const code = isPython ? codeOf(path, text) : null;
  if (code === null) return found;
  const read = inspectCode(path, code, parse, tools, 0);
  if (!read.isComplete)
    unread.push({
      file: path,
      message: 'is too long or too deep to be read as code to its end',
    });
  found.push(...read.remarks.map(({ meta, remark, runs }) => ({ ...hitOf(meta, remark), runs })));
  return found;
}

interface FoundRemark {
  readonly meta: SignMeta;
  readonly remark: Remark;
  readonly runs: SignHit['runs'];
}

/** The signs in a source, and in the sources that are hidden in it; these are said to stand where they are hidden. */
function inspectCode(
  path: string,
  code: string,
  parse: ParsePython,
  tools: Tools,
  layer: number,
): { readonly remarks: readonly FoundRemark[]; readonly isComplete: boolean } {
  const plain = /\P{ASCII}/u.test(code) ? `${code}\n${code.normalize('NFKC')}` : code;
  const wanted = codeSigns.filter(
    ({ trigger, alsoTrigger, paths }) =>
      (!paths || paths.test(path)) && trigger.test(plain) && (!alsoTrigger || alsoTrigger.test(plain)),
  );
  if (wanted.length === 0) return { remarks: [], isComplete: true };
  const source = new PythonSource(path, code, parse(code), tools);
  const remarks: FoundRemark[] = [];
  for (const { meta, findInCode } of wanted)
    for (const remark of few(findInCode(source))) {
      const node = remark.node;
      const runs = node ? source.runsAt(node) : runsOfFile(path);
      remarks.push({ meta, remark, runs });
      if (!remark.hiddenCode || layer >= limits.layers) continue;
      const inner = inspectCode(path, remark.hiddenCode.slice(0, limits.decoded), parse, tools, layer + 1);
      for (const hidden of inner.remarks)
        remarks.push({
          meta: hidden.meta,
          runs,
          remark: {
            ...hidden.remark,
            span: remark.span,
            decoded: hidden.remark.decoded ?? remark.hiddenCode,
            message: `In hidden code: ${hidden.remark.message}`,
          },
        });
    }
  return { remarks, isComplete: source.tree.isComplete };
}

function inspectWhole(files: readonly SourceFile[], container: Container, tools: Tools): readonly SignHit[] {
  const byPath = new Map(files.map(file => [file.path, file]));
  const inspected: InspectedPackage = {
    files,
    container,
    tools,
    has: path => byPath.has(path),
    textOf: path => byPath.get(path)?.text() ?? '',
  };
  return packageSigns.flatMap(({ meta, findInPackage }) =>
    few(findInPackage(inspected)).map(remark => hitMaker(remark.file, inspected.textOf)(meta, remark)),
  );
}

function few<R>(remarks: Iterable<R>): readonly R[] {
  const found: R[] = [];
  for (const remark of remarks) {
    found.push(remark);
    if (found.length >= limits.hitsOfSign) break;
  }
  return found;
}

function hitMaker(path: string, content: string | ((path: string) => string)) {
  let lines: LineIndex | null = null;
  return (meta: SignMeta, { span, message, strength, decoded }: Remark): SignHit => {
    const text = span === null ? '' : typeof content === 'string' ? content : content(path);
    if (span !== null) lines ??= new LineIndex(text);
    return {
      sign: meta.code,
      strength: strength ?? meta.strength,
      file: path,
      span,
      range: span && lines ? lines.range(span) : null,
      runs: runsOfFile(path),
      isAside: isAside(path),
      message,
      excerpt:
        span === null ? '' : safeText(text.slice(span.start, Math.min(span.end, span.start + mostShown * 5))),
      ...(decoded !== undefined && { decoded: safeText(decoded) }),
    };
  };
}
