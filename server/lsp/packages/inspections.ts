/** Answers for the pages of packages that were looked into: the page itself, and single files as text. */
import type { Connection } from 'vscode-languageserver';
import type { SignHit } from '../../core/hidden-code/inspection.ts';
import { inspectionPage } from '../../core/hidden-code/report/editor-page.ts';
import { runsWord } from '../../core/hidden-code/report/report.ts';
import { visibleText } from '../../core/hidden-code/visible-text.ts';
import { type Guard, safely } from '../safely.ts';
import { answerOf } from './answer.ts';
import { createHeldPackages, type Held } from './held-packages.ts';
import { createInspecting, type Inspecting, type InspectingParts } from './inspecting.ts';
import { sourceOf, targetOf } from './looks.ts';
import {
  type HeldInspectionParams,
  heldInspectionRequest,
  type InspectionAnswer,
  type InspectionPage,
  type InspectionParams,
  inspectionRequest,
  type PackageFileParams,
  type PackageMark,
  type PackageText,
  packageFileRequest,
} from './protocol.ts';

/** Returns what carries out the commands that look into packages. */
export function registerInspections(
  connection: Connection,
  guard: Guard,
  parts: Omit<InspectingParts, 'held'>,
): Inspecting {
  const held = createHeldPackages();
  connection.onRequest<InspectionAnswer | null, never>(
    heldInspectionRequest,
    safely<HeldInspectionParams | null, InspectionAnswer | null>(
      guard,
      heldInspectionRequest,
      null,
      async params => {
        const target = targetOf(params?.target);
        const source = target && sourceOf(target);
        const looked = source === null ? null : held.lastOf(source);
        return looked && answerOf(looked);
      },
    ),
  );
  connection.onRequest<InspectionPage | null, never>(
    inspectionRequest,
    safely<InspectionParams | null, InspectionPage | null>(guard, inspectionRequest, null, async params => {
      const looked = held.get(params?.id);
      const nonce: unknown = params?.nonce;
      if (!looked || typeof nonce !== 'string' || !/^[A-Za-z0-9]{16,64}$/.test(nonce)) return null;
      return { title: looked.title, ...inspectionPage(looked.title, looked.report, nonce) };
    }),
  );
  connection.onRequest<PackageText | null, never>(
    packageFileRequest,
    safely<PackageFileParams | null, PackageText | null>(guard, packageFileRequest, null, async params => {
      const looked = held.get(params?.id);
      return looked && params ? fileOf(looked, params) : null;
    }),
  );
  return createInspecting({ ...parts, held });
}

function fileOf(
  { packages, report }: Held,
  { package: index, file, side }: PackageFileParams,
): PackageText | null {
  const files = side === 'original' ? packages[index]?.original?.() : packages[index]?.files();
  const text = files?.find(({ path }) => path === file)?.text() ?? null;
  if (text === null) return null;
  if (side === 'original') return { text: visibleText(text), marks: [] };
  const { hits = [], comparison } = report.inspections[index] ?? {};
  const own = hits.filter(hit => hit.file === file).flatMap(hit => markOf(hit) ?? []);
  const changed = comparison?.changed.find(({ path }) => path === file);
  const added = (changed?.lines?.added ?? []).map(
    ({ first, last }): PackageMark => ({
      kind: 'added',
      firstLine: first - 1,
      lastLine: last - 1,
      message: '',
    }),
  );
  return { text: visibleText(text), marks: [...added, ...own] };
}

function markOf({ range, strength, message, runs, sign }: SignHit): PackageMark | null {
  if (range === null) return null;
  return {
    kind: strength,
    firstLine: range.start.line,
    lastLine: Math.min(range.end.line, range.start.line + mostLines),
    message: `${sign}: ${message}; runs ${runsWord[runs]}`,
  };
}

/** A sign that a whole file is made of is marked at its beginning. */
const mostLines = 50;
