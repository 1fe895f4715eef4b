/** Reads the `antivenom` section of a client's settings: whatever is of the wrong type is left out, and said once. */
import { severities } from '../core/finding.ts';
import type { NameEntry } from '../core/policy/name-entry.ts';
import { type RuleCode, ruleCodes } from '../core/rules/index.ts';
import { defaultSettings, type Settings, sensitivities } from '../core/settings.ts';
import type { Span } from '../core/span.ts';
import { isObject } from './client-facts.ts';

export interface ServerSettings {
  readonly enable: boolean;
  readonly run: 'onType' | 'onSave';
  /** What the engine judges with. */
  readonly core: Settings;
  /** Files and folders to leave alone, as in a `.gitignore` at the workspace folder. */
  readonly exclude: readonly string[];
  readonly showsHover: boolean;
  readonly completes: boolean;
  /** Pythons or environments of the workspace folder, as its user has set and chosen them for all tools. */
  readonly interpreters: readonly string[];
}

export const defaultServerSettings: ServerSettings = {
  enable: true,
  run: 'onType',
  core: defaultSettings,
  exclude: [],
  showsHover: true,
  completes: true,
  interpreters: [],
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
      allow: read('allow', 'a list of names', asEntries, []),
      deny: read('deny', 'a list of names', asEntries, []),
      network: read('network', listed(networks), oneOf(networks), defaultSettings.network),
      lookUpUnknownNames: read('lookUpUnknownNames', 'true or false', asBoolean, true),
      indexUrl: read('index.url', 'an address', asAddress, '') || null,
      extraIndexUrls: read('index.extraUrls', 'a list of addresses', asStrings, []),
      minimumAgeDays: read(
        'minimumAgeDays',
        'a whole number of days',
        asDays,
        defaultSettings.minimumAgeDays,
      ),
    },
    exclude: read('exclude', 'a list of patterns', asStrings, []),
    showsHover: read('hover.enabled', 'true or false', asBoolean, true),
    completes: read('completion.enabled', 'true or false', asBoolean, true),
    interpreters: [],
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

function asDays(value: unknown): number | undefined {
  const isDays = typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= 36_500;
  return isDays ? value : undefined;
}

function oneOf<const T extends string>(words: readonly T[]): (value: unknown) => T | undefined {
  return value => words.find(word => word === value);
}

const networks = ['online', 'offline'] as const;

function asAddress(value: unknown): string | undefined {
  return typeof value === 'string' ? value.trim() : undefined;
}

function asStrings(value: unknown): readonly string[] | undefined {
  return Array.isArray(value) ? value.filter(entry => typeof entry === 'string') : undefined;
}

/** Names or patterns, or objects with a `name`, a `reason` and an end, as in a project's own files. */
function asEntries(value: unknown): readonly NameEntry[] | undefined {
  if (!Array.isArray(value)) return undefined;
  return value.flatMap((item: unknown) => {
    const { name, reason, until } = isObject(item) ? item : { name: item };
    if (typeof name !== 'string') return [];
    return {
      pattern: name,
      reason: typeof reason === 'string' ? reason : null,
      until: typeof until === 'string' ? until : null,
      span: nowhere,
    };
  });
}

/** Settings stand in no text that could be underlined. */
const nowhere: Span = { start: 0, end: 0 };

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
