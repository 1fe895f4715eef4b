/** A rule's page in Markdown, as `docs/rules/RULE.md`, `antivenom explain` and the editor show it. */
import type { Example, RuleMeta } from './rule.ts';

export function rulePage({ code, summary, severity, needs, isOffByDefault, since, docs }: RuleMeta): string {
  return [
    `# ${code}`,
    '',
    `${summary}.`,
    '',
    `Default severity: **${severity}**${isOffByDefault ? ', off by default' : ''} · ${needs.length === 0 ? 'works offline' : `asks ${needs.join(' and ')}`} · since ${since}`,
    '',
    '## Why',
    '',
    docs.why.trim(),
    '',
    '## Example',
    '',
    ...example('Antivenom speaks about this', docs.bad),
    '',
    ...example('and is content with this', docs.good),
    '',
    '## When it is silent, and when it is wrong',
    '',
    docs.limits.trim(),
    '',
    ...(isOffByDefault ? switchingOn(code, severity) : []),
    '## Switching it off',
    '',
    'For one line, with a reason:',
    '',
    '```',
    `# antivenom: ignore[${code}] why this is right`,
    '```',
    '',
    'For a project, in `pyproject.toml`:',
    '',
    '```toml',
    '[tool.antivenom.rules]',
    `${code} = "off"`,
    '```',
    '',
  ].join('\n');
}

function switchingOn(code: string, severity: string): string[] {
  return [
    '## Switching it on',
    '',
    'For a project, in `pyproject.toml`:',
    '',
    '```toml',
    '[tool.antivenom.rules]',
    `${code} = "${severity}"`,
    '```',
    '',
  ];
}

function example(lead: string, { file, text, note }: Example): string[] {
  const lines = [`${lead} (\`${file}\`):`, '', `\`\`\`${languageOf(file)}`, text.trimEnd(), '```'];
  return note ? [...lines, '', note] : lines;
}

function languageOf(file: string): string {
  if (file.endsWith('.py')) return 'python';
  return file.endsWith('.toml') ? 'toml' : '';
}
