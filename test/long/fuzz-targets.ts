/** What must hold of any input of a reader, whatever stands in it. */
import assert from 'node:assert/strict';
import { type Analysis, analyze } from '../../server/core/analyze.ts';
import { copyOfArchive } from '../../server/core/facts/advisory-archive.ts';
import { changedSince } from '../../server/core/facts/advisory-changes.ts';
import { openAdvisoryCopy } from '../../server/core/facts/advisory-copy.ts';
import { readAdvisory, readQueryBatch } from '../../server/core/facts/read-advisory.ts';
import { readIndexPage } from '../../server/core/facts/read-index-page.ts';
import { readProjectCard } from '../../server/core/facts/read-project-card.ts';
import { readProvenance } from '../../server/core/facts/read-provenance.ts';
import {
  readPublishedVersion,
  readRepositoryCard,
  readRepositoryPackages,
} from '../../server/core/facts/read-repository.ts';
import type { Finding } from '../../server/core/finding.ts';
import { applyEdits } from '../../server/core/fixes.ts';
import type { Format } from '../../server/core/formats/format.ts';
import { pipIndexes } from '../../server/core/indexes/pip.ts';
import { pdmTomlIndexes, poetryTomlIndexes, uvTomlIndexes } from '../../server/core/indexes/tools.ts';
import { iniValue, parseIni } from '../../server/core/ini/parse.ts';
import type { Context } from '../../server/core/judge.ts';
import { canonicalName } from '../../server/core/names/canonical.ts';
import { openNameIndex } from '../../server/core/names/name-index.ts';
import { printBaseline, readBaseline } from '../../server/core/policy/baseline.ts';
import { ignoreEdit } from '../../server/core/policy/ignore-edit.ts';
import { readConfig } from '../../server/core/policy/read-config.ts';
import { readVetted } from '../../server/core/policy/vetted.ts';
import { parseShell } from '../../server/core/shell/parse.ts';
import type { Span } from '../../server/core/span.ts';
import { parseToml } from '../../server/core/toml/parse.ts';
import { validateToml } from '../../server/core/toml/validate.ts';
import { readYaml } from '../../server/core/yaml/read.ts';
import { inflate, openArchive } from '../../server/io/archive/open-archive.ts';
import { unpackEntry } from '../../server/io/http/entry-file.ts';
import { parseNetrc } from '../../server/io/http/netrc.ts';

/** A file as an editor or a scan meets it. */
export function checkFile(path: string, text: string, format: Format, context: Context): void {
  const analysis = analyze({ path, text, format }, context);
  checkSpans(text, analysis);
  assert.deepEqual(analyze({ path, text, format }, context), analysis, 'says the same again');
  for (const finding of analysis.findings.slice(0, 10)) {
    const whole = finding.dependency?.removal;
    const isBroken =
      whole && analysis.problems.some(({ span }) => span.start < whole.end && span.end > whole.start);
    for (const fix of isBroken ? [] : finding.fixes) {
      const after = analyze({ path, text: applyEdits(text, fix.edits), format }, context);
      assert.ok(
        countOf(after, finding) < countOf(analysis, finding),
        `'${fix.title}' leaves its finding in place`,
      );
      if (finding.rule !== 'unused-ignore')
        assert.ok(after.problems.length <= analysis.problems.length, `'${fix.title}' breaks the file`);
    }
    const edit = ignoreEdit(text, path, finding);
    if (edit) analyze({ path, text: applyEdits(text, [edit]), format }, context);
  }
}

function checkSpans(text: string, analysis: Analysis): void {
  const { dependencies, problems, references, indexes, findings, hashes = [] } = analysis;
  for (const { span } of [...dependencies, ...problems, ...references, ...indexes, ...findings, ...hashes])
    checkSpan(text, span);
  for (const { kind, name, span, removal } of dependencies) {
    const written = text.slice(span.start, span.end);
    // Quotes, escapes and folded lines are taken out of a name; look-alike letters are made one.
    if (kind !== 'import' && name !== null && /^[\w.-]*$/.test(written))
      assert.equal(canonicalName(written), canonicalName(name), 'a span holds its name');
    if (removal) checkSpan(text, removal);
    assert.ok(
      !removal || (removal.start <= span.start && removal.end >= span.end),
      'a removal holds its name',
    );
  }
  for (let at = 1; at < findings.length; at++)
    assert.ok(
      (findings[at - 1]?.span.start ?? 0) <= (findings[at]?.span.start ?? 0),
      'findings are in order',
    );
}

function checkSpan(text: string, { start, end }: Span): void {
  assert.ok(start >= 0 && start <= end && end <= text.length, `a span of ${start}–${end} in ${text.length}`);
}

function countOf({ findings }: Analysis, { rule, dependency }: Finding): number {
  const keyOf = (each: Finding['dependency']) => each && [each.kind, each.module ?? each.name].join();
  const key = keyOf(dependency);
  return findings.filter(each => each.rule === rule && keyOf(each.dependency) === key).length;
}

const [page, time] = ['https://index.invalid/simple/flask/', '2026-11-10T00:00:00.000Z'];

/** Readers of texts that are no file of a project; each takes any text. */
export const textReaders: Readonly<Record<string, (text: string) => unknown>> = {
  toml: text => validateToml(parseToml(text)),
  yaml: readYaml,
  ini: text => parseIni(text).sections.flatMap(each => each.options.map(option => iniValue(text, option))),
  shell: parseShell,
  'antivenom.toml': text => readConfig(text, 'antivenom.toml'),
  'pyproject.toml': text => readConfig(text, 'pyproject.toml'),
  vetted: readVetted,
  baseline: text => {
    const { known } = readBaseline(text);
    assert.deepEqual(readBaseline(printBaseline(known)).known.length, known.length);
  },
  netrc: parseNetrc,
  'pip.conf': text => pipIndexes([{ text, origin: 'project', isContactable: false }], {}),
  'uv.toml': uvTomlIndexes,
  'pdm.toml': pdmTomlIndexes,
  'poetry.toml': poetryTomlIndexes,
  'index page': text => readIndexPage(text, 'application/vnd.pypi.simple.v1+json', page, 'flask'),
  'index HTML': text => readIndexPage(text, 'text/html', page, 'flask'),
  card: readProjectCard,
  provenance: readProvenance,
  repository: readRepositoryCard,
  'packages of a repository': readRepositoryPackages,
  'published version': readPublishedVersion,
  'OSV answer': readQueryBatch,
  'OSV record': text => readAdvisory(parsed(text), 'flask'),
  'OSV changes': text => changedSince(text, time),
};

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** Readers of bytes; each takes any. */
export const byteReaders: Readonly<Record<string, (bytes: Uint8Array) => unknown>> = {
  archive: bytes => openArchive(bytes).members.map(member => member.read()),
  'copy of the malware records': bytes => {
    const copy = openAdvisoryCopy(bytes);
    for (const name of ['evil', 'flask', '__proto__', '']) copy?.find(name);
  },
  'archive of records': bytes => copyOfArchive(bytes, inflate, time),
  'remembered answer': bytes => unpackEntry('key', bytes),
  'name index': bytes => {
    let index: ReturnType<typeof openNameIndex>;
    try {
      index = openNameIndex(bytes);
    } catch (error) {
      assert.match(String(error), /not a name index: /);
      return;
    }
    for (const name of ['flask', 'reqeusts', '', 'zzz']) index.has(name);
  },
};
