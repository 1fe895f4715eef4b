/** The projects of a folder of installed packages, each with the files that are its own. Read as files; nothing is run. */
import { readdirSync } from 'node:fs';
import nodePath from 'node:path';
import { readInstalledProject } from '../installed-project.ts';
import { readText } from '../read-text.ts';
import { fileOnDisk, filesBelow } from './open-folder.ts';
import type { OpenPackage } from './open-package.ts';

/** True for `site-packages` and its like. */
export function holdsProjects(folder: string): boolean {
  try {
    return readdirSync(folder).some(name => /\.(?:dist|egg)-info$/.test(name));
  } catch {
    return false;
  }
}

/** An installed project and its files, as plain data that can travel from one thread to another. */
export interface InstalledFiles {
  readonly root: string;
  /** Null for files that no project claims. */
  readonly name: string | null;
  readonly version: string | null;
  /** From `root`, with `/` separators. */
  readonly paths: readonly string[];
}

export function openInstalled({ root, name, version, paths }: InstalledFiles): OpenPackage {
  return {
    files: paths.map(path => fileOnDisk(root, path)),
    container: { kind: 'environment', name, version, file: null, sha256: null, problems: [] },
  };
}

/** Files that no project claims come last, together, as a package without a name. */
export function readEnvironment(sitePackages: string): readonly InstalledFiles[] {
  const paths = filesBelow(sitePackages);
  const all = new Set(paths);
  const tops = new Map<string, string[]>();
  for (const path of paths) {
    const top = path.split('/', 1)[0] ?? '';
    const known = tops.get(top);
    if (known) known.push(path);
    else tops.set(top, [path]);
  }
  const claimed = new Set<string>();
  const packages: InstalledFiles[] = [];
  for (const [top, below] of tops) {
    if (!/\.(?:dist|egg)-info$/.test(top)) continue;
    const isFolder = !all.has(top);
    const project = readInstalledProject(nodePath.join(sitePackages, top), isFolder);
    if (!project) continue;
    const record = recorded(nodePath.join(sitePackages, top, 'RECORD'));
    const own =
      record.length > 0
        ? record.filter(path => all.has(path))
        : project
            .modules()
            .flatMap(module => [...(tops.get(module) ?? []), ...(tops.get(`${module}.py`) ?? [])]);
    const files = [...new Set([...own, ...below])].sort();
    for (const path of files) claimed.add(path);
    packages.push({ root: sitePackages, name: project.name, version: project.version, paths: files });
  }
  const others = paths.filter(path => !claimed.has(path));
  return others.length === 0
    ? packages
    : [...packages, { root: sitePackages, name: null, version: null, paths: others }];
}

const largestRecord = 8 * 1024 * 1024;

function recorded(path: string): readonly string[] {
  const reading = readText(path, largestRecord);
  if (reading.kind !== 'text') return [];
  return reading.text
    .split(/\r?\n/)
    .map(line => /^(?:"([^"]*)"|([^,]*))/.exec(line))
    .map(match => match?.[1] ?? match?.[2] ?? '')
    .filter(path => path !== '');
}
