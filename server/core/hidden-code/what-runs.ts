/** Which files of a package Python runs without being asked to, and when. */
import { codeOf, isAside } from './files.ts';
import type { SourceFile } from './inspection.ts';
import { installPaths, runsOfFile } from './python/runs.ts';

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
  let imported = 0;
  for (const file of files) {
    const { path } = file;
    if (installPaths.test(path) && isInstaller(file)) install.push(path);
    else if (runsOfFile(path) === 'startup') {
      if (runsSomething(file)) startup.push(path);
    } else if (/\.pyw?$/i.test(path) && !isAside(path)) imported++;
  }
  return { install: install.slice(0, most), startup: startup.slice(0, most), import: imported };
}

const most = 100;

/** `setup.py`, and a backend of the project's own where it is one. */
function isInstaller(file: SourceFile): boolean {
  if (file.path === 'setup.py') return true;
  return /\bdef (?:build_wheel|build_sdist|build_editable)\b/.test(file.text() ?? '');
}

function runsSomething(file: SourceFile): boolean {
  if (!/\.pth$/i.test(file.path)) return true;
  return /\S/.test((codeOf(file.path, file.text() ?? '') ?? '').replaceAll('#', ''));
}
