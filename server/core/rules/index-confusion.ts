/** Speaks about index settings with which a project on PyPI can stand in for a private one. */
import type { Dependency } from '../dependency.ts';
import type { IndexInForce, IndexTool } from '../indexes/index-in-force.ts';
import { isMergedWithPyPI, mergedBy } from '../indexes/merged.ts';
import { redacted } from '../indexes/redacted.ts';
import { canonicalName, isValidName } from '../names/canonical.ts';
import { entryFor } from '../policy/patterns.ts';
import { isSharedIndex } from '../public-services.ts';
import type { RuleContext } from './rule.ts';
import { defineTextRule, type ReadText, type TextRemark } from './text-rule.ts';

export const indexConfusion = defineTextRule({
  meta: {
    code: 'index-confusion',
    summary: 'A project on PyPI could stand in for a private one',
    severity: 'information',
    needs: [],
    since: '0.1.0',
    docs: {
      why: [
        'With `--extra-index-url`, PDM\u2019s sources, or `unsafe-best-match` of uv and Pixi, all indexes are asked alike and the highest version wins.',
        'Whoever registers the name of a private project on PyPI, with a high version, is then installed in its place.',
        'A private index that only fills gaps (Poetry\u2019s `supplemental`) loses to PyPI too.',
        'The setting alone is worth knowing; a name that PyPI\u2019s list does not have, bound to no index and without a hash, is a warning: it is free to register.',
      ].join('\n'),
      bad: {
        file: 'requirements.txt',
        text: '--extra-index-url https://packages.example/simple\nacme-billing==1.4\nrequests\n',
      },
      good: {
        file: 'requirements.txt',
        text: '--index-url https://packages.example/simple\nacme-billing==1.4\nrequests\n',
      },
      limits: [
        'Let one index serve both, with `--index-url` alone; or bind names: an index with `explicit = true` and `[tool.uv.sources]`, `include_packages` of PDM, `source` of Poetry.',
        'Names that `allow` lists, that lie in a folder of files, or that carry a hash are passed over.',
        'Nobody is asked: which names the private index has is not known, so a name that both have is not told of.',
      ].join('\n'),
    },
  },

  inspect(read, context) {
    return [...settingRemarks(read, context), ...nameRemarks(read, context)];
  },
});

function settingRemarks({ parsed }: ReadText, { indexes: { all } }: RuleContext): readonly TextRemark[] {
  return parsed.indexes.flatMap((setting): TextRemark[] => {
    const index = mergedBy(setting, all);
    if (!index) return [];
    const address = redacted(index.address);
    return [
      {
        span: setting.span,
        dependency: null,
        evidence: { kind: 'merged-indexes', address, tool: index.tool },
        confidence: 'high',
        message: `${orderOf(index, address)}, so a project there can stand in for a private one: ${adviceFor(index)}`,
        fixes: [],
      },
    ];
  });
}

const titles: Readonly<Record<IndexTool, string>> = {
  pip: 'pip',
  uv: 'uv',
  poetry: 'Poetry',
  pdm: 'PDM',
  pipenv: 'Pipenv',
  antivenom: 'Antivenom',
};

function orderOf({ tool, kind }: IndexInForce, address: string): string {
  return kind === 'supplemental'
    ? `${titles[tool]} looks into '${address}' only for what PyPI does not have`
    : `${titles[tool]} takes the highest version of '${address}' and PyPI`;
}

function adviceFor({ tool, kind }: IndexInForce): string {
  if (kind === 'supplemental' || tool === 'poetry')
    return "name the source with the dependency, and give it the priority 'explicit'";
  if (tool === 'pdm') return "give the source 'include_packages', or set 'respect-source-order'";
  if (tool === 'uv')
    return "drop 'index-strategy', or bind names with 'explicit = true' and 'tool.uv.sources'";
  return "let one index serve both, with '--index-url' alone";
}

function nameRemarks({ parsed, settings, suspects }: ReadText, context: RuleContext): readonly TextRemark[] {
  const { all } = context.indexes;
  const merged = all.filter(index => isMergedWithPyPI(index, all) && !isSharedIndex(index.address));
  if (merged.length === 0 || context.assume !== null) return [];
  return parsed.dependencies.flatMap((dependency): TextRemark[] => {
    const { name, span } = dependency;
    if (name === null || dependency.kind === 'import' || dependency.kind === 'lock') return [];
    const canonical = canonicalName(name);
    // This first, since few names are absent.
    if (context.existence(canonical) !== 'absent' || context.ownerOf(canonical) !== null) return [];
    const index = merged.find(each => isUsedFor(each, dependency));
    if (!index || suspects.has(dependency) || dependency.source !== 'index') return [];
    if (dependency.hashed || !isValidName(name)) return [];
    if (entryFor(canonical, settings.allow, context.today)) return [];
    const address = redacted(index.address);
    const { state } = context.facts(canonical).index;
    if (state === 'known') return [];
    const { date } = context.knowledge.names;
    return [
      {
        span,
        dependency,
        evidence: { kind: 'free-on-pypi', address, tool: index.tool, date },
        confidence: state === 'missing' ? 'high' : context.stale ? 'low' : 'medium',
        severity: 'warning',
        message: `'${name}' is ${state === 'missing' ? 'not on PyPI' : `not in the list of ${date}`}, and ${orderOf(index, address)}: whoever registers it on PyPI is installed; ${adviceFor(index)}`,
        fixes: [],
      },
    ];
  });
}

/** Tables of one tool are read by no other; all else could be installed with any. */
function isUsedFor({ tool, excludes = [] }: IndexInForce, { group, name }: Dependency): boolean {
  const owner = /^tool\.(poetry|pixi)\b/.exec(group ?? '')?.[1];
  if (owner !== undefined) return owner === (tool === 'uv' ? 'pixi' : tool);
  if (/^(?:dev-)?packages$/.test(group ?? '')) return tool === 'pipenv';
  if (tool === 'poetry') return /^(?:project|dependency-groups)\b/.test(group ?? '');
  return name !== null && !excludes.some(pattern => pattern === '*');
}
