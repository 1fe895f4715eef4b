/** What is made from the tables of settings: the editor's part of `package.json`, and `docs/settings.md`. Pure. */
import { type ConfigKey, configKeys } from '../server/core/policy/config.ts';
import { described } from '../server/core/policy/read-config.ts';
import { type EditorSetting, editorSettings, type SettingValue } from '../server/lsp/editor-settings.ts';

/** The manifest with its settings made anew; all else stays as it is. Its sentences stand in `package.nls.json`. */
export function withConfiguration(manifest: string): string {
  const parsed = JSON.parse(manifest);
  parsed.contributes.configuration = {
    title: 'Antivenom',
    properties: Object.fromEntries(
      editorSettings.map((setting, index) => [`antivenom.${setting.key}`, property(setting, index + 1)]),
    ),
  };
  // VS Code heeds the list of restricted settings only where support is limited.
  parsed.capabilities.untrustedWorkspaces = {
    supported: 'limited',
    description:
      'Names are checked as everywhere. The files of the workspace can only make the checks stricter, and no address that they name is contacted.',
    restrictedConfigurations: editorSettings
      .filter(({ isRestricted }) => isRestricted)
      .map(({ key }) => `antivenom.${key}`),
  };
  return `${JSON.stringify(parsed, null, 2)}\n`;
}

function property({ key, scope, summary, value }: EditorSetting, order: number): object {
  const property = { order, scope, ...schemaOf(value), markdownDescription: summary };
  return withKeys(property, `setting.${key}`, () => {});
}

/** `package.nls.json`: the sentences of the settings anew, and all others as they are. */
export function withSentences(present: string): string {
  const kept = Object.entries(JSON.parse(present)).filter(([key]) => !key.startsWith('setting.'));
  const sentences = new Map<string, unknown>(kept);
  for (const { key, summary, value } of editorSettings)
    withKeys({ ...schemaOf(value), markdownDescription: summary }, `setting.${key}`, (name, text) =>
      sentences.set(name, text),
    );
  return `${JSON.stringify(Object.fromEntries(sentences), null, 2)}\n`;
}

/** Puts keys in the place of sentences, and tells both. */
function withKeys(part: object, key: string, tell: (key: string, sentence: string) => void): object {
  const named = (name: string, sentence: string): string => {
    tell(name, sentence);
    return `%${name}%`;
  };
  return Object.fromEntries(
    Object.entries(part).map(([name, value]) => {
      if (name === 'markdownDescription' || name === 'description') return [name, named(key, value)];
      if (name === 'enumDescriptions')
        return [name, value.map((text: string, at: number) => named(`${key}.${at + 1}`, text))];
      if (name !== 'properties') return [name, value];
      const inner = Object.entries<object>(value).map(([code, rule]) => [
        code,
        withKeys(rule, `${key}.${code}`, tell),
      ]);
      return [name, Object.fromEntries(inner)];
    }),
  );
}

function schemaOf(value: SettingValue): object {
  switch (value.kind) {
    case 'switch':
      return { type: 'boolean', default: value.fallback };
    case 'choice':
      return {
        type: 'string',
        enum: Object.keys(value.choices),
        enumDescriptions: Object.values(value.choices),
        default: value.fallback,
      };
    case 'text':
      return { type: 'string', default: value.fallback };
    case 'days':
      return { type: 'integer', minimum: 0, maximum: 36_500, default: value.fallback };
    case 'texts':
      return { type: 'array', items: { type: 'string' }, default: [] };
    case 'rules':
      return {
        type: 'object',
        properties: Object.fromEntries(
          value.rules.map(({ code, summary, severity }) => [
            code,
            { type: 'string', enum: value.levels, description: `${sentence(summary)} Default: ${severity}.` },
          ]),
        ),
        additionalProperties: false,
        default: {},
      };
  }
}

export function settingsPage(): string {
  return [
    '# Settings',
    '',
    'What a project keeps in its files holds for everyone who works on it: in the editor, on the command line and in CI.',
    'It goes before the settings of the editor; flags of the command line go before both.',
    'What `deny` says in several places adds up.',
    'In a workspace that you have not trusted, its files can only make the checks stricter: of its `.vscode/settings.json` VS Code then heeds `deny` and what silences nothing.',
    '',
    '## In a project’s files',
    '',
    'A table `[tool.antivenom]` in `pyproject.toml`, or the same keys without a table in `antivenom.toml`.',
    'The nearest folder that has one of them counts, from the checked file upwards to the workspace folder or the one with `.git`; where it has both, `antivenom.toml` goes first.',
    '',
    '```toml',
    '[tool.antivenom]',
    ...configKeys.map(({ name, example }) => `${name} = ${example}`),
    '```',
    '',
    '| key | what it says | takes | default |',
    '|---|---|---|---|',
    ...configKeys.map(configRow),
    '',
    'The same as a JSON schema: [antivenom.schema.json](antivenom.schema.json). Keys, rules and values are offered while they are typed.',
    '',
    '## In a line',
    '',
    '`# antivenom: ignore[typosquat] why` behind a line hides what the named rules find there; without the brackets it stands for all rules but `malicious` and `denied`.',
    'Above a line that ends in `\\` it speaks for all that continues it.',
    '`# antivenom: ignore-file[typosquat]` at the top of a file speaks for the whole file.',
    'Markdown takes `<!-- antivenom: ignore[typosquat] -->`, above a block of code for the whole block.',
    '',
    '## In the editor',
    '',
    'Other editors send the same keys without `antivenom.` as initialization options, and answer for the section `antivenom`.',
    '',
    '| setting | what it says | takes | default |',
    '|---|---|---|---|',
    ...editorSettings.map(editorRow),
    '',
    '## Environments',
    '',
    'Which project an import comes from is read off the environments, as files; no Python is ever started.',
    'Those inside the project (`.venv`, `venv`, `env`, `.conda`) go first; of the others only the modules count that these do not have:',
    '',
    '- in the editor, once the workspace is trusted: `python.defaultInterpreterPath`, and what is chosen in the Python extension; other editors answer with its path for the section `antivenom.activeEnvironment`;',
    '- on the command line: the environments that are active, `VIRTUAL_ENV` and `CONDA_PREFIX`.',
    '',
  ].join('\n');
}

function configRow({ name, summary, value, fallback }: ConfigKey): string {
  const takes = value.kind === 'choice' ? words(value.choices) : escaped(described(value));
  return row([`\`${name}\``, escaped(summary), takes, fallback === 'not set' ? fallback : `\`${fallback}\``]);
}

function editorRow({ key, summary, value }: EditorSetting): string {
  const takes = {
    switch: () => words(['true', 'false']),
    choice: () => words(value.kind === 'choice' ? Object.keys(value.choices) : []),
    text: () => 'a text',
    texts: () => 'a list of texts',
    days: () => 'a number of days',
    rules: () => `an object from rules to ${words(value.kind === 'rules' ? value.levels : [])}`,
  }[value.kind]();
  const fallback =
    value.kind === 'text'
      ? '""'
      : 'fallback' in value
        ? String(value.fallback)
        : value.kind === 'rules'
          ? '{}'
          : '[]';
  return row([`\`antivenom.${key}\``, escaped(summary), takes, `\`${fallback}\``]);
}

function row(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

function words(choices: readonly string[]): string {
  return choices.map(choice => `\`${choice}\``).join(', ');
}

function escaped(text: string): string {
  return text.replaceAll('|', '\\|');
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}${text.endsWith('.') ? '' : '.'}`;
}
