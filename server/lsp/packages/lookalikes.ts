/** "Check Lookalikes of My Project": the names that imitate the project whose folder is open. */
import { join } from 'node:path';
import { LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import { lookalikesOf } from '../../core/lookalikes/lookalikes.ts';
import { lookalikeMarkdown, lookalikeReport, lookalikeSentence } from '../../core/lookalikes/report.ts';
import { lookupsOfNames } from '../../core/lookups.ts';
import { isValidName } from '../../core/names/canonical.ts';
import { parseToml } from '../../core/toml/parse.ts';
import { stringAt, treeOf } from '../../core/toml/tree.ts';
import { paths } from '../../io/paths.ts';
import { textOf } from '../../io/project-folders.ts';
import type { InspectingParts, Running } from './inspecting.ts';
import type { LookalikesAnswer } from './protocol.ts';

/** Of more than these nobody is asked: the surest stand first. */
const mostAsked = 20;
/** In milliseconds; what nobody has said by then is left out. */
const patience = 15_000;

type Parts = Pick<
  InspectingParts,
  'knowledge' | 'version' | 'folders' | 'configuration' | 'judging' | 'progress' | 'services' | 'openText'
>;

/** `manifest` is the address of a `pyproject.toml`, of which those of the workspace take the place where it is none. */
export async function checkLookalikes(
  manifest: unknown,
  { token, onCancel }: Running,
  parts: Parts,
): Promise<LookalikesAnswer | null | ResponseError<never>> {
  const given = typeof manifest === 'string' ? paths.uriToPath(manifest) : null;
  const files =
    given === null ? parts.folders.roots().map(({ path }) => join(path, 'pyproject.toml')) : [given];
  const [found] = files.flatMap(path => {
    const name = nameIn(path, parts);
    return name === null ? [] : [{ path, name }];
  });
  if (!found)
    return new ResponseError(
      LSPErrorCodes.RequestFailed,
      'No pyproject.toml of the workspace gives the project a name: the key name of [project] does.',
    );
  const control = new AbortController();
  onCancel(() => control.abort());
  const shown = await parts.progress.start('Antivenom: looking for lookalikes', token, () => control.abort());
  try {
    const settings = await parts.configuration.settingsOf(paths.pathToUri(found.path));
    const context = parts.judging.contextOf(found.path, settings);
    const lookalikes = lookalikesOf(found.name, parts.knowledge());
    const names = [lookalikes.canonical, ...lookalikes.lookalikes.slice(0, mostAsked).map(each => each.name)];
    // One's own name is kept at home like any other that may be private.
    const asked = lookupsOfNames(names, context);
    const lookups = asked.length === 0 ? null : (parts.services?.lookups ?? null);
    const end = AbortSignal.any([control.signal, AbortSignal.timeout(patience)]);
    await Promise.all(asked.map(each => lookups?.learnParts(each, ['index', 'card'], end)));
    if (control.signal.aborted) return null;
    const report = lookalikeReport(lookalikes, lookups?.factsOf ?? null, parts.version);
    return {
      name: lookalikes.canonical,
      count: report.lookalikes.length,
      sentence: lookalikeSentence(report),
      markdown: lookalikeMarkdown(report),
    };
  } finally {
    shown.done('');
  }
}

function nameIn(path: string, { openText }: Parts): string | null {
  const text = textOf(path, openText);
  if (text === null) return null;
  const root = treeOf(parseToml(text));
  const name = stringAt(root, 'project', 'name') ?? stringAt(root, 'tool', 'poetry', 'name');
  return name !== null && isValidName(name) ? name : null;
}
