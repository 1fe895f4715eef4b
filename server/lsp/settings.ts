/** Reads the `antivenom` section of a client's settings: whatever is of the wrong type is left out, and said once. */
import { severities } from '../core/finding.ts';
import { type RuleCode, ruleCodes } from '../core/rules/index.ts';
import { defaultSettings, type Settings, sensitivities } from '../core/settings.ts';
import { isObject } from './client-facts.ts';

export interface ServerSettings {
  readonly enable: boolean;
  readonly run: 'onType' | 'onSave';
  /** What the engine judges with. */
  readonly core: Settings;
  /** Names, or patterns with `*`, that are not to be spoken of. */
  readonly allow: readonly string[];
  readonly deny: readonly string[];
  /** Files and folders to leave alone, as in a `.gitignore` at the workspace folder. */
  readonly exclude: readonly string[];
  readonly showsHover: boolean;
}

export const defaultServerSettings: ServerSettings = {
  enable: true,
  run: 'onType',
  core: defaultSettings,
  allow: [],
  deny: [],
  exclude: [],
  showsHover: true,
};

/** `section` is nested (`hover: { enabled }`) or dotted (`"hover.enabled"`), and may be anything at all. */
export function readServerSettings(section: unknown, log: (message: string) => void): ServerSettings {
  if (!isObject(section)) return defaultServerSettings;
  const read = <T>(key: string, what: string, accept: (value: unknown) => T | undefined, otherwise: T): T => {
    const value = valueAt(section, key);
    if (value === undefined || value === null) return otherwise;
    const accepted = accept(value);
    if (accepted === undefined) log(`The setting antivenom.${key} is left out: it must be ${what}.`);
    return accepted ?? otherwise;
  };
  return {
    enable: read('enable', 'true or false', asBoolean, true),
    run: read('run', "'onType' or 'onSave'", oneOf(['onType', 'onSave']), 'onType'),
    core: {
      ...defaultSettings,
      sensitivity: read(
        'sensitivity',
        listed(sensitivities),
        oneOf(sensitivities),
        defaultSettings.sensitivity,
      ),
      rules: read('rules', 'an object from rules to severities', value => asRules(value, log), {}),
    },
    allow: read('allow', 'a list of names', asNames, []),
    deny: read('deny', 'a list of names', asNames, []),
    exclude: read('exclude', 'a list of patterns', asNames, []),
    showsHover: read('hover.enabled', 'true or false', asBoolean, true),
  };
}

function valueAt(section: { readonly [key: string]: unknown }, key: string): unknown {
  if (Object.hasOwn(section, key)) return section[key];
  let value: unknown = section;
  for (const part of key.split('.'))
    value = isObject(value) && Object.hasOwn(value, part) ? value[part] : undefined;
  return value;
}

function asBoolean(value: unknown): boolean | undefined {
  return typeof value === 'boolean' ? value : undefined;
}

function oneOf<const T extends string>(words: readonly T[]): (value: unknown) => T | undefined {
  return value => words.find(word => word === value);
}

/** Entries are names, or objects with a `name` and a reason, as in the configuration files. */
function asNames(value: unknown): readonly string[] | undefined {
  if (!Array.isArray(value)) return undefined;
  return value
    .map((entry: unknown) => (isObject(entry) ? entry['name'] : entry))
    .filter(entry => typeof entry === 'string');
}

function asRules(value: unknown, log: (message: string) => void): Settings['rules'] | undefined {
  if (!isObject(value)) return undefined;
  const levels = [...severities, 'off'] as const;
  const chosen: { [code in RuleCode]?: (typeof levels)[number] } = {};
  for (const [key, level] of Object.entries(value)) {
    const code = ruleCodes.find(each => each === key);
    const known = levels.find(each => each === level);
    if (code && known) chosen[code] = known;
    else if (code) log(`The setting antivenom.rules.${code} is left out: it must be ${listed(levels)}.`);
    else log(`The setting antivenom.rules names '${key.slice(0, 60)}', which is no rule.`);
  }
  return chosen;
}

function listed(words: readonly string[]): string {
  return `'${words.slice(0, -1).join("', '")}' or '${words.at(-1)}'`;
}
