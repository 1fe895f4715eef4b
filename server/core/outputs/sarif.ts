/** SARIF 2.1.0, the format that code-scanning services read (OASIS standard). Addresses in it are relative. */
import type {
  ArtifactLocation,
  Location,
  Log,
  Notification,
  Region,
  ReportingDescriptor,
  Result,
} from 'sarif';
import type { Severity } from '../finding.ts';
import type { Report, ReportedFinding, ReportedProblem } from '../report.ts';
import { rules } from '../rules/index.ts';
import { rulePage } from '../rules/page.ts';
import type { Range } from '../span.ts';
import { fingerprintsOf } from './fingerprint.ts';
import type { Output } from './output.ts';
import { printedJson } from './printed-json.ts';

export const sarif = {
  id: 'sarif',
  render: report => `${printedJson(log(report), 2)}\n`,
} as const satisfies Output;

function log({ tool, network, findings, problems, unchecked }: Report): Log {
  const fingerprints = fingerprintsOf(findings);
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: tool.name, semanticVersion: tool.version, rules: rules.map(descriptor) } },
        columnKind: 'utf16CodeUnits',
        invocations: [
          {
            executionSuccessful: true,
            toolExecutionNotifications: problems.map(notification),
            properties: { network, unchecked },
          },
        ],
        results: findings.map((finding, index) => result(finding, fingerprints[index] ?? '')),
      },
    ],
  };
}

function descriptor({ meta }: (typeof rules)[number]): ReportingDescriptor {
  const page = rulePage(meta);
  return {
    id: meta.code,
    shortDescription: { text: meta.summary },
    fullDescription: { text: meta.docs.why.split('\n').join(' ') },
    help: { text: page, markdown: page },
    defaultConfiguration: { enabled: !isOff(meta), level: levels[meta.severity] },
    properties: { tags: ['security', 'supply-chain'] },
  };
}

function isOff(meta: { readonly isOffByDefault?: boolean }): boolean {
  return meta.isOffByDefault === true;
}

const ruleNumbers: ReadonlyMap<string, number> = new Map(rules.map(({ meta }, index) => [meta.code, index]));

const levels: { readonly [severity in Severity]: 'error' | 'warning' | 'note' } = {
  error: 'error',
  warning: 'warning',
  information: 'note',
  hint: 'note',
};

function result(finding: ReportedFinding, fingerprint: string): Result {
  const { rule, severity, confidence, file, range, message, target, evidence, related, fixes } = finding;
  return {
    ruleId: rule,
    ruleIndex: ruleNumbers.get(rule) ?? -1,
    level: levels[severity],
    message: { text: message },
    locations: [location(file, range)],
    ...(related && {
      relatedLocations: related.map((each, id) => ({
        id,
        ...location(each.file, each.range),
        message: { text: each.message },
      })),
    }),
    partialFingerprints: { 'antivenom/v1': fingerprint },
    ...(fixes.length > 0 && {
      fixes: fixes.map(({ title, edits }) => ({
        description: { text: title },
        artifactChanges: [...new Set(edits.map(edit => edit.file))].map(changed => ({
          artifactLocation: artifact(changed),
          replacements: edits
            .filter(edit => edit.file === changed)
            .map(edit => ({ deletedRegion: region(edit.range), insertedContent: { text: edit.newText } })),
        })),
      })),
    }),
    properties: { confidence, target, evidence },
  };
}

function notification({ file, range, message }: ReportedProblem): Notification {
  const place =
    range === null ? { physicalLocation: { artifactLocation: artifact(file) } } : location(file, range);
  return { level: 'warning', message: { text: message }, locations: [place] };
}

function location(file: string, range: Range): Location {
  return { physicalLocation: { artifactLocation: artifact(file), region: region(range) } };
}

function artifact(file: string): ArtifactLocation {
  return { uri: file.split('/').map(encoded).join('/'), uriBaseId: 'SRCROOT' };
}

/** A half of a surrogate pair, which file names on Windows may hold, cannot be encoded. */
function encoded(part: string): string {
  return encodeURIComponent(part.replace(/\p{Cs}/gu, '\uFFFD'));
}

function region({ start, end }: Range): Region {
  return {
    startLine: start.line + 1,
    startColumn: start.character + 1,
    endLine: end.line + 1,
    endColumn: end.character + 1,
  };
}
