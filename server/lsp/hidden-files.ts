/** The editor's `files.exclude`, which hides files from its side bar, in the form of a `.gitignore`. */
import { isObject } from './client-facts.ts';

/** More alternatives in one pattern are no pattern of a person's making. */
const mostAlternatives = 100;

/** Patterns that are switched on. Those that depend on files beside (`when`) hide single files that others explain. */
export function hiddenPatterns(setting: unknown): readonly string[] {
  if (!isObject(setting)) return [];
  return Object.entries(setting).flatMap(([pattern, isOn]) => (isOn === true ? expanded(pattern) : []));
}

/** Braces are unknown to `.gitignore`, and a pattern without a slash means any folder there and the root alone here. */
function expanded(pattern: string): readonly string[] {
  let done: readonly string[] = [pattern];
  for (let open = /\{([^{}]*)\}/.exec(pattern); open; open = /\{([^{}]*)\}/.exec(done[0] ?? '')) {
    done = done.flatMap(each => {
      const braces = /\{([^{}]*)\}/.exec(each);
      if (!braces) return [each];
      const [before, after] = [each.slice(0, braces.index), each.slice(braces.index + braces[0].length)];
      return (braces[1] ?? '').split(',').map(choice => before + choice + after);
    });
    if (done.length > mostAlternatives) return [];
  }
  return done.map(each => (each.startsWith('**/') || each.startsWith('/') ? each : `/${each}`));
}
