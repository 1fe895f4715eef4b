/** Looks for signs of hidden code in the files of one package. Files are text here: nothing is run, or written. */
import { LineIndex } from '../span.ts';
import { codeOf, isAside, isReadable } from './files.ts';
import { few, inspectCode } from './inspect-code.ts';
import type { Container, Inspection, Runs, SignHit, SourceFile, Tools } from './inspection.ts';
import { installedFiles } from './installed-files.ts';
import { runsOfFile } from './python/runs.ts';
import { loadPythonParser, type ParsePython } from './python/tree.ts';
import { mostShown, safeText } from './safe-text.ts';
import type { InspectedPackage, Remark, SignMeta, TextFile } from './sign.ts';
import { packageSigns, textSigns } from './signs/index.ts';
import { verdictOf } from './verdict.ts';

/** To be awaited between files; true once the work shall stop. */
export type Stop = () => Promise<boolean>;

/** What is looked at of one package. */
const limits = {
  files: 20_000,
  characters: 80_000_000,
  hits: 1000,
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
  const installed = installedFiles(inspected);
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
    const runs = runsOfFile(file.path, installed);
    const found = inspectFile({ path: file.path, text, isPython }, runs, parse, tools, unread);
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
    ...verdictOf(hits, sources),
    hits,
    files: files.length,
    sources,
    unread,
  };
}

function inspectFile(
  file: TextFile,
  runs: Runs,
  parse: ParsePython,
  tools: Tools,
  unread: { file: string; message: string }[],
): readonly SignHit[] {
  const { path, text, isPython } = file;
  const found: SignHit[] = [];
  const hitOf = hitMaker(path, text);
  for (const { meta, trigger, findInText } of textSigns)
    if (trigger.test(text)) found.push(...few(findInText(file)).map(remark => hitOf(meta, remark)));
  const code = isPython ? codeOf(path, text) : null;
  if (code === null) return found;
  const read = inspectCode(path, code, runs, parse, tools);
  if (!read.isComplete)
    unread.push({
      file: path,
      message: 'is too long or too deep to be read as code to its end',
    });
  found.push(...read.remarks.map(({ meta, remark, runs }) => ({ ...hitOf(meta, remark), runs })));
  return found;
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
