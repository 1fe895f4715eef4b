/** Which files of a package Python runs without being asked to, and when. */
import { codeOf, isAside } from './files.ts';
import type { SourceFile } from './inspection.ts';
import { installedFiles } from './installed-files.ts';
import { runsOfFile } from './python/runs.ts';

export interface WhatRuns {
  /** Run while the package is built or installed from source. */
  readonly install: readonly string[];
  /** Run whenever Python starts. */
  readonly startup: readonly string[];
  /** How many files run when they are imported. */
  readonly import: number;
}

/** Paths as in the package; at most a hundred of each. */
export function whatRuns(files: readonly SourceFile[]): WhatRuns {
  const install: string[] = [];
  const startup: string[] = [];
  const installed = installedFiles(files);
  let imported = 0;
  for (const file of files) {
    const { path } = file;
    const runs = runsOfFile(path, installed);
    if (runs === 'install') install.push(path);
    else if (runs === 'startup') {
      if (runsSomething(file)) startup.push(path);
    } else if (/\.pyw?$/i.test(path) && !isAside(path)) imported++;
  }
  return { install: install.slice(0, most), startup: startup.slice(0, most), import: imported };
}

const most = 100;

function runsSomething(file: SourceFile): boolean {
  if (!/\.pth$/i.test(file.path)) return true;
  return /\S/.test((codeOf(file.path, file.text() ?? '') ?? '').replaceAll('#', ''));
}
