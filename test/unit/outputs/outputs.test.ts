/** The formats of a finished report: what each must hold, and that no name or message breaks out of it. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Log } from 'sarif';
import { analyze } from '../../../server/core/analyze.ts';
import { requirements } from '../../../server/core/formats/requirements.ts';
import { fingerprintsOf } from '../../../server/core/outputs/fingerprint.ts';
import { outputs } from '../../../server/core/outputs/index.ts';
import { addResult, emptyTally, type Report, reportOf } from '../../../server/core/report.ts';
import { defaultSettings } from '../../../server/core/settings.ts';
import { bundledKnowledge } from '../../support/bundled.ts';

const knowledge = bundledKnowledge();

function reportOn(files: { readonly [file: string]: string }): Report {
  const tally = emptyTally();
  const findings = { error: 0, warning: 0, information: 0, hint: 0 };
  for (const [file, text] of Object.entries(files)) {
    const analysis = analyze(
      { path: 'requirements.txt', text, format: requirements },
      { knowledge, settings: defaultSettings, today: '2026-11-02' },
    );
    for (const { severity } of analysis.findings) findings[severity]++;
    addResult(tally, { file, text, analysis }, rule => `file:///docs/${rule}.md`, true);
  }
  const summary = {
    files: 1,
    dependencies: 3,
    imports: 0,
    findings,
    known: 0,
    noLongerFound: 0,
    durationMs: 1,
  };
  return reportOf(tally, summary, knowledge.names, '0.1.0', 'offline');
}

function render(id: string, report: Report): string {
  return outputs.find(output => output.id === id)?.render(report) ?? '';
}

const squats = reportOn({ 'sub dir/requirements.txt': 'numpy\ncolourama==0.4.6\nreqeusts\nreqeusts\n' });

describe('outputs', () => {
  it('SARIF names the place in lines and columns from 1, with a fix and a fingerprint of its own for each result', () => {
    const log: Log = JSON.parse(render('sarif', squats));
    const [run] = log.runs;
    const [first, ...others] = run?.results ?? [];
    assert.equal(log.version, '2.1.0');
    assert.equal(first?.ruleId, 'typosquat');
    assert.equal(run?.tool.driver.rules?.[first?.ruleIndex ?? -1]?.id, 'typosquat');
    assert.equal(first?.level, 'warning');
    const place = first?.locations?.[0]?.physicalLocation;
    assert.equal(place?.artifactLocation?.uri, 'sub%20dir/requirements.txt');
    assert.deepEqual(place?.region, { startLine: 2, startColumn: 1, endLine: 2, endColumn: 10 });
    const replacement = first?.fixes?.[0]?.artifactChanges[0]?.replacements[0];
    assert.equal(replacement?.insertedContent?.text, 'colorama');
    assert.deepEqual(replacement?.deletedRegion, place?.region);
    assert.equal(others.length, 2);
    const marks = run?.results?.map(each => each.partialFingerprints?.['antivenom/v1']);
    assert.equal(new Set(marks).size, 3);
  });

  it('fingerprints stay when lines move', () => {
    const moved = reportOn({ 'sub dir/requirements.txt': '# new\n\nnumpy\nreqeusts\ncolourama\nreqeusts\n' });
    assert.deepEqual([...fingerprintsOf(moved.findings)].sort(), [...fingerprintsOf(squats.findings)].sort());
  });

  it('GitHub annotations are one line each, with the parts of the command escaped', () => {
    const lines = render('github', reportOn({ 'a,b:c%.txt': 'colourama\n' })).split('\n');
    assert.equal(lines.length, 2);
    assert.match(
      lines[0] ?? '',
      /^::warning file=a%2Cb%3Ac%25\.txt,line=1,endLine=1,col=1,endColumn=10,title=antivenom typosquat::'colourama' is /,
    );
  });

  it('GitLab issues have a path, lines and unique fingerprints', () => {
    const issues = JSON.parse(render('gitlab', squats));
    assert.deepEqual(issues[0].location, { path: 'sub dir/requirements.txt', lines: { begin: 2, end: 2 } });
    assert.equal(issues[0].severity, 'major');
    assert.equal(new Set(issues.map((each: { fingerprint: string }) => each.fingerprint)).size, 3);
  });

  it('Markdown is a table with a row for each finding', () => {
    const rows = render('markdown', squats)
      .split('\n')
      .filter(line => line.startsWith('| warning |'));
    assert.equal(rows.length, 3);
    assert.match(rows[0] ?? '', /typosquat .*requirements\.txt.*colourama/);
  });

  it('HTML shows the line with the name marked, and asks for nothing', () => {
    const page = render('html', squats);
    assert.match(page, /<pre><mark class="warning">colourama<\/mark>==0\.4\.6<\/pre>/);
    assert.match(page, /Content-Security-Policy" content="default-src 'none'/);
    assert.doesNotMatch(page, /(src|href)=|<script|url\(/);
  });

  it('a quiet report is whole in every format', () => {
    const quiet = reportOn({ 'requirements.txt': 'numpy\n' });
    assert.match(render('html', quiet), /Nothing found/);
    assert.equal(render('github', quiet), '');
    assert.deepEqual(JSON.parse(render('gitlab', quiet)), []);
    assert.deepEqual(JSON.parse(render('sarif', quiet)).runs[0].results, []);
    assert.doesNotMatch(render('markdown', quiet), /\| Severity/);
  });

  it('no file name or message breaks out of any format', () => {
    const [template] = squats.findings;
    assert.ok(template);
    const nasty = fc
      .array(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.constantFrom(
            '<img src=x onerror=a>',
            '::error::',
            '\n',
            '\r',
            '|',
            '`',
            '"',
            '%0A',
            '](x)',
            '@all',
            '\u202e',
          ),
        ),
      )
      .map(parts => parts.join(''));
    fc.assert(
      fc.property(nasty, nasty, (file, message) => {
        const finding = {
          ...template,
          file,
          message,
          excerpt: { before: message, name: file, after: message },
        };
        const report: Report = {
          ...squats,
          findings: [finding],
          problems: [{ file, range: null, message }],
          unchecked: [{ name: message, file, reason: 'invalid' }],
        };
        const { locations } = JSON.parse(render('sarif', report)).runs[0].results[0];
        assert.match(locations[0].physicalLocation.artifactLocation.uri, /^[\w.!~*'()%/-]*$/);
        assert.equal(JSON.parse(render('gitlab', report))[0].description, message);
        assert.equal(render('github', report).split(/[\n\r]/).length, 3);
        assert.doesNotMatch(render('html', report), /<img|<script/);
        assert.equal(
          tagsOf(render('html', report)),
          tagsOf(render('html', { ...report, ...harmless(report) })),
        );
        const rows = render('markdown', report)
          .split('\n')
          .filter(line => line.startsWith('| warning'));
        assert.equal(rows.length, 1);
        assert.equal(rows[0]?.split('|').length, 6);
        assert.doesNotMatch(render('markdown', report), /<img|@all/);
      }),
      { numRuns: 300 },
    );
  });
});

/** Text cannot have changed the page's structure if its tags are those of a page with harmless text. */
function tagsOf(page: string): string {
  return (page.match(/<[^>]*>/g) ?? []).map(tag => tag.replace(/aria-label="[^"]*"/, '')).join('');
}

function harmless(report: Report): Pick<Report, 'findings' | 'problems' | 'unchecked'> {
  const excerpt = { before: 'a', name: 'b', after: 'c' };
  return {
    findings: report.findings.map(each => ({ ...each, file: 'a', message: 'b', excerpt })),
    problems: report.problems.map(each => ({ ...each, file: 'a', message: 'b' })),
    unchecked: report.unchecked.map(each => ({ ...each, name: 'a', file: 'b' })),
  };
}
