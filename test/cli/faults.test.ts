/** Services that fail in every way: what could not be checked is said to be so, and nothing else changes. */
import assert from 'node:assert/strict';
import type { Report } from '../../server/core/report.ts';
import { Folder } from '../support/cli.ts';
import { antivenomOnline, type TimedOutcome, today } from '../support/online.ts';
import { type FaultKind, faultKinds } from '../support/services/faults.ts';
import { type Services, startServices } from '../support/services/start.ts';

/** A listed name, a pinned one, a typo, malware and an invention: each is asked about differently. */
const requirements = 'flask\nrequests==2.32.3\ncolourama\ncase-malicious\nacme-invention\n';
const names = ['flask', 'requests', 'colourama', 'case-malicious', 'acme-invention'];

/** `asking.test.ts` has those that never answer: a whole run would wait for its whole budget. */
const kinds = faultKinds.filter(kind => !kind.startsWith('stall'));

describe('services that fail', () => {
  const runs = new Map<FaultKind, TimedOutcome>();
  let folder: Folder;
  let offline: Report;
  before(async function () {
    this.timeout(60_000);
    folder = new Folder({ 'requirements.txt': requirements });
    const run = async (kind: FaultKind, services: Services) => {
      services.fault({ kind, retryAfter: '60' });
      runs.set(kind, await antivenomOnline(['scan', '--format', 'json'], services, { cwd: folder.path }));
    };
    const all = await Promise.all(kinds.map(() => startServices({ today })));
    await Promise.all(kinds.map((kind, at) => run(kind, all[at] as Services)));
    const [first] = all;
    assert.ok(first);
    const args = ['scan', '--format', 'json', '--offline'];
    offline = JSON.parse((await antivenomOnline(args, first, { cwd: folder.path })).stdout) as Report;
    await Promise.all(all.map(services => services.close()));
  });
  after(() => folder.remove());

  const found = ({ findings }: Report) =>
    findings.map(({ name, rule, severity }) => `${name} ${rule} ${severity}`);

  for (const kind of kinds.filter(each => each !== 'slow'))
    it(`${kind}: says what was not checked, and keeps what it knows by itself`, () => {
      const outcome = runs.get(kind);
      const report = JSON.parse(outcome?.stdout ?? '') as Report;
      assert.deepEqual([outcome?.code, outcome?.stderr], [1, '']);
      assert.equal(report.network, 'online');
      const reason = kind === 'forbidden' ? 'blocked' : 'unreachable';
      // A page "not found" that is cut short still says that there is no such page.
      const unchecked = kind === 'truncated' ? ['flask', 'requests', 'case-malicious'] : names;
      assert.deepEqual(
        report.unchecked.map(each => `${each.name} ${each.reason}`),
        unchecked.map(name => `${name} ${reason}`),
      );
      if (kind !== 'truncated') assert.deepEqual(found(report), found(offline));
      assert.ok((outcome?.milliseconds ?? 0) < 25_000);
    });

  it('slow: waits, and knows everything', () => {
    const report = JSON.parse(runs.get('slow')?.stdout ?? '') as Report;
    assert.deepEqual(report.unchecked, []);
    assert.ok(found(report).includes('case-malicious malicious error'));
  });

  it('one of three: the others are heard', async () => {
    const services = await startServices({ today, faults: [{ kind: 'wrong-type', service: 'osv' }] });
    const { stdout, code } = await antivenomOnline(['scan', '--format', 'json'], services, {
      cwd: folder.path,
    });
    await services.close();
    const report = JSON.parse(stdout) as Report;
    assert.equal(code, 1);
    assert.deepEqual(
      report.unchecked.map(({ name, reason }) => `${name} ${reason}`),
      ['flask unreachable', 'requests unreachable', 'case-malicious unreachable'],
    );
    assert.ok(found(report).includes('acme-invention unknown-project warning'));
    assert.ok(!found(report).some(each => each.startsWith('case-malicious')));
  });

  it('a network that is not there costs nearly nothing', async () => {
    const gone = await startServices({ today });
    await gone.close();
    // Longer than a label may be: no resolver is troubled with it.
    const nowhere = `http://${'a'.repeat(64)}.invalid`;
    const { pypi, osv, depsdev } = gone;
    for (const bases of [
      { pypi, osv, depsdev },
      { pypi: nowhere, osv: nowhere, depsdev: nowhere },
    ]) {
      const options = { cwd: folder.path };
      const { code, stdout, stderr } = await antivenomOnline(['scan', '--no-progress'], bases, options);
      assert.deepEqual([code, stderr], [1, '']);
      const [, unchecked, seconds] = /· (\d+) not checked \(unreachable\) · ([\d.]+) s\n$/.exec(stdout) ?? [];
      assert.equal(unchecked, '5');
      assert.ok(Number(seconds) < 1.5, `${seconds} s`);
      const checked = await antivenomOnline(['check', 'flask'], bases, options);
      assert.equal(checked.code, 0);
    }
  });
});
