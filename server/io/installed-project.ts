/** One installed project, by its `.dist-info` or `.egg-info`: its name and version, and the modules it has put there. */
import { lstatSync } from 'node:fs';
import nodePath from 'node:path';
import { canonicalName } from '../core/names/canonical.ts';
import { readText } from './read-text.ts';

export interface InstalledProject {
  /** Canonical. */
  readonly name: string;
  readonly version: string | null;
  /** Its top-level modules. */
  modules(): readonly string[];
  /** Modules and packages directly below these modules; none where the project does not list its files. */
  partsOf(modules: ReadonlySet<string>): readonly string[];
}

/** `path` is the folder of metadata, or the file that older tools write instead; null where nothing can be read. */
export function readInstalledProject(path: string, isFolder: boolean): InstalledProject | null {
  const read = (name: string, limit: number): string =>
    isFolder ? textOf(nodePath.join(path, name), limit) : '';
  const metadata = isFolder
    ? read('METADATA', largestMetadata) || read('PKG-INFO', largestMetadata)
    : textOf(path, largestMetadata);
  const headers = headersOf(metadata);
  const [nameInPath = '', versionInPath = null] = nodePath
    .basename(path)
    .replace(/\.[a-z]+-info$/, '')
    .split('-');
  const name = canonicalName(headers.find(([key]) => key === 'name')?.[1] ?? nameInPath);
  if (!/^[a-z0-9][a-z0-9-]{0,199}$/.test(name)) return null;
  let files: readonly string[] | null = null;
  const fileNames = () => {
    files ??= recordedModules(read('RECORD', largestRecord) || read('SOURCES.txt', largestRecord));
    return files;
  };
  let tops: readonly string[] | null = null;
  const topLevels = (): readonly string[] => {
    const declared = headers.filter(([key]) => key === 'import-name' || key === 'import-namespace');
    if (declared.length > 0) return unique(declared.map(([, value]) => topOf(moduleOf(value))));
    const listed = read('top_level.txt', largestMetadata)
      .split(/[\r\n]+/)
      .map(line => line.trim());
    const written = listed.some(isIdentifier) ? listed : fileNames().map(topOf);
    const found = unique(written);
    return found.length > 0 ? found : [name.replaceAll('-', '_')];
  };
  return {
    name,
    version: headers.find(([key]) => key === 'version')?.[1] ?? versionInPath,
    modules: () => {
      tops ??= topLevels();
      return tops;
    },
    partsOf: modules => unique(fileNames().flatMap(file => partBelow(file, modules))),
  };
}

const largestMetadata = 2 * 1024 * 1024;
const largestRecord = 8 * 1024 * 1024;
const mostModules = 200_000;

/** Only regular files: a link may lead anywhere. */
function textOf(path: string, limit: number): string {
  try {
    if (!lstatSync(path).isFile()) return '';
  } catch {
    return '';
  }
  const reading = readText(path, limit);
  return reading.kind === 'text' ? reading.text : '';
}

/** The header lines; the description that follows them is prose. */
function headersOf(metadata: string): readonly (readonly [key: string, value: string])[] {
  const end = /\r?\n\r?\n/.exec(metadata)?.index ?? metadata.length;
  return metadata
    .slice(0, end)
    .split(/\r?\n/)
    .flatMap(line => {
      const colon = line.indexOf(':');
      return colon > 0 ? [[line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()] as const] : [];
    });
}

/** `Import-Name: module ; private` */
function moduleOf(value: string): string {
  return value.split(';')[0]?.trim() ?? '';
}

/** Dotted modules of the files that are listed, one a line; a path may be followed by a hash and a size. */
function recordedModules(list: string): readonly string[] {
  const found: string[] = [];
  for (const line of list.split('\n')) {
    const comma = line.indexOf(',');
    const parts = (comma < 0 ? line : line.slice(0, comma)).slice(0, 1000).trim().split('/');
    // `_speedups.cpython-312-x86_64-linux-gnu.so`
    const [module = '', ...endings] = parts.pop()?.split('.') ?? [];
    if (!/^(?:pyi?|so|pyd)$/.test(endings.at(-1) ?? '')) continue;
    if (module !== '__init__') parts.push(module);
    if (parts.length > 0 && parts.every(isIdentifier)) found.push(parts.join('.'));
    if (found.length >= mostModules) break;
  }
  return found;
}

function partBelow(module: string, above: ReadonlySet<string>): readonly string[] {
  for (let dot = module.indexOf('.'); dot >= 0; dot = module.indexOf('.', dot + 1)) {
    if (!above.has(module.slice(0, dot))) continue;
    const next = module.indexOf('.', dot + 1);
    return [next < 0 ? module : module.slice(0, next)];
  }
  return [];
}

function topOf(module: string): string {
  const dot = module.indexOf('.');
  return dot < 0 ? module : module.slice(0, dot);
}

function isIdentifier(word: string): boolean {
  return /^[\p{L}_][\p{L}\p{N}\p{M}_]*$/u.test(word);
}

function unique(modules: readonly string[]): readonly string[] {
  return [...new Set(modules)].filter(module => module.split('.').every(isIdentifier));
}
