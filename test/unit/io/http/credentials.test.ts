/** Whose password goes where: nowhere but to its own origin. */
import assert from 'node:assert/strict';
import { cacheFolder } from '../../../../server/io/http/cache-folder.ts';
import {
  createCredentials,
  type IndexAddress,
  processCredentialSources,
  withoutUser,
} from '../../../../server/io/http/credentials.ts';
import { parseNetrc } from '../../../../server/io/http/netrc.ts';
import { Folder } from '../../../support/cli.ts';

function sent(index: IndexAddress, more: { env?: Record<string, string>; netrc?: string; to?: string } = {}) {
  const { env = {}, netrc = null, to = withoutUser(index.url) } = more;
  const header = createCredentials([index], { env, netrc: () => netrc }).authorizationFor(to);
  return header && Buffer.from(header.replace(/^Basic /, ''), 'base64').toString();
}

const url = 'https://pkgs.example/simple/';

describe('credentials', () => {
  it('come from the address first, then the variables of the tools, then netrc', () => {
    const env = {
      UV_INDEX_OUR_INDEX_USERNAME: 'uv',
      UV_INDEX_OUR_INDEX_PASSWORD: 'one',
      POETRY_HTTP_BASIC_OUR_INDEX_USERNAME: 'poetry',
      POETRY_HTTP_BASIC_OUR_INDEX_PASSWORD: 'two',
    };
    const netrc = 'machine pkgs.example login net password three';
    const name = 'our-index';
    assert.equal(sent({ url: 'https://me:p%40ss@pkgs.example/', name }, { env, netrc }), 'me:p@ss');
    assert.equal(sent({ url, name }, { env, netrc }), 'uv:one');
    const { UV_INDEX_OUR_INDEX_USERNAME: _, UV_INDEX_OUR_INDEX_PASSWORD: __, ...poetry } = env;
    assert.equal(sent({ url, name }, { env: poetry, netrc }), 'poetry:two');
    assert.equal(sent({ url, name: 'other' }, { env, netrc }), 'net:three');
    assert.equal(sent({ url }), undefined);
  });

  it('complete a user by the password of the same user', () => {
    const netrc = 'machine pkgs.example login net password three';
    assert.equal(sent({ url: 'https://net@pkgs.example/' }, { netrc }), 'net:three');
    assert.equal(sent({ url: 'https://token@pkgs.example/' }, { netrc }), 'token:');
  });

  it('go to their own origin alone', () => {
    const index = { url: 'https://me:pass@pkgs.example/simple/' };
    assert.equal(sent(index, { to: 'https://pkgs.example/files/a.whl' }), 'me:pass');
    const others = [
      'http://pkgs.example/simple/',
      'https://pkgs.example:444/',
      'https://pkgs.example.evil.example/',
      'https://files.pkgs.example/',
      'https://pkgs.example@evil.example/',
      'not an address',
    ];
    for (const to of others) assert.equal(sent(index, { to }), undefined, to);
  });

  it('are given for no machine that is no index, even where netrc has a default', () => {
    const netrc = 'default login any password body';
    assert.equal(sent({ url }, { netrc }), 'any:body');
    assert.equal(sent({ url }, { netrc, to: 'https://pypi.example/' }), undefined);
  });

  it('read netrc as it is found in the wild, and never fail on it', () => {
    const text = `# comment\nmachine A.example\n\tlogin "a b"\n\taccount x\n\tpassword "q\\"q"\r
macdef init\ncd /machine\nmachine no.example login x password y\n\nmachine b.example login b\ndefault login d password #1`;
    assert.deepEqual(parseNetrc(text), [
      { machine: 'a.example', login: 'a b', password: 'q"q' },
      { machine: null, login: 'd', password: '#1' },
    ]);
    for (const odd of [
      '',
      'machine',
      'login x',
      'machine a password',
      '"',
      'default default',
      '\0'.repeat(1000),
    ])
      assert.deepEqual(parseNetrc(odd), []);
    assert.deepEqual(parseNetrc('"'.repeat(200_001)), []);
  });

  it('lie in the file that $NETRC names', () => {
    const folder = new Folder({ 'my-netrc': 'machine pkgs.example login net password three' });
    const before = process.env['NETRC'];
    try {
      process.env['NETRC'] = `${folder.path}/my-netrc`;
      assert.match(processCredentialSources().netrc() ?? '', /^machine pkgs/);
      process.env['NETRC'] = `${folder.path}/none`;
      assert.equal(processCredentialSources().netrc(), null);
    } finally {
      if (before === undefined) delete process.env['NETRC'];
      else process.env['NETRC'] = before;
      folder.remove();
    }
  });

  it('are cut out of addresses', () => {
    assert.equal(withoutUser('https://me:pass@pkgs.example/a?b=c'), 'https://pkgs.example/a?b=c');
    assert.equal(withoutUser('no address'), 'no address');
  });
});

describe('cache folder', () => {
  it('is where each system has such things', () => {
    const at = (platform: NodeJS.Platform, env: Record<string, string> = {}) =>
      cacheFolder({ platform, env, home: platform === 'win32' ? 'C:\\Users\\me' : '/home/me' });
    assert.equal(at('linux'), '/home/me/.cache/antivenom');
    assert.equal(at('linux', { XDG_CACHE_HOME: '/fast' }), '/fast/antivenom');
    assert.equal(at('linux', { XDG_CACHE_HOME: 'not/absolute' }), '/home/me/.cache/antivenom');
    assert.equal(at('darwin'), '/home/me/Library/Caches/antivenom');
    assert.equal(at('win32', { LOCALAPPDATA: 'D:\\Local' }), 'D:\\Local\\antivenom\\Cache');
    assert.equal(at('win32'), 'C:\\Users\\me\\AppData\\Local\\antivenom\\Cache');
  });
});
