/** Looks at all files of a scan together before they are judged one by one, for the rules about whole projects. */
import type { Context } from '../core/judge.ts';
import { createSurvey, type ProjectUse, type Survey } from '../core/project/uses.ts';
import { needsProject } from '../core/rules/index.ts';
import { type Candidate, type Candidates, eachOf, type Place } from './candidates.ts';
import type { Pause } from './pauser.ts';
import { readText } from './read-text.ts';

/** What holds for a file of the scan; null for one that was named by itself: nobody has looked around it. */
export type UseOfPlace = (place: Pick<Place, 'file' | 'root'>) => ProjectUse | null;

/**
 * Null where no settings of a project want it: then no file is opened. It is the settings of manifests that decide,
 * not those of each of the many files of code.
 */
export async function surveyProjects(
  lists: readonly Candidates[],
  contextOf: (place: Place) => Context,
  pause: Pause,
): Promise<UseOfPlace | null> {
  let wanted = false;
  for (const each of eachOf(lists)) {
    if (each.format.id === 'python') continue;
    if (await pause()) return null;
    wanted = isWanted(each, contextOf);
    if (wanted) break;
  }
  if (!wanted) return null;
  const surveys = new Map<string, Survey>();
  for (const candidate of eachOf(lists)) {
    if (await pause()) return null;
    const { root, path, file, format, modules } = candidate;
    const reading = root === path ? null : readText(path);
    if (reading?.kind !== 'text') continue;
    try {
      const context = { ...contextOf(candidate), ...modules.surroundings };
      const survey = surveys.get(root) ?? createSurvey(context.knowledge);
      surveys.set(root, survey);
      survey.add({ path: file, text: reading.text, format }, context);
    } catch {
      // The same file is judged afterwards, where a bug is reported.
    }
  }
  const uses = new Map([...surveys].map(([root, survey]) => [root, survey.finish()]));
  return ({ root, file }) => uses.get(root)?.(file) ?? null;
}

function isWanted(candidate: Candidate, contextOf: (place: Place) => Context): boolean {
  try {
    return needsProject(contextOf(candidate).settings);
  } catch {
    return false;
  }
}
