/** Answers for the report of the last scan: as data, as a page for an editor to show, and as text to keep. */
import type { Connection } from 'vscode-languageserver';
import { editorPage } from '../core/outputs/editor-page.ts';
import { outputs } from '../core/outputs/index.ts';
import { summaryPhrases } from '../core/outputs/summary.ts';
import type { Knowledge } from '../core/ports.ts';
import { paths } from '../io/paths.ts';
import {
  type ExportParams,
  exportRequest,
  type ReportParams,
  reportChanged,
  reportRequest,
  type WorkspaceReport,
} from './protocol.ts';
import { type Guard, safely } from './safely.ts';
import type { ScanResults, WholeReport } from './scan-results.ts';

interface Parts {
  readonly connection: Connection;
  readonly guard: Guard;
  readonly results: ScanResults;
  readonly knowledge: () => Knowledge;
  readonly version: string;
}

/** Returns what is to be called when the results have changed outside of a scan. */
export function registerReports({ connection, guard, results, knowledge, version }: Parts): () => void {
  const current = () => results.current(knowledge().names, version);
  connection.onRequest<WorkspaceReport | null, never>(
    reportRequest,
    safely<ReportParams | null, WorkspaceReport | null>(guard, reportRequest, null, async params => {
      const whole = current();
      return whole && reportFor(whole, params?.nonce);
    }),
  );
  connection.onRequest<string | null, never>(
    exportRequest,
    safely<ExportParams | null, string | null>(guard, exportRequest, null, async params => {
      const output = outputs.find(({ id }) => id === params?.format);
      if (!output) throw new Error('there is no such format');
      const whole = current();
      return whole && output.render(whole.report);
    }),
  );
  let isTold = false;
  return () => {
    if (isTold) return;
    isTold = true;
    // Once for all that changes at one moment.
    setImmediate(() => {
      isTold = false;
      void connection.sendNotification(reportChanged);
    });
  };
}

/** A tree or a page with more rows would be slow, and is not read to its end. */
const mostRows = 2000;

function reportFor(whole: WholeReport, nonce: unknown): WorkspaceReport {
  const files = [...whole.paths];
  const numbers = new Map(files.map(([name], index) => [name, index]));
  const numberOf = (file: string): number => numbers.get(file) ?? 0;
  const { findings } = whole.report;
  const rows: WorkspaceReport = {
    summary: summaryPhrases(whole.report).join(' · '),
    files: files.map(([name, path]) => ({ name, uri: paths.pathToUri(path) })),
    findings: findings
      .slice(0, mostRows)
      .map(({ rule, severity, name, message, file, range: { start } }) => ({
        ...{ rule, severity, name, message, file: numberOf(file), ...start },
      })),
    moreFindings: Math.max(0, findings.length - mostRows),
    packages: whole.packages.map(({ name, evidence, rank, file, at }) => ({
      ...{ name, evidence, rank, file: numberOf(file), ...at },
    })),
  };
  const isNonce = typeof nonce === 'string' && /^[A-Za-z0-9]{16,64}$/.test(nonce);
  return isNonce ? { ...rows, page: editorPage(whole.report, whole.packages, numberOf, nonce) } : rows;
}
