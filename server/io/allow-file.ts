/** Finds the file that "Allow … in this project" writes to. */
import nodePath from 'node:path';
import type { SettingsFile } from '../core/policy/allow-edit.ts';
import { readConfig } from '../core/policy/read-config.ts';
import { foldersUpwards, type OpenText, textOf } from './project-folders.ts';

export interface AllowFile {
  readonly path: string;
  readonly kind: SettingsFile;
  /** Null for a file that is not there yet. */
  readonly text: string | null;
}

/**
 * The nearest file from `path` upwards that has settings of Antivenom, else the root's `pyproject.toml`, else a new
 * `antivenom.toml` beside where that would be. The search goes as far as that for settings.
 */
export function allowFileFor(path: string, root: string, openText: OpenText): AllowFile {
  let top = nodePath.dirname(path);
  for (const folder of foldersUpwards(path, root)) {
    const found = fileIn(folder, openText);
    if (found) return found;
    top = folder;
  }
  const shared = fileAt(top, 'pyproject.toml', openText);
  return shared.text === null ? fileAt(top, 'antivenom.toml', openText) : shared;
}

/** Of two files the one that has the list: a list in `antivenom.toml` would hide the other's. */
function fileIn(folder: string, openText: OpenText): AllowFile | null {
  const candidates = (['antivenom.toml', 'pyproject.toml'] as const).flatMap(kind => {
    const file = fileAt(folder, kind, openText);
    const reading = file.text === null ? null : readConfig(file.text, kind);
    return reading?.found ? [{ file, hasList: reading.config.allow !== undefined }] : [];
  });
  return (candidates.find(({ hasList }) => hasList) ?? candidates[0])?.file ?? null;
}

function fileAt(folder: string, kind: SettingsFile, openText: OpenText): AllowFile {
  const path = nodePath.join(folder, kind);
  return { path, kind, text: textOf(path, openText) };
}
