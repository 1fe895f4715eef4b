/** What `scan` and `check` say once the services have answered, from outside: every state, every door, hostile text. */
import assert from 'node:assert/strict';
import type { Report } from '../../server/core/report.ts';
import type { ReportedName } from '../../server/core/report-name.ts';
import { Folder } from '../support/cli.ts';
import { antivenomOnline, lines, today } from '../support/online.ts';
import { type Services, startServices } from '../support/services/start.ts';
import { type State, states } from '../support/services/states.ts';

/** The findings of a bare name: `RULE SEVERITY`. States that are not here are silent. */
const ofName: { readonly [state in State]?: string } = {
  quarantined: 'project-status error',
  archived: 'project-status information',
  'archived-and-emptied': 'project-status information',
  deprecated: 'project-status information',
  hostile: 'project-status information',
  'newborn-project': 'newborn information',
  starjacking: 'starjacking warning',
  'unofficial-upload': 'unofficial-upload information',
  malicious: 'malicious error',
  'malicious-versions': 'malicious information',
  absent: 'unknown-project warning',
};

/** Of a pinned one. */
const ofPin: { readonly [pin: string]: string } = {
  'case-yanked==98.0.0': 'yanked warning',
  'case-yanked-without-reason==98.0.0': 'yanked warning',
  'case-newborn-release==99.0.0': 'newborn information',
  'case-provenance-lost==97.0.1': 'provenance-lost warning',
  'case-provenance-changed==97.0.1': 'provenance-lost warning',
  'case-malicious-versions==96.0.1': 'malicious error',
  'case-vulnerable==95.0.0': 'vulnerable information',
  // The releases beside them are well.
  'case-yanked==100.0.0': '',
  'case-newborn-release==1.0.0': '',
  'case-provenance-lost==97.0.0': '',
  'case-malicious-versions==100.0.0': '',
  'case-vulnerable==100.0.0': '',
};

const verdicts: { readonly [rule: string]: ReportedName['verdict'] } = {
  'project-status error': 'suspicious',
  'starjacking warning': 'suspicious',
  'unknown-project warning': 'suspicious',
  'malicious error': 'malicious',
};

const allStates = [...(Object.keys(states) as State[]), 'absent'] as const;

describe('antivenom online', () => {
  let services: Services;
  before(async () => {
    services = await startServices({
      today,
      states: { 'flask-cors': 'malicious', 'requests-toolbelt': 'absent' },
    });
  });
  after(() => services.close());

  /** `RULE SEVERITY` of every finding, by line. */
  const scanned = async (files: { readonly [name: string]: string }, ...args: readonly string[]) => {
    const folder = new Folder(files);
    const { code, stdout, stderr } = await antivenomOnline(['scan', '--format', 'json', ...args], services, {
      cwd: folder.path,
    });
    folder.remove();
    assert.equal(stderr, '');
    const report = JSON.parse(stdout) as Report;
    const said = new Map<string, string[]>();
    const texts = Object.fromEntries(Object.entries(files).map(([name, text]) => [name, text.split('\n')]));
    for (const { file, range, rule, severity } of report.findings) {
      const line = texts[file]?.[range.start.line] ?? '';
      said.set(line, [...(said.get(line) ?? []), `${rule} ${severity}`]);
    }
    return { code, report, saidOf: (line: string) => (said.get(line) ?? []).join(', ') };
  };

  it('a scan says of every state what it is', async () => {
    const names = allStates.map(state => `case-${state}`);
    const { code, report, saidOf } = await scanned({ 'requirements.txt': names.join('\n') });
    assert.equal(code, 1);
    assert.equal(report.network, 'online');
    assert.deepEqual(report.unchecked, []);
    const said = Object.fromEntries(allStates.map(state => [state, saidOf(`case-${state}`)]));
    assert.deepEqual(said, Object.fromEntries(allStates.map(state => [state, ofName[state] ?? ''])));
  });

  it('check says of every state what it is', async () => {
    const names = allStates.map(state => `case-${state}`);
    const { code, stdout, stderr } = await antivenomOnline(['check', '-', '--format', 'jsonl'], services, {
      input: names.join('\n'),
    });
    assert.deepEqual([code, stderr], [1, '']);
    const answers = lines<ReportedName>(stdout);
    const shown = answers.map(({ name, exists, verdict, findings }) => [
      ...[name, exists, verdict],
      findings.map(({ rule, severity }) => `${rule} ${severity}`).join(', '),
    ]);
    assert.deepEqual(
      shown,
      allStates.map(state => {
        const finding = ofName[state] ?? '';
        return [`case-${state}`, state !== 'absent', verdicts[finding] ?? 'ok', finding];
      }),
    );
  });

  it('says of a pinned or locked release what that one is', async () => {
    const config = '[rules]\nvulnerable = "information"\nhash-missing = "off"\n';
    const pins = Object.keys(ofPin);
    const locked = pins.map(pin => {
      const [name, version] = pin.split('==');
      return `[[package]]\nname = "${name}"\nversion = "${version}"\nsource = { registry = "https://pypi.org/simple" }\n`;
    });
    const files = { 'requirements.txt': pins.join('\n'), 'antivenom.toml': config };
    const { code, report, saidOf } = await scanned(files);
    assert.equal(code, 1);
    assert.deepEqual(Object.fromEntries(pins.map(pin => [pin, saidOf(pin)])), ofPin);
    assert.deepEqual(report.unchecked, []);
    const lock = await scanned({
      'uv.lock': `version = 1\n\n${locked.join('\n')}`,
      'antivenom.toml': config,
    });
    const rulesOf = ({ findings }: Report) => findings.map(({ name, rule }) => `${name} ${rule}`);
    assert.deepEqual(rulesOf(lock.report), rulesOf(report));
  });

  it('vulnerabilities are silent unless they are wanted', async () => {
    const before = services.requests.length;
    const { code, report } = await scanned({ 'requirements.txt': 'case-vulnerable==95.0.0\n' });
    assert.equal(code, 0);
    assert.deepEqual(report.findings, []);
    const asked = services.requests.slice(before).filter(({ service }) => service === 'osv');
    // Nor is what nobody wants to read fetched.
    assert.deepEqual(
      asked.map(({ path }) => path),
      ['/v1/querybatch'],
    );
  });

  it('what PyPI says goes before the bundled list', async () => {
    const { stdout } = await antivenomOnline(
      ['check', 'flask-cors', 'requests-toolbelt', 'reqeusts', '--format', 'jsonl'],
      services,
    );
    const [malware, gone, typo] = lines<ReportedName>(stdout);
    assert.deepEqual([malware?.exists, malware?.verdict], [true, 'malicious']);
    assert.deepEqual([gone?.exists, gone?.rank !== null], [false, true]);
    assert.deepEqual([typo?.exists, typo?.verdict], [false, 'suspicious']);
    assert.match(String(typo?.findings[0]?.message), /is not on PyPI/);
  });

  it('an untold existence is null, and the verdict unknown', async () => {
    const heal = services.fault({ kind: 'forbidden', service: 'pypi' });
    const { code, stdout, stderr } = await antivenomOnline(
      ['check', 'case-exists', 'requests', '--format', 'jsonl'],
      services,
    );
    heal();
    assert.deepEqual([code, stderr], [0, '']);
    const shown = lines<ReportedName>(stdout).map(({ exists, verdict }) => [exists, verdict]);
    assert.deepEqual(shown, [
      [null, 'unknown'],
      [true, 'ok'],
    ]);
  });

  it('offline is a word of the report, by flag and by file', async () => {
    const before = services.requests.length;
    const byFlag = await scanned({ 'requirements.txt': 'case-exists\nrequests\n' }, '--offline');
    const byFile = await scanned({
      'requirements.txt': 'case-exists\nrequests\n',
      'antivenom.toml': 'network = "offline"\n',
    });
    for (const { report } of [byFlag, byFile]) {
      assert.equal(report.network, 'offline');
      assert.deepEqual(
        report.unchecked.map(({ name, reason }) => `${name} ${reason}`),
        ['case-exists offline', 'requests offline'],
      );
    }
    assert.equal(services.requests.length, before);
  });

  it('hostile text reaches no terminal and no report as it is', async () => {
    const pins = ['1.0.0', '2.0.0', '2.1.0', '2.2.0', '2.3.0', '3.0.0'].map(
      each => `case-hostile==${each}\n`,
    );
    const folder = new Folder({
      'requirements.txt': `${pins.join('')}case-hostile\n`,
      'antivenom.toml': '[rules]\nvulnerable = "warning"\n',
    });
    const cache = new Folder();
    for (const format of ['text', 'json', 'jsonl', 'sarif', 'github', 'gitlab', 'markdown', 'html']) {
      const options = { cwd: folder.path, cacheDir: cache.path };
      const { stdout, stderr } = await antivenomOnline(['scan', '--format', format], services, options);
      assert.match(stdout, /has been yanked/, format);
      assert.equal(stderr, '', format);
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not get through.
      assert.doesNotMatch(stdout, /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200b\u202a-\u202e]/, format);
      assert.doesNotMatch(stdout, /x{300}|`{300}/, format);
      // Programs are told the reasons that publishers give; people are not.
      if (!['json', 'jsonl', 'sarif'].includes(format))
        assert.doesNotMatch(stdout, /tracker\.invalid|command:|Click here|onerror/, format);
    }
    const { stdout } = await antivenomOnline(['check', 'case-hostile'], services, { cacheDir: cache.path });
    folder.remove();
    cache.remove();
    assert.match(stdout, /^case-hostile: note \[project-status\] [ -~]+\n$/);
  });
});
