/** Which word counts where flags, files and editor settings say different things. */
import { type Severity, severities } from '../finding.ts';
import { type RuleCode, ruleOf } from '../rules/index.ts';
import type { RuleMeta } from '../rules/rule.ts';
import { type RuleLevels, type Settings, sensitivities } from '../settings.ts';
import type { Config } from './config.ts';
import type { VettedEntry } from './name-entry.ts';

/** `base` as a project's files change it. What `deny` says adds up; everything else replaces what was there. */
export function withConfig(base: Settings, config: Config, isTrusted: boolean): Settings {
  const deny = [...base.deny, ...(config.deny ?? [])];
  // An allowance that does not count for findings, or is replaced by another list, still tells of a private name.
  const unsent = [...base.unsent, ...base.allow, ...(config.allow ?? [])];
  if (!isTrusted) return { ...stricter(base, config), deny, unsent, honoursIgnores: false };
  return {
    ...base,
    unsent,
    network: config.network ?? base.network,
    lookUpUnknownNames: config.lookUpUnknownNames ?? base.lookUpUnknownNames,
    indexUrl: config.indexUrl ?? base.indexUrl,
    extraIndexUrls: config.extraIndexUrls ?? base.extraIndexUrls,
    sensitivity: config.sensitivity ?? base.sensitivity,
    rules: { ...base.rules, ...Object.fromEntries(config.rules ?? []) },
    allow: config.allow ?? base.allow,
    deny,
    vetted: vettedOf(config) ?? base.vetted,
    minimumAgeDays: config.minimumAgeDays ?? base.minimumAgeDays,
  };
}

function vettedOf({ policy, vetted = [], vettedEntries = [] }: Config): readonly VettedEntry[] | null {
  return policy === undefined ? null : [...vetted, ...vettedEntries];
}

/** What an unknown author may ask for: more findings and worse ones, never fewer; less that is sent, never more. */
function stricter(base: Settings, config: Config): Settings {
  const rules: Record<string, Severity | 'off'> = { ...base.rules };
  for (const [code, level] of config.rules ?? []) {
    if (level === 'off') continue;
    const before = rules[code];
    if (before !== undefined && before !== 'off' && severities.indexOf(level) > severities.indexOf(before))
      continue;
    rules[code] = level;
  }
  const wanted = config.sensitivity ?? base.sensitivity;
  const isWider = sensitivities.indexOf(wanted) > sensitivities.indexOf(base.sensitivity);
  const { indexUrl, extraIndexUrls = [] } = config;
  return {
    ...base,
    sensitivity: isWider ? wanted : base.sensitivity,
    rules,
    vetted: base.vetted ?? vettedOf(config),
    minimumAgeDays: Math.max(base.minimumAgeDays, config.minimumAgeDays ?? 0),
    network: config.network === 'offline' ? 'offline' : base.network,
    lookUpUnknownNames: base.lookUpUnknownNames && config.lookUpUnknownNames !== false,
    distrustedIndexUrls: [
      ...base.distrustedIndexUrls,
      ...(indexUrl === undefined ? [] : [indexUrl]),
      ...extraIndexUrls,
    ],
  };
}

/** What was said for one run only, on the command line. */
export interface Overrides {
  readonly sensitivity?: Settings['sensitivity'];
  /** The only rules to run. */
  readonly select?: readonly RuleCode[];
  /** Rules to leave out. */
  readonly ignore?: readonly RuleCode[];
  /** True where nobody may be asked. */
  readonly offline?: boolean;
}

export function withOverrides(
  settings: Settings,
  overrides: Overrides,
  codes: readonly RuleCode[],
): Settings {
  const rules: { -readonly [code in RuleCode]?: RuleLevels[code] } = { ...settings.rules };
  const { select, ignore = [], sensitivity = settings.sensitivity } = overrides;
  for (const code of codes) {
    if (select && !select.includes(code)) rules[code] = 'off';
    // A rule that is asked for by name runs, whatever the files or its own default say.
    else if (select && (rules[code] ?? 'off') === 'off') {
      delete rules[code];
      const meta: RuleMeta | undefined = ruleOf(code)?.meta;
      if (meta?.isOffByDefault) rules[code] = meta.severity;
    }
    if (ignore.includes(code)) rules[code] = 'off';
  }
  return { ...settings, sensitivity, rules, network: overrides.offline ? 'offline' : settings.network };
}
