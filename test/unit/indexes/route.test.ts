/** Who may be told of a name: every reason to tell nobody, and no way around it. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { analyze } from '../../../server/core/analyze.ts';
import { formatOf } from '../../../server/core/formats/index.ts';
import { type IndexInForce, indexOf } from '../../../server/core/indexes/index-in-force.ts';
import { type Route, routeFactsOf, routeOf } from '../../../server/core/indexes/route.ts';
import { uvTomlIndexes } from '../../../server/core/indexes/tools.ts';
import type { Context } from '../../../server/core/judge.ts';
import { withConfig } from '../../../server/core/policy/merge.ts';
import { readConfig } from '../../../server/core/policy/read-config.ts';
import { defaultSettings, type Settings } from '../../../server/core/settings.ts';
import { smallKnowledge } from '../../support/knowledge.ts';

const knowledge = smallKnowledge({ ranked: ['requests'], importMap: [['requests', 'requests']] });
const corp = 'https://corp.example/simple';
/** As it stands in a file. */
const variable = '$'.concat('{INDEX}');

interface Surroundings {
  readonly settings?: Partial<Settings>;
  readonly indexes?: readonly IndexInForce[];
}

/** `NAME → public`, or the reason why nobody is told. */
function routes(file: string, text: string, { settings = {}, indexes = [] }: Surroundings = {}): string[] {
  const format = formatOf(file);
  assert.ok(format);
  const context: Context = {
    knowledge,
    settings: { ...defaultSettings, ...settings },
    today: '2026-11-10',
    indexes,
  };
  const { dependencies, indexes: own } = analyze({ path: file, text, format }, context);
  const facts = routeFactsOf(context, own);
  return dependencies.map(dependency => {
    const written = dependency.module ?? dependency.name ?? '';
    return `${written} → ${said(routeOf({ kind: dependency.kind, written, dependency }, facts))}`;
  });
}

function said(route: Route): string {
  if (route.to === 'nobody') return route.reason;
  const asked = 'indexes' in route ? route.indexes.map(({ url }) => ` ${url}`) : [];
  return `${route.to}${asked.join()}`;
}

function around(index: Partial<IndexInForce>): Surroundings {
  const whole: IndexInForce = {
    ...{ origin: 'user', tool: 'pip', kind: 'extra', name: null, address: corp, isContactable: true },
    ...index,
  };
  return { indexes: [whole] };
}

const config = (text: string): Partial<Settings> =>
  withConfig(defaultSettings, readConfig(text, 'antivenom.toml').config, true);

function leadsTo(address: string, url: string): boolean {
  return URL.canParse(address) && new URL(address).host === new URL(url).host;
}

describe('routeOf', () => {
  it('sends a listed name to the public services, any other to the index alone', () => {
    assert.deepEqual(routes('requirements.txt', 'requests\nacme-core\njson\n'), [
      'requests → public',
      'acme-core → index-only',
      'json → index-only',
    ]);
    assert.deepEqual(routes('Dockerfile', 'RUN pip install acme-core\n'), ['acme-core → index-only']);
  });

  it('sends no import but that of a listed project', () => {
    assert.deepEqual(routes('a.py', 'import requests\nimport acme_core\n'), [
      'requests → public',
      'acme_core → elsewhere',
    ]);
  });

  it('tells nobody of what comes from elsewhere', () => {
    const text =
      'a @ git+https://git.example/a\nb @ https://files.example/b.whl\nc @ file:///c\n-e ./d#egg=d\n';
    for (const route of routes('requirements.txt', text)) assert.match(route, /→ elsewhere$/);
    assert.deepEqual(routes('environment.yml', 'dependencies:\n  - requests\n'), ['requests → elsewhere']);
    const workspace = '[project]\ndependencies = ["w"]\n[tool.uv.sources]\nw = {workspace = true}\n';
    assert.deepEqual(routes('pyproject.toml', workspace), ['w → elsewhere']);
  });

  it('tells nobody of the project’s own name, trusted or not', () => {
    for (const isContactable of [true, false]) {
      const project = { kind: 'workspace', address: '/p', holds: new Set(['acme']), isContactable } as const;
      assert.deepEqual(routes('requirements.txt', 'acme\nzoo\n', around(project)), [
        'acme → elsewhere',
        'zoo → index-only',
      ]);
    }
  });

  it('tells nobody of what can be no name', () => {
    assert.deepEqual(routes('requirements.txt', 'аcme\n'), ['аcme → invalid']);
  });

  it('tells nobody of a name that is bound to an index but that index, and only where it is on no list', () => {
    const uv = (url: string): string =>
      `[project]\ndependencies = ["requests", "acme"]\n[[tool.uv.index]]\nname = "x"\nurl = "${url}"\nexplicit = true\n[tool.uv.sources]\nrequests = {index = "x"}\nacme = {index = "x"}\n`;
    assert.deepEqual(routes('pyproject.toml', uv(corp)), [
      'requests → private-index',
      `acme → private ${corp}/`,
    ]);
    assert.deepEqual(routes('pyproject.toml', uv('https://pypi.org/simple')), [
      'requests → public',
      'acme → index-only',
    ]);
    const pdm = `[project]\ndependencies = ["requests", "Acme_Core", "zoo"]\n[[tool.pdm.source]]\nname = "x"\nurl = "${corp}"\ninclude_packages = ["acme-*", "requests"]\nexclude_packages = ["zoo"]\n`;
    assert.deepEqual(routes('pyproject.toml', pdm), [
      'requests → private-index',
      `Acme_Core → private ${corp}/`,
      'zoo → index-only',
    ]);
    const pipfile = `[[source]]\nname = "pypi"\nurl = "https://pypi.org/simple"\n[[source]]\nname = "x"\nurl = "${corp}"\n[packages]\nrequests = {version = "*", index = "x"}\nacme = "*"\n`;
    assert.deepEqual(routes('Pipfile', pipfile), ['requests → private-index', 'acme → index-only']);
    const poetry = (name: string): string =>
      `[tool.poetry.dependencies]\nrequests = {version = "*", source = "${name}"}\n`;
    assert.deepEqual(routes('pyproject.toml', poetry('corp')), ['requests → private-index']);
    assert.deepEqual(routes('pyproject.toml', poetry('PyPI')), ['requests → public']);
    const lock = `[[package]]\nname = "requests"\nsource = {registry = "${corp}"}\n`;
    assert.deepEqual(routes('uv.lock', lock), ['requests → private-index']);
  });

  it('takes a pattern in doubt for the private side', () => {
    const many = Array.from({ length: 100 }, (_, each) => `p${each}-*`);
    for (const [includes, excludes, route] of [
      [['a?me'], [], 'private-index'],
      [['ac[a-z]e'], [], 'private-index'],
      [many, [], 'private-index'],
      [[], ['acme'], 'index-only'],
      [[], ['ac*'], 'index-only'],
      [[], ['acm?'], 'private-index'],
      [[], [...many, 'ac*'], 'private-index'],
    ] as const)
      assert.deepEqual(routes('requirements.txt', 'acme\n', around({ includes, excludes })), [
        `acme → ${route}`,
      ]);
  });

  it('takes no long time for a hostile file', () => {
    const started = performance.now();
    const patterns = Array.from({ length: 5000 }, (_, each) => `"p${each}*"`).join();
    const names = Array.from({ length: 8000 }, (_, each) => `"n${each}"`).join();
    const source = `[[tool.pdm.source]]\nurl = "${corp}"\ninclude_packages = [${patterns}]\n`;
    const many = `[[tool.pdm.source]]\nurl = "${corp}"\ninclude_packages = ["a*b*"]\n`.repeat(2000);
    routes('pyproject.toml', `[project]\ndependencies = [${names}]\n${source}`);
    routes('pyproject.toml', `[project]\ndependencies = [${names}]\n${many}`);
    routes('requirements.txt', `-i ${corp}\n`.repeat(10_000) + 'acme\n'.repeat(3000));
    assert.ok(performance.now() - started < 15_000);
  }).timeout(30_000);

  it('keeps back an absent name that a private index may own, a listed one not', () => {
    const text = 'requests\nacme-core\n';
    for (const line of [`-i ${variable}`, `--extra-index-url ${corp}`, `--extra-index-url ${variable}`])
      assert.deepEqual(routes('requirements.txt', `${line}\n${text}`), [
        'requests → public',
        'acme-core → private-index',
      ]);
    for (const kind of ['default', 'extra', 'supplemental'] as const)
      for (const isContactable of kind === 'default' ? [false] : [true, false])
        assert.deepEqual(routes('requirements.txt', text, around({ kind, isContactable })), [
          'requests → public',
          'acme-core → private-index',
        ]);
    assert.deepEqual(routes('requirements.txt', 'acme\n', around({ kind: 'explicit' })), [
      'acme → index-only',
    ]);
    assert.deepEqual(routes('requirements.txt', 'acme\n', { settings: { extraIndexUrls: [corp] } }), [
      'acme → private-index',
    ]);
  });

  it('asks the one index that stands in for PyPI, whoever has set it', () => {
    const text = 'requests\nAcme_Core\n';
    const expected = [`requests → public ${corp}/`, `Acme_Core → private ${corp}/`];
    assert.deepEqual(routes('requirements.txt', `-i ${corp}\n${text}`), expected);
    for (const origin of ['project', 'user', 'environment', 'setting'] as const)
      for (const address of [corp, `${corp}/`, 'https://me:pass@Corp.Example/simple?x#y'])
        assert.deepEqual(
          routes('requirements.txt', text, around({ origin, kind: 'default', address })),
          expected,
        );
    assert.deepEqual(routes('requirements.txt', text, { settings: { indexUrl: corp } }), expected);
    assert.deepEqual(routes('a.py', 'import requests\nimport acme_core\n', around({ kind: 'default' })), [
      expected[0],
      'acme_core → elsewhere',
    ]);
    for (const settings of [config('look-up-unknown-names = false'), config('network = "offline"')])
      assert.equal(
        routes('requirements.txt', text, { ...around({ kind: 'default' }), settings })[1],
        'Acme_Core → private-index',
      );
  });

  it('asks nobody where another index may have the name too', () => {
    const two = (...addresses: string[]) => ({
      indexes: addresses.flatMap(address => around({ kind: 'default', address }).indexes ?? []),
    });
    assert.deepEqual(routes('requirements.txt', 'acme\n', two(corp, 'https://other.example/simple')), [
      'acme → private-index',
    ]);
    for (const line of ['--extra-index-url https://pypi.org/simple', '-f https://files.example/'])
      assert.match(
        routes('requirements.txt', `${line}\nacme\n`, two(corp))[0] ?? '',
        /private-index|find-links/,
      );
  });

  it('asks indexes in turn where their tool takes the first that has the name', () => {
    const uv = (strategy: string) =>
      `index-strategy = "${strategy}"\n[[index]]\nurl = "https://a.example/simple"\n[[index]]\nurl = "https://b.example/simple"\n`;
    const around = (text: string) => ({
      indexes: uvTomlIndexes(text).flatMap(each => indexOf(each, 'user', true)),
    });
    assert.deepEqual(routes('requirements.txt', 'requests\nacme\n', around(uv('first-index'))), [
      'requests → public',
      'acme → private https://a.example/simple/, https://b.example/simple/',
    ]);
    assert.deepEqual(routes('requirements.txt', 'acme\n', around(uv('unsafe-best-match'))), [
      'acme → private-index',
    ]);
    const pdm = (respects: boolean) =>
      `[project]\ndependencies = ["acme"]\n[tool.pdm.resolution]\nrespect-source-order = ${respects}\n[[tool.pdm.source]]\nname = "corp"\nurl = "${corp}"\n`;
    assert.deepEqual(routes('pyproject.toml', pdm(true)), [`acme → private ${corp}/`]);
    assert.deepEqual(routes('pyproject.toml', pdm(false)), ['acme → private-index']);
  });

  it('knocks at no address inside a network because a file of the workspace says so', () => {
    const hosts = ['localhost', 'x.localhost', '127.0.0.1:8080', '10.1.2.3', '172.16.0.1', '192.168.1.1'];
    const odd = ['169.254.169.254', '[::1]', '2130706433', '0x7f.1', '0177.0.0.1', '100.64.0.1', '0.0.0.0'];
    for (const host of [...hosts, ...odd]) {
      const address = `https://${host}/simple`;
      assert.deepEqual(routes('requirements.txt', `-i ${address}\nacme\n`), ['acme → private-index'], host);
      assert.deepEqual(
        routes('requirements.txt', 'acme\n', around({ kind: 'default', address })),
        [`acme → private ${address}/`],
        host,
      );
    }
    for (const host of ['172.32.0.1', '11.0.0.1', '10.example', 'localhost.example'])
      assert.match(routes('requirements.txt', `-i https://${host}/simple\nacme\n`)[0] ?? '', /private https/);
  });

  it('keeps back an absent name that lies in a folder, or may', () => {
    for (const line of ['--find-links ./wheels', '-f https://corp.example/', '--no-index'])
      assert.deepEqual(routes('requirements.txt', `${line}\nrequests\nacme\n`), [
        'requests → public',
        'acme → find-links',
      ]);
    const folder = { kind: 'find-links', address: '/wheels', holds: new Set(['acme']) } as const;
    assert.deepEqual(routes('requirements.txt', 'acme\nzoo\n', around(folder)), [
      'acme → find-links',
      'zoo → index-only',
    ]);
    const mirror = { kind: 'default', address: 'file:///mirror', holds: new Set(['x']) } as const;
    assert.deepEqual(routes('requirements.txt', 'zoo\n', around(mirror)), ['zoo → private-index']);
    assert.deepEqual(routes('requirements.txt', 'zoo\n', around({ kind: 'no-index', address: '' })), [
      'zoo → find-links',
    ]);
  });

  it('tells nobody of an allowed name, whatever became of the allowance', () => {
    const text = 'Acme_Core\nrequests\n';
    const ended = 'allow = [{name = "acme-*", until = 2020-01-01}, "requests"]\n';
    assert.deepEqual(routes('requirements.txt', text, { settings: config(ended) }), [
      'Acme_Core → allowed',
      'requests → allowed',
    ]);
    const replaced = withConfig(
      { ...defaultSettings, allow: readConfig('allow = ["acme-core"]', 'antivenom.toml').config.allow ?? [] },
      readConfig('allow = []', 'antivenom.toml').config,
      true,
    );
    assert.deepEqual(routes('requirements.txt', 'acme-core\n', { settings: replaced }), [
      'acme-core → allowed',
    ]);
  });

  it('tells nobody anything offline, and of unknown names only where that is wanted', () => {
    assert.deepEqual(
      routes('requirements.txt', 'requests\nacme\n', { settings: config('network = "offline"') }),
      ['requests → offline', 'acme → offline'],
    );
    const settings = config('look-up-unknown-names = false');
    assert.deepEqual(routes('requirements.txt', 'requests\nacme\n', { settings }), [
      'requests → public',
      'acme → switched-off',
    ]);
  });

  it('an untrusted project can only hold names back', () => {
    const base: Settings = {
      ...defaultSettings,
      network: 'offline',
      lookUpUnknownNames: false,
      indexUrl: corp,
    };
    const { config: wish } = readConfig(
      'network = "online"\nlook-up-unknown-names = true\nindex-url = "https://pypi.org/simple"\nallow = ["acme"]\n',
      'antivenom.toml',
    );
    const merged = withConfig(base, wish, false);
    assert.deepEqual(
      [merged.network, merged.lookUpUnknownNames, merged.indexUrl, merged.allow],
      ['offline', false, corp, []],
    );
    const { config: strict } = readConfig(
      `network = "offline"\nlook-up-unknown-names = false\nextra-index-urls = ["${corp}"]\n`,
      'antivenom.toml',
    );
    const stricter = withConfig(defaultSettings, strict, false);
    assert.deepEqual([stricter.network, stricter.lookUpUnknownNames], ['offline', false]);
    assert.deepEqual(stricter.extraIndexUrls, []);
    const online = { ...stricter, network: 'online', lookUpUnknownNames: true } as const;
    assert.deepEqual(routes('requirements.txt', 'zoo\n', { settings: online }), ['zoo → private-index']);
    assert.deepEqual(
      routes('requirements.txt', 'acme\n', { settings: withConfig(defaultSettings, wish, false) }),
      ['acme → allowed'],
    );
    const format = formatOf('requirements.txt');
    const context = { knowledge, settings: stricter, today: '2026-11-10' };
    const facts = routeFactsOf(context, format?.parse(`-i ${corp}\n`).indexes);
    assert.deepEqual(
      facts.indexes.all.map(({ isContactable }) => isContactable),
      [false, false],
    );
  });

  it('property: where a private index may have any name, no absent name goes to PyPI, or anywhere that nobody may contact', () => {
    const address = fc.oneof(
      fc.constantFrom(corp, 'http://10.0.0.1/simple', variable, 'https://pypi.org@corp.example/', './wheels'),
      fc.webUrl().filter(url => !/^https?:\/\/(?:[^/]*@)?(?:pypi\.|files\.pythonhosted)/.test(url)),
    );
    const index: fc.Arbitrary<IndexInForce> = fc.record({
      origin: fc.constantFrom('file', 'project', 'user', 'environment', 'setting'),
      tool: fc.constantFrom('pip', 'uv', 'poetry', 'pdm', 'pipenv', 'antivenom'),
      kind: fc.constantFrom('default', 'extra', 'supplemental', 'find-links', 'explicit', 'no-index'),
      name: fc.constantFrom(null, 'pypi', 'corp'),
      address: fc.oneof(address, fc.constant('https://pypi.org/simple')),
      isContactable: fc.boolean(),
    });
    const owner = fc.record({
      origin: fc.constantFrom('file' as const, 'project' as const, 'user' as const, 'environment' as const),
      tool: fc.constantFrom('pip' as const, 'uv' as const, 'poetry' as const, 'pdm' as const),
      kind: fc.constantFrom(
        'default' as const,
        'extra' as const,
        'supplemental' as const,
        'find-links' as const,
      ),
      name: fc.constantFrom(null, 'pypi', 'corp'),
      address,
      isContactable: fc.boolean(),
    });
    const name = fc
      .stringMatching(/^[a-z][a-z0-9]{2,8}(?:[-_.][a-z0-9]{1,5})?$/)
      .filter(each => each !== 'requests');
    const kind = fc.constantFrom(
      'requirement' as const,
      'install-command' as const,
      'import' as const,
      'lock' as const,
    );
    fc.assert(
      fc.property(
        fc.array(index, { maxLength: 4 }),
        owner,
        name,
        kind,
        fc.boolean(),
        (others, own, written, kind, first) => {
          const indexes = first ? [own, ...others] : [...others, own];
          const facts = routeFactsOf({ knowledge, settings: defaultSettings, today: '2026-11-10', indexes });
          const route = routeOf({ kind, written, dependency: null }, facts);
          if (route.to === 'private') {
            assert.ok(kind !== 'import');
            for (const { url } of route.indexes)
              assert.ok(
                indexes.some(each => each.isContactable && leadsTo(each.address, url)),
                url,
              );
          } else assert.equal(route.to, 'nobody');
        },
      ),
      { numRuns: 500, seed: 7 },
    );
  });
});
