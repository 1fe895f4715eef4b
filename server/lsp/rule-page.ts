/** Where a rule's page is to be read. */
import nodePath from 'node:path';
import { paths } from '../io/paths.ts';

/**
 * In VS Code a link that the extension answers with the packaged page, elsewhere the packaged file itself.
 * `docsFolder` holds `RULE.md` files.
 */
export function createRulePages(linkScheme: string | null, docsFolder: string): (rule: string) => string {
  const known = new Map<string, string>();
  return rule => {
    const page =
      known.get(rule) ??
      (linkScheme === null
        ? paths.pathToUri(nodePath.join(docsFolder, `${rule}.md`))
        : `${linkScheme}://antivenom.antivenom/rule/${rule}`);
    known.set(rule, page);
    return page;
  };
}
