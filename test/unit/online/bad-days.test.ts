/** Long times in which nothing goes well, told by a clock that is a number. */
import assert from 'node:assert/strict';
import { factsUnchecked } from '../../../server/core/facts/project-facts.ts';
import { serviceAddresses } from '../../../server/core/public-services.ts';
import { createCachedTransport } from '../../../server/online/cached-transport.ts';
import { createLookups } from '../../../server/online/lookups.ts';
import { createPoliteTransport } from '../../../server/online/polite-transport.ts';
import { HttpFailure, type HttpRequest, type HttpResponse } from '../../../server/online/transport.ts';
import { smallKnowledge } from '../../support/knowledge.ts';
import { answer, FakeClock, FakeTransport, MapStore } from '../../support/transports.ts';

const names = ['flask', 'requests', 'numpy'];
const minute = 60_000;
const page = JSON.stringify({ meta: { 'api-version': '1.1' }, name: 'x', files: [], versions: [] });
const json = { 'content-type': 'application/vnd.pypi.simple.v1+json' };

const nonsense: readonly ((request: HttpRequest) => HttpResponse)[] = [
  () => answer(200, '<html>Sign in to this network</html>', { 'content-type': 'text/html' }),
  () => answer(200, '{"meta":{"api-version":"99.0"},"files":[]}', json),
  () => answer(200, page.slice(0, -3), json),
  () => answer(200, '', json),
  () => answer(503, '', { 'retry-after': 'soon' }),
  () => answer(429, '', { 'retry-after': '9999999' }),
  () => answer(302, '', { location: '/simple/x/' }),
  ({ url }) => {
    throw new HttpFailure('refused', url);
  },
];

function day() {
  const clock = new FakeClock();
  const state = { isGood: false };
  const wire = new FakeTransport((request, index) => {
    const reply = nonsense[index % nonsense.length];
    if (!state.isGood && reply) return reply(request);
    if (request.url.includes('/simple/')) return answer(200, page, json);
    return request.method === 'POST' ? answer(200, '{"results":[{},{},{}]}') : answer(200, '{}');
  });
  const { now, sleep } = clock;
  const store = new MapStore();
  const transport = createPoliteTransport({ transport: wire, userAgent: 'a/0', now, sleep, random: () => 1 });
  const cached = createCachedTransport({ transport, store, now });
  const lookups = createLookups({
    ...{ transport, cached, store, now },
    knowledge: () => smallKnowledge({ ranked: names }),
    addresses: serviceAddresses(),
    wantsVulnerabilities: () => false,
    copy: () => factsUnchecked('offline'),
    authorize: async () => undefined,
  });
  const wanted = names.map(canonical => ({ canonical, version: null, reach: 'public' as const }));
  const learn = () => lookups.learn(wanted, new AbortController().signal);
  const states = () => names.map(name => lookups.factsOf(name).index.state);
  return { clock, state, wire, learn, states };
}

describe('bad days', () => {
  it('an hour of nonsense: few questions, nothing believed, and all well a minute after', async () => {
    const { clock, state, wire, learn, states } = day();
    const end = clock.time + 60 * minute;
    while (clock.time < end) {
      await learn();
      assert.deepEqual(states(), ['unchecked', 'unchecked', 'unchecked']);
      clock.time += 5000;
    }
    // Each minute three pages and one query at most, each tried four times.
    assert.ok(wire.asked.length < 60 * 16, `${wire.asked.length} questions`);
    state.isGood = true;
    clock.time += 2 * minute;
    await learn();
    assert.deepEqual(states(), ['known', 'known', 'known']);
  });

  it('a network that comes and goes: what is known stays known', async () => {
    const { clock, state, learn, states } = day();
    state.isGood = true;
    await learn();
    for (let turn = 0; turn < 500; turn++) {
      state.isGood = turn % 3 === 0;
      clock.time += 37_000;
      await learn();
      assert.deepEqual(states(), ['known', 'known', 'known'], `turn ${turn}`);
    }
  });

  it('a clock that is set back makes nothing rest, or count, for longer than it should', async () => {
    const { clock, state, wire, learn, states } = day();
    for (let turn = 0; turn < 5; turn++) {
      await learn();
      clock.time += minute;
    }
    clock.time -= 365 * 24 * 60 * minute;
    state.isGood = true;
    await learn();
    assert.deepEqual(states(), ['known', 'known', 'known']);
    clock.time -= 365 * 24 * 60 * minute;
    const before = wire.asked.length;
    await learn();
    assert.ok(wire.asked.length > before, 'what was learnt in the future is learnt anew');
  });

  it('a clock that leaps ahead costs a question and no knowledge', async () => {
    const { clock, state, learn, states } = day();
    state.isGood = true;
    await learn();
    state.isGood = false;
    clock.time += 3 * 24 * 60 * minute;
    await learn();
    assert.deepEqual(states(), ['known', 'known', 'known']);
  });
});
