/** Speaks about ignore comments that hide nothing, so that none outlives its reason. */
import type { Fix } from '../finding.ts';
import type { UnusedIgnore } from '../policy/apply-ignores.ts';
import { defineDocumentRule } from './document-rule.ts';

export const unusedIgnore = defineDocumentRule({
  meta: {
    code: 'unused-ignore',
    summary: 'An ignore comment hides nothing',
    severity: 'hint',
    needs: [],
    since: '0.1.0',
    docs: {
      why: [
        'A comment that once hid a finding stays behind when the line is put right.',
        'Left alone it hides the next finding on that line, which nobody has looked at.',
      ].join('\n'),
      bad: { file: 'requirements.txt', text: 'requests  # antivenom: ignore[typosquat] our own mirror\n' },
      good: { file: 'requirements.txt', text: 'requests\n' },
      limits:
        'It is silent about rules that are switched off, or whose services could not be asked, since their findings are not known.',
    },
  },

  inspect({ document, unusedIgnores, knownRules, unheardRules, isIncomplete }) {
    return unusedIgnores
      .filter(unused => isCertain(unused, unheardRules, isIncomplete))
      .map(({ directive, code, span }) => ({
        span,
        evidence: { kind: 'unused', rule: code },
        confidence: 'high',
        message: sentence(directive, code, knownRules),
        fixes: code === null ? [removal(document.text, span)] : [],
      }));
  },
});

/** What an unheard rule would have found is not known. */
function isCertain(
  { directive, code }: UnusedIgnore,
  unheard: ReadonlySet<string>,
  isIncomplete: boolean,
): boolean {
  const concerned = code === null ? directive.rules?.map(rule => rule.code) : [code];
  return concerned ? concerned.every(each => !unheard.has(each)) : !isIncomplete;
}

function sentence(
  directive: UnusedIgnore['directive'],
  code: string | null,
  knownRules: readonly string[],
): string {
  const named = code === null ? directive.rules?.map(rule => rule.code) : [code];
  const unknown = named?.find(each => !knownRules.includes(each));
  if (unknown !== undefined) return `There is no rule '${unknown}', so nothing is ignored for it`;

  if (directive.scope === 'misplaced')
    return 'This comment ignores nothing: ignore-file must stand at the top of the file';
  return code === null ? 'This comment ignores nothing' : `No '${code}' finding is ignored here`;
}

function removal(text: string, span: UnusedIgnore['span']): Fix {
  let start = span.start;
  while (start > 0 && (text[start - 1] === ' ' || text[start - 1] === '\t')) start--;
  return {
    title: 'Remove the unused ignore comment',
    safe: false,
    preferred: true,
    edits: [{ span: { start, end: span.end }, newText: '' }],
  };
}
