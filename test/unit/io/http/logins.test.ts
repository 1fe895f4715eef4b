/** Who one is to an index: said to encrypted addresses and this machine alone, and as the user wants it. */
import assert from 'node:assert/strict';
import type { AskedIndex } from '../../../../server/core/indexes/asked.ts';
import { createLogins, type StoredLogin } from '../../../../server/io/http/logins.ts';
import { basic } from '../../../support/services/private-index.ts';

const netrc = 'machine pkgs.example login net password one\ndefault login any password two\n';

function asked(url: string, more: Partial<AskedIndex> = {}): AskedIndex {
  return { url, address: url, name: null, isOwn: true, ...more };
}

describe('logins', () => {
  const login = (index: AskedIndex, stored?: StoredLogin) =>
    createLogins({ env: {}, netrc: () => netrc }, () => 0, stored).authorize(index);

  it('are found for the origin of the index', async () => {
    assert.equal(await login(asked('https://pkgs.example/simple/')), basic('net:one'));
    assert.equal(await login(asked('https://other.example/simple/')), basic('any:two'));
    const address = 'https://me:p%40ss@pkgs.example/simple';
    assert.equal(await login(asked('https://pkgs.example/simple/', { address })), basic('me:p@ss'));
  });

  it('that are for any machine are not for one that only a project has named', async () => {
    assert.equal(await login(asked('https://other.example/simple/', { isOwn: false })), undefined);
  });

  it('are said in the clear to this machine alone', async () => {
    const stored = async () => ({ login: 'me', password: 'mine' });
    const address = 'http://me:pass@pkgs.example/simple';
    assert.equal(await login(asked('http://pkgs.example/simple/', { address }), stored), undefined);
    assert.equal(await login(asked('http://127.0.0.1:8080/simple/'), stored), basic('me:mine'));
  });

  it('of the editor go first; it is asked by origin, once, and again when they change', async () => {
    const origins: string[] = [];
    const stored: StoredLogin = async origin => {
      origins.push(origin);
      return origins.length === 1 ? null : { login: 'me', password: 'mine' };
    };
    const logins = createLogins({ env: {}, netrc: () => netrc }, () => 0, stored);
    const index = asked('https://pkgs.example/simple/');
    assert.equal(await logins.authorize(index), basic('net:one'));
    assert.equal(await logins.authorize(index), basic('net:one'));
    logins.forget();
    assert.equal(await logins.authorize(index), basic('me:mine'));
    assert.deepEqual(origins, ['https://pkgs.example', 'https://pkgs.example']);
  });
});
