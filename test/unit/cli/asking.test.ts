/** One budget of time for all that a run asks: what is left when it ends was not checked, and nobody waits longer. */

import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';
import { openAsking } from '../../../server/cli/asking.ts';
import { readOptions } from '../../../server/cli/options.ts';
import { factsUnchecked } from '../../../server/core/facts/project-facts.ts';
import type { Lookup } from '../../../server/core/lookups.ts';
import { openServices } from '../../../server/io/services.ts';
import { bundledKnowledge } from '../../support/bundled.ts';
import { Folder } from '../../support/cli.ts';
import { today } from '../../support/online.ts';
import type { Fault } from '../../support/services/faults.ts';
import { type Services, startServices } from '../../support/services/start.ts';

const names = bundledKnowledge().names.rankedNames.slice(0, 40);
const wanted: readonly Lookup[] = names.map(canonical => ({ canonical, version: null, reach: 'public' }));

describe('the budget of a run', () => {
  let services: Services;
  let cache: Folder;
  beforeEach(async () => {
    services = await startServices({ today });
    cache = new Folder();
  });
  afterEach(async () => {
    await services.close();
    cache.remove();
  });

  const open = (budgetMs: number) => {
    const { pypi, osv, depsdev } = services;
    const asking = openAsking(
      readOptions(['scan', '--pypi', pypi, '--osv', osv, '--depsdev', depsdev, '--cache-dir', cache.path]),
      {
        env: {},
        services: given =>
          openServices({
            copy: () => factsUnchecked('pending'),
            ...given,
            version: '0',
            knowledge: bundledKnowledge,
          }),
      },
      () => [],
      budgetMs,
    );
    assert.ok(asking);
    return asking;
  };
  const states = (asking: ReturnType<typeof open>, part: 'index' | 'advisories' = 'index') =>
    names.map(name => {
      const learnt = asking.facts(name)[part];
      return learnt.state === 'unchecked' ? learnt.reason : learnt.state;
    });
  const timed = async (work: Promise<unknown>): Promise<number> => {
    const started = performance.now();
    await work;
    return performance.now() - started;
  };

  for (const kind of ['stall', 'stall-in-body'] as const)
    it(`ends where services ${kind}`, async () => {
      services.fault({ kind });
      const asking = open(300);
      const took = await timed(asking.learn(wanted));
      assert.ok(took >= 250 && took < 2000, `${took}`);
      assert.deepEqual(
        new Set([...states(asking), ...states(asking, 'advisories')]),
        new Set(['unreachable']),
      );
      // What comes later in the run finds the budget spent.
      const asked = services.requests.length;
      assert.ok((await timed(asking.learn([{ canonical: 'late', version: null, reach: 'public' }]))) < 200);
      assert.equal(services.requests.length, asked);
      await asking.close();
    });

  for (const service of [undefined, 'osv'] as const)
    it(`is not spent on ${service ?? 'services'} that never say a word`, async () => {
      services.fault({ kind: 'stall', ...(service && { service }) });
      const asking = open(30_000);
      const took = await timed(asking.learn(wanted));
      assert.ok(took < 20_000, `${took}`);
      const known = (part: 'index' | 'advisories') => new Set(states(asking, part));
      if (service === undefined) assert.deepEqual(known('index'), new Set(['unreachable']));
      if (service === 'osv') assert.deepEqual(known('index'), new Set(['known']));
      await asking.close();
    }).timeout(40_000);

  it('keeps what was learnt before it ended', async () => {
    services.fault({ kind: 'slow', delayMs: 100, service: 'pypi' });
    const asking = open(400);
    const took = await timed(asking.learn(wanted));
    assert.ok(took < 2000, `${took}`);
    const found = states(asking);
    assert.ok(found.includes('known') && found.includes('unreachable'));
    assert.ok(found.every(state => state === 'known' || state === 'unreachable'));
    assert.deepEqual(new Set(states(asking, 'advisories')), new Set(['known']));
    await asking.close();
  });

  it('begins with the first question', async () => {
    const asking = open(400);
    await pause(500);
    await asking.learn(wanted.slice(0, 2));
    assert.deepEqual(states(asking).slice(0, 2), ['known', 'known']);
    await asking.close();
  });

  it('is not spent on a service that wants to be left alone for longer', async () => {
    services.fault({ kind: 'rate-limited', retryAfter: '20' });
    const asking = open(10_000);
    const took = await timed(asking.learn(wanted));
    assert.ok(took < 3000, `${took}`);
    assert.deepEqual(new Set(states(asking)), new Set(['unreachable']));
    await asking.close();
  });

  it('allows for the second that a busy service asks for', async () => {
    services.fault({ kind: 'rate-limited', retryAfter: '1', times: 2 } satisfies Fault);
    const asking = open(10_000);
    const took = await timed(asking.learn(wanted.slice(0, 4)));
    assert.ok(took >= 900 && took < 5000, `${took}`);
    assert.deepEqual(new Set(states(asking).slice(0, 4)), new Set(['known']));
    await asking.close();
  });
});
