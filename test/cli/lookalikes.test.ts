/** From outside: who imitates a project. */
import assert from 'node:assert/strict';
import type { LookalikeReport } from '../../server/core/lookalikes/report.ts';
import { antivenom, Folder } from '../support/cli.ts';
import { antivenomOnline, today } from '../support/online.ts';
import { type Services, startServices } from '../support/services/start.ts';

describe('antivenom lookalikes', () => {
  let services: Services;
  before(async () => {
    services = await startServices({ today });
  });
  after(() => services.close());

  it('works offline, in every format', () => {
    for (const format of ['text', 'json', 'jsonl', 'markdown']) {
      const { code, stdout, stderr } = antivenom(['lookalikes', 'HTTPX', '--format', format, '--offline']);
      assert.deepEqual([format, code, stderr], [format, 0, '']);
      assert.match(stdout, /httpxx/);
    }
    const { stdout } = antivenom(['lookalikes', 'httpx']);
    assert.match(stdout, /^httpx \(rank 34\): \d+ names of the list of .* look like an imitation of it\.\n/);
    assert.match(stdout, /^ {2}htpx +dropped letter$/m);
  });

  it('says online who owns them and since when', async () => {
    const { stdout } = await antivenomOnline(['lookalikes', 'httpx', '--format', 'json'], services);
    const report = JSON.parse(stdout) as LookalikeReport;
    assert.equal(report.network, 'online');
    const [first] = report.lookalikes;
    assert.match(first?.project?.firstReleased ?? '', /^\d{4}-\d\d-\d\d$/);
    assert.equal(first?.project?.isSameOwner, false);
    assert.ok(first?.project?.summary);
    const asked = services.requests.map(({ path }) => path.split('/')[2]);
    // Free names are nobody's business, and guessed ones are never looked up.
    for (const { name } of report.free) assert.ok(!asked.includes(name), name);
  });

  it('asks about its own name as the settings allow', async () => {
    const folder = new Folder({ 'antivenom.toml': 'allow = ["acme-*"]\n' });
    const before = services.requests.length;
    const { code } = await antivenomOnline(['lookalikes', 'acme-http'], services, { cwd: folder.path });
    folder.remove();
    assert.equal(code, 0);
    assert.deepEqual(
      services.requests.slice(before).filter(({ path }) => path.includes('acme-http')),
      [],
    );
  });

  it('says in one line what is wrong with its operands', () => {
    for (const args of [
      ['lookalikes'],
      ['lookalikes', 'a', 'b'],
      ['lookalikes', 'no name'],
      ['lookalikes', 'x', '--format', 'html'],
    ]) {
      const { code, stdout, stderr } = antivenom(args);
      assert.deepEqual([code, stdout, stderr.trim().split('\n').length], [2, '', 1], args.join(' '));
    }
  });
});
