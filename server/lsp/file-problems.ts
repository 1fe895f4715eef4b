/** Tells what is wrong with a file that settings name, at the place where they name it. */
import nodePath from 'node:path';
import type { Analysis } from '../core/analyze.ts';
import { readConfig } from '../core/policy/read-config.ts';
import { paths } from '../io/paths.ts';
import type { ProjectConfig } from '../io/project-config.ts';

/** `project` is what holds for the file itself; files that are no settings are left as they are. */
export function withFileProblems(
  path: string,
  text: string,
  analysis: Analysis,
  { problems }: ProjectConfig,
): Analysis {
  const kind = /(?:^|\/)(pyproject\.toml|antivenom\.toml)$/.exec(paths.slashed(path))?.[1];
  if (problems.length === 0 || kind === undefined) return analysis;
  const { places } = readConfig(text, kind as 'pyproject.toml' | 'antivenom.toml');
  const told = problems.flatMap(({ setting, path: file, message }) => {
    const span = places.get(setting);
    return span
      ? [{ span, message: `${paths.relative(nodePath.dirname(path), file)} ${message}`, isSetting: true }]
      : [];
  });
  return told.length === 0 ? analysis : { ...analysis, problems: [...analysis.problems, ...told] };
}
