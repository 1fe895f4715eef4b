/** Pages about packages: text of unknown origin shows and does nothing, and every button stands for one place. */
import assert from 'node:assert/strict';
import { compare } from '../../../server/core/comparison/compare.ts';
import { inspectionPage } from '../../../server/core/hidden-code/report/editor-page.ts';
import { htmlOf } from '../../../server/core/hidden-code/report/html.ts';
import { inspectionReport, type ReportedInspection } from '../../../server/core/hidden-code/report/report.ts';
import { visibleText } from '../../../server/core/hidden-code/visible-text.ts';
import { inspectSample, sampleFiles } from '../../support/sample-package.ts';

const hidden = "import base64\nexec(base64.b64decode('PGltZyBzcmM9eCBvbmVycm9yPWFsZXJ0KDEpPg=='))\n";
const evil = "</pre><script>alert(1)</script>\u202e\"onclick='x'";
const nonce = 'n'.repeat(32);

async function hostile(): Promise<ReportedInspection> {
  const files = { [`acme/${evil}.py`]: hidden, 'acme/b.py': `${hidden}x = '${'\u0000'}'\n` };
  const container = { kind: 'wheel', name: evil, version: evil, file: `${evil}.whl` } as const;
  const inspection = await inspectSample({ files, container });
  const other = { kind: 'wheel', name: evil, version: '1', file: `${evil}.whl`, sha256: null } as const;
  const comparison = compare(
    { files: sampleFiles(files), container: { ...other, problems: [] } },
    {
      files: sampleFiles({ 'acme/b.py': evil, [`acme/old ${evil}`]: evil }),
      container: { ...other, problems: [] },
    },
    inspection.hits,
  );
  const contacts = [{ host: evil, file: evil, line: 3, isHidden: true }];
  const whatRuns = { install: [evil], startup: [evil], import: 2 };
  return { ...inspection, comparison, contacts, whatRuns };
}

describe('pages of packages', () => {
  it('show hostile names and sources as text', async () => {
    const report = inspectionReport({ inspections: [await hostile()], notes: [evil] }, 1, '0.1.0');
    const { page, places, pairs } = inspectionPage(evil, report, nonce);
    for (const html of [page, htmlOf(report)]) {
      assert.doesNotMatch(html, /<script>alert|<img|onclick='|\p{Cf}/u);
      assert.match(html, /&#60;\/pre&#62;&#60;script&#62;/);
    }
    assert.equal(page.match(/<script/g)?.length, 1);
    assert.match(page, /default-src 'none'/);
    assert.equal(page.match(/data-place="/g)?.length, places.length);
    assert.equal(page.match(/data-pair="/g)?.length, pairs.length);
    assert.equal(pairs.length, 1);
    assert.ok(places.some(({ side, file }) => side === 'original' && file === `acme/old ${evil}`));
    assert.doesNotMatch(htmlOf(report), /<button/);
  });

  it('list the packages of an environment with the suspicious ones first, and count the rest', async () => {
    const of = (name: string, text: string) =>
      inspectSample({ files: { 'a.py': text }, container: { kind: 'environment', name, version: '1' } });
    const inspections = [
      await of('aaa', 'x = 1\n'),
      await of('bbb', "URL = 'http://203.0.113.9/p'\n"),
      await of('ccc', hidden),
    ];
    const { page } = inspectionPage('Environment', inspectionReport({ inspections }, 1, '0.1.0'), nonce);
    assert.ok(page.indexOf('ccc 1') < page.indexOf('bbb 1'));
    assert.doesNotMatch(page, /aaa 1/);
    assert.match(page, /1 package without any sign/);
    assert.match(page, /<details class="package" open><summary>ccc 1/);
  });
});

describe('texts of packages', () => {
  it('show what is hidden, each character at its place', () => {
    const text = 'a\u0000b\r\n\tc\u202ed\u007f\u2028\u200b\ud800e\u{e0041}\n';
    const shown = visibleText(text);
    assert.equal(shown, 'a\u2400b\r\n\tc\uFFFDd\u2421\uFFFD\uFFFD\uFFFDe\uFFFD\uFFFD\n');
    assert.equal(shown.length, text.length);
  });

  it('stay as they are where nothing is hidden', () => {
    const text = 'größe = "日本語 🐍"\n';
    assert.equal(visibleText(text), text);
  });
});
