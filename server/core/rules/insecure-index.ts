/** Speaks about what is fetched without a way to notice that it is not the same as yesterday: plain http, moving addresses. */
import type { Dependency, IndexSetting } from '../dependency.ts';
import type { Document } from '../document.ts';
import type { Fix } from '../finding.ts';
import { isPlainHttp, isThisMachine, pinningOf } from '../indexes/addresses.ts';
import { lookAlikeOwner, ownersIn } from '../indexes/look-alike-owner.ts';
import { redacted } from '../indexes/redacted.ts';
import { difference, nearness } from '../names/slip-words.ts';
import { isLocked } from '../removal-fix.ts';
import type { Span } from '../span.ts';
import { defineTextRule, type TextRemark } from './text-rule.ts';

export const insecureIndex = defineTextRule({
  meta: {
    code: 'insecure-index',
    summary:
      'Packages come over plain http, from a host whose certificate is not looked at, or from an address that moves',
    severity: 'information',
    needs: [],
    since: '0.1.0',
    docs: {
      why: [
        'Whoever sits between you and an index that is reached over plain `http://` can hand you other packages; `trusted-host` and `verify_ssl = false` allow the same over https.',
        'A repository whose owner is one letter from a famous one is how a copy with a back door gets installed.',
        'A repository without a commit, or an archive without a hash, is whatever its owner, or whoever has taken the account over, puts there tomorrow.',
      ].join('\n'),
      bad: {
        file: 'requirements.txt',
        text: '--index-url http://packages.example/simple\ntool @ git+https://git.example/owner/tool.git@main\n',
      },
      good: {
        file: 'requirements.txt',
        text: '--index-url https://packages.example/simple\ntool @ git+https://git.example/owner/tool.git@5d1a7b8c9e0f3a4b2c6d8e9f0a1b2c3d4e5f6a7b\n',
      },
      limits: [
        'Addresses of this machine are passed over, and so are the examples of documentation.',
        'A tag can be moved and a lock file may pin the commit, so tags and the tables of uv, Poetry, PDM, Pipenv and Pixi are said with less confidence.',
        'The owner of a repository on GitHub is compared with the one who is known for a repository of that name (`pssf/requests` with `psf/requests`), which is a warning: it is a statement about an address, so it stands here, and `starjacking` speaks of what projects claim. Forks under names of their own are passed by.',
      ].join('\n'),
    },
  },

  inspect({ document, parsed }) {
    const isDocumentation = document.format.id === 'markdown' || document.format.id === 'restructuredtext';
    return [
      ...parsed.indexes.flatMap(setting => remarkOnSetting(setting, document)),
      ...remarksOnOwners(parsed.dependencies, document),
      ...(isDocumentation ? [] : parsed.dependencies.flatMap(each => remarkOnDependency(each, document))),
    ];
  },
});

function remarkOnSetting(setting: IndexSetting, document: Document): readonly TextRemark[] {
  const { kind, value, span, isUnverified } = setting;
  const address = redacted(value);
  const remark = (evidence: string, message: string, fixes: readonly Fix[] = []): readonly TextRemark[] => [
    { span, dependency: null, evidence: { kind: evidence, address }, confidence: 'high', message, fixes },
  ];
  if (kind === 'no-index') return [];
  if (kind === 'trusted-host') {
    if (value === '' || isThisMachine(value) || value.includes('$')) return [];
    return remark(
      'trusted-host',
      `The certificate of '${address}' is not looked at, so anybody on the way can pass for it: give its authority to '--cert' instead`,
    );
  }
  if (isPlainHttp(value))
    return remark(
      'plain-http',
      `'${address}' is reached over plain http: anybody on the way can hand out other packages`,
      encrypted(setting, document),
    );
  if (isUnverified)
    return remark(
      'unverified',
      `The certificate of '${address}' is not looked at ('verify_ssl = false'), so anybody on the way can pass for it`,
    );
  return [];
}

/** Whether the index answers there is for whoever asks to find out. */
function encrypted({ span, isUnverified }: IndexSetting, { text, path, format }: Document): readonly Fix[] {
  const scheme = { start: span.start, end: span.start + 'http'.length };
  const isMade = /\.lock$|lock\.(?:json|ya?ml)$/i.test(path) || format.id === 'pylock';
  if (isMade || isUnverified || text.slice(scheme.start, span.start + 7).toLowerCase() !== 'http://')
    return [];
  return [{ title: 'Use https', safe: false, preferred: true, edits: [{ span: scheme, newText: 'https' }] }];
}

const lockedTables = /^(?:tool\.(?:poetry|pixi)\b|(?:dev-)?packages$)/;

function remarkOnDependency(dependency: Dependency, document: Document): readonly TextRemark[] {
  const { address, span, name, source, group, kind } = dependency;
  if (address === undefined || isLocked(dependency, document)) return [];
  const pinning = pinningOf(dependency);
  if (pinning.is !== 'moving') return [];
  const place = redacted(address).replace(/@[^/@]*$/, '');
  const subject =
    name === null ? `This is whatever '${place}' holds` : `'${name}' is whatever '${place}' holds`;
  const isTag = pinning.at !== null && /^v?\d+(?:\.\d+)+/i.test(pinning.at);
  const isInTable = kind === 'requirement' && group !== null && lockedTables.test(group);
  return [
    {
      span,
      dependency,
      evidence: { kind: source === 'vcs' ? 'moving-revision' : 'no-hash', address: place, at: pinning.at },
      confidence: isTag || isInTable || document.format.id === 'pyproject' ? 'medium' : 'high',
      message:
        source === 'vcs'
          ? `${subject} ${pinning.at === null ? 'when it is installed' : `at '${pinning.at}' on the day`}: name a commit`
          : `${name === null ? 'This archive' : `'${name}'`} comes from '${place}' without a hash, so nobody would notice another file there: add '#sha256=…'`,
      fixes: [],
    },
  ];
}

/** An address in a lock was copied from elsewhere: it is told of, and put right there. */
function remarksOnOwners(dependencies: readonly Dependency[], document: Document): readonly TextRemark[] {
  let places: ReadonlyMap<string, readonly Span[]> | undefined;
  return dependencies.flatMap(dependency => {
    const { address, span } = dependency;
    const found = address?.toLowerCase().includes('github.com') ? lookAlikeOwner(address) : null;
    if (!found) return [];
    const { owner, famous, repository, slip } = found;
    places ??= ownersIn(document.text);
    const here = isLocked(dependency, document) ? [] : (places.get(`${owner}/${repository}`) ?? []);
    return {
      span,
      dependency,
      evidence: { kind: 'look-alike-owner', owner, famous, repository, slip: slip.kind },
      severity: 'warning',
      confidence: 'high',
      message: `'${owner}/${repository}' on GitHub ${nearness(slip)} '${famous}/${repository}': ${difference(slip)}`,
      fixes: replaced(here, span, famous),
    } as const;
  });
}

/** More copies of one address in one text are no person's. */
const mostPlaces = 50;

/** Of several the one beside the name. */
function replaced(places: readonly Span[], near: Span, famous: string): readonly Fix[] {
  if (places.length > mostPlaces) return [];
  const distance = ({ start }: Span) => Math.abs(start - near.start);
  const [place] = [...places].sort((a, b) => distance(a) - distance(b));
  if (!place) return [];
  const edits = [{ span: place, newText: famous }];
  return [{ title: `Replace the owner with '${famous}'`, safe: false, preferred: true, edits }];
}
