/** The fix that pins another version of the same project in place of the one that is written. */
import type { Dependency } from './dependency.ts';
import type { Document } from './document.ts';
import type { Finding, Fix } from './finding.ts';
import { isVersion } from './python/version.ts';
import type { Span } from './span.ts';

/** Empty where a hash belongs to the version, or where the version does not stand in the text as it was read. */
export function pinning(
  { pin }: Pick<Finding, 'pin'>,
  dependency: Dependency,
  document: Document,
): readonly Fix[] {
  if (!pin || !isVersion(pin.version) || dependency.hashed) return [];
  const span = versionSpan(dependency, document.text);
  if (!span) return [];
  const edits = [{ span, newText: pin.version }];
  const title = `Pin ${dependency.name} ${pin.version}, ${pin.why}`;
  return [{ title, safe: false, preferred: true, edits }];
}

/** No honest line has more between a name and its version. */
const furthest = 300;

/** `[extras]` as in a requirement · `= "` as in a table · `= { version = "` as in a table of its own. */
const between =
  /^(?:[ \t]*(?:\[[^\]\n]*\][ \t]*)?(?:\([ \t]*)?|["']?[ \t]*=[ \t]*["'][ \t]*|["']?[ \t]*=[ \t]*\{(?:[^}\n]*[ \t,{])?version[ \t]*=[ \t]*["'][ \t]*)$/;

/** The version alone, behind the operator. Null for more than one clause. */
function versionSpan({ specifier, span }: Dependency, text: string): Span | null {
  const pinned = /^(===?[ \t]*|)([^\s,=]+)$/.exec(specifier);
  if (!pinned) return null;
  const [, operator = '', version = ''] = pinned;
  const behind = text.slice(span.end, span.end + furthest);
  const at = behind.indexOf(specifier);
  if (at < 0 || !between.test(behind.slice(0, at))) return null;
  const start = span.end + at + operator.length;
  return { start, end: start + version.length };
}
