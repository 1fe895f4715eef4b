/** From a verdict to edits: the whole of what a quick fix may change. */
import type { Dependency } from './dependency.ts';
import type { Document } from './document.ts';
import { excerptOf } from './excerpt.ts';
import type { Edit, Finding, Fix } from './finding.ts';
import type { Verdict } from './judge.ts';
import { canonicalName, isValidName } from './names/canonical.ts';
import { pinning } from './pin-fix.ts';
import { isBoundElsewhere, usesOfName } from './python/names.ts';
import { isLocked, removalOf } from './removal-fix.ts';
import { factRules, nameRules } from './rules/index.ts';
import type { NameRule, RuleContext } from './rules/rule.ts';
import type { Span } from './span.ts';

/** The names that tables have for keys, so that no table gets one twice: fixes of a document share and extend it. */
export type TakenKeys = Set<string>;

export function takenKeys(dependencies: readonly Dependency[]): TakenKeys {
  const keyed = dependencies.filter(({ key }) => key !== undefined);
  return new Set(keyed.map(({ group, name }) => keyIn(group, name ?? '')));
}

function keyIn(group: string | null, name: string): string {
  return `${group}\0${canonicalName(name)}`;
}

/** Fixes for one finding, the most likely first. Empty where no edit is clearly right. */
export function fixesFor(
  verdict: Verdict,
  dependency: Dependency,
  document: Document,
  context: RuleContext,
  taken: TakenKeys,
): readonly Fix[] {
  if (isLocked(dependency, document)) return [];
  const remedy = verdict.remedy ?? judgingRules.find(rule => rule.meta.code === verdict.rule)?.remedy;
  if (remedy === 'remove') return removalOf(dependency, document);
  if (remedy === 'pin') return pinning(verdict, dependency, document);
  if (remedy !== 'replace') return [];
  if (dependency.key && verdict.target) {
    const key = keyIn(dependency.group, verdict.target);
    if (taken.has(key)) return removalOf(dependency, document);
    if (dependency.key === 'parts') return [];
    taken.add(key);
  }
  return replacement(verdict, dependency, document, context);
}

const judgingRules: readonly NameRule[] = [...nameRules, ...factRules];

function replacement(
  verdict: Verdict,
  dependency: Dependency,
  document: Document,
  context: RuleContext,
): readonly Fix[] {
  const written = document.text.slice(dependency.span.start, dependency.span.end);
  const isImport = dependency.kind === 'import';
  const newText = isImport ? verdict.targetModule : verdict.target;
  if (!newText) return [];
  const edits = isImport ? renaming(dependency, newText, document) : [{ span: dependency.span, newText }];
  if (edits.length === 0) return [];
  return [
    {
      title: `Replace '${written}' with '${newText}'`,
      safe: !isImport && isSafeRename(verdict, dependency, context),
      preferred: true,
      edits,
    },
  ];
}

/** An import and every use of its module, so that the code still holds together; where the name is also something else, the import alone. */
function renaming({ module = '', span }: Dependency, newText: string, document: Document): readonly Edit[] {
  const uses = usesIn(document, module);
  if (uses === 'bound-elsewhere') return [{ span, newText }];
  return uses === 'too-many' ? [] : uses.map(use => ({ span: use, newText }));
}

type Uses = readonly Span[] | 'bound-elsewhere' | 'too-many';

/** Each import of a module brings all its uses along: what thousands of imports would bring nobody could hold. */
const mostUses = 500;

/** A file that imports a module often is gone through once. */
const usesOfDocuments = new WeakMap<Document, Map<string, Uses>>();

function usesIn(document: Document, module: string): Uses {
  const known = usesOfDocuments.get(document) ?? new Map<string, Uses>();
  usesOfDocuments.set(document, known);
  const before = known.get(module);
  if (before) return before;
  const found = findUses(document, module);
  known.set(module, found);
  return found;
}

function findUses({ format, text }: Document, module: string): Uses {
  const programs = format.programs?.(text) ?? [excerptOf(text, { start: 0, end: text.length })];
  if (programs.some(program => isBoundElsewhere(program.text, module))) return 'bound-elsewhere';
  const uses = programs.flatMap(program =>
    usesOfName(program.text, module).map(({ start, end }) => program.spanOf(start, end)),
  );
  return uses.length > mostUses ? 'too-many' : uses;
}

/**
 * A rename may go unasked only if nothing but this name could have been meant and no other install could change:
 * the typed name is not on the index, no other index could have it, and no hash, exact version or other source is
 * tied to it.
 */
function isSafeRename(verdict: Verdict, dependency: Dependency, context: RuleContext): boolean {
  return (
    verdict.confidence === 'high' &&
    dependency.source === 'index' &&
    !context.hasPrivateIndex &&
    !dependency.hashed &&
    !isPin(dependency.specifier) &&
    dependency.name !== null &&
    isFree(dependency.name, context) &&
    context.ownerOf(canonicalName(dependency.name)) === null
  );
}

/** By the day of an old list somebody may have taken the name, unless PyPI says no; one that cannot be taken stays free. */
function isFree(name: string, { facts, stale, existence }: RuleContext): boolean {
  const canonical = canonicalName(name);
  const isCertain = !stale || !isValidName(name) || facts(canonical).index.state === 'missing';
  return isCertain && existence(canonical) === 'absent';
}

/** `==1.2`, `===1.2`, and the bare `1.2` of Poetry: a version that another project may not have. */
function isPin(specifier: string): boolean {
  return specifier.includes('==') || /^[vV]?\d/.test(specifier);
}

/** The text after the edits, which may stand in any order but must not overlap. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  let result = '';
  let position = 0;
  for (const { span, newText } of [...edits].sort((a, b) => a.span.start - b.span.start)) {
    result += text.slice(position, span.start) + newText;
    position = span.end;
  }
  return result + text.slice(position);
}

/** The first fix of each finding that may be applied; one that would overlap an earlier one waits. */
export function chosenFixes(findings: readonly Finding[], which: 'safe' | 'all'): readonly Fix[] {
  const wanted = findings.flatMap(({ fixes }) => fixes.find(fix => which === 'all' || fix.safe) ?? []);
  let length = 0;
  for (const { edits } of wanted) for (const { span } of edits) length = Math.max(length, span.end + 1);
  // One mark a character: to compare every edit with every other would take hours on a hostile file.
  const taken = new Uint8Array(length);
  return wanted.filter(({ edits }) => {
    const places = edits.map(({ span }) => taken.subarray(span.start, Math.max(span.end, span.start + 1)));
    if (places.some(place => place.includes(1))) return false;
    for (const place of places) place.fill(1);
    return true;
  });
}

/** All that those fixes change. */
export function chosenEdits(findings: readonly Finding[], which: 'safe' | 'all'): readonly Edit[] {
  return chosenFixes(findings, which).flatMap(fix => fix.edits);
}
