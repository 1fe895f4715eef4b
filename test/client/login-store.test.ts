/** What the editor keeps of its user's passwords, whom it hands them, and that no log shows them. */
import assert from 'node:assert/strict';
import { createLoginStore, originOfIndex } from '../../client/login-store.ts';
import { withheld, withoutSecrets } from '../../client/without-secrets.ts';

function openStore() {
  const secrets = new Map<string, string>();
  const memory = new Map<string, unknown>();
  const store = createLoginStore(
    {
      get: async key => secrets.get(key),
      store: async (key, value) => void secrets.set(key, value),
      delete: async key => void secrets.delete(key),
    },
    {
      get: <T>(key: string, missing: T) => (memory.has(key) ? (memory.get(key) as T) : missing),
      update: async (key, value) => void memory.set(key, value),
    },
  );
  return { store, secrets, memory };
}

describe('the store of logins', () => {
  it('hands a login to its own origin alone, and forgets it', async () => {
    const { store, memory } = openStore();
    await store.signIn('https://pkgs.example', 'me', 'my "pass"');
    assert.deepEqual(await store.loginOf('https://pkgs.example'), { login: 'me', password: 'my "pass"' });
    for (const other of [
      'http://pkgs.example',
      'https://pkgs.example:444',
      'https://pkgs.example/',
      'https://PKGS.example',
      'https://evil.example',
      '',
      null,
      { toString: () => 'https://pkgs.example' },
    ])
      assert.equal(await store.loginOf(other), null);
    assert.deepEqual(store.origins(), ['https://pkgs.example']);
    assert.ok(!JSON.stringify([...memory]).includes('pass'));
    await store.signOut('https://pkgs.example');
    assert.equal(await store.loginOf('https://pkgs.example'), null);
    assert.deepEqual(store.origins(), []);
  });

  it('never fails on what it did not write', async () => {
    const { store, secrets, memory } = openStore();
    memory.set('antivenom.signedIn', { not: 'a list' });
    assert.deepEqual(store.origins(), []);
    for (const text of ['', '{', '5', '{"login":1}', 'null']) {
      secrets.set('antivenom.login https://pkgs.example', text);
      assert.equal(await store.loginOf('https://pkgs.example'), null);
    }
  });

  it('takes addresses that keep a password to themselves', () => {
    assert.equal(originOfIndex(' https://Pkgs.example:443/simple '), 'https://pkgs.example');
    assert.equal(originOfIndex('http://localhost:8080/simple'), 'http://localhost:8080');
    for (const address of [
      'http://pkgs.example/simple',
      'ftp://pkgs.example',
      'pkgs.example',
      'https://',
      '',
    ])
      assert.equal(originOfIndex(address), null, address);
  });
});

describe('the log', () => {
  it('shows no password of a message, and all else', () => {
    const message = {
      login: 'me',
      password: 'a"b\\c',
      Authorization: 'Basic bWU6',
      url: 'https://a.example',
    };
    const said: string[] = [];
    const channel = withheld({ name: 'log', appendLine: (text: string) => void said.push(text) });
    channel.appendLine(`Result: ${JSON.stringify(message, undefined, 4)}`);
    channel.appendLine(withoutSecrets(JSON.stringify(message)));
    assert.equal(channel.name, 'log');
    for (const text of said) {
      assert.doesNotMatch(text, /"me"|a\\?"b|bWU6/);
      assert.match(text, /https:\/\/a\.example/);
    }
  });

  it('takes no long time for a hostile one', () => {
    const started = performance.now();
    withoutSecrets('"password":"'.repeat(20_000) + '\\'.repeat(200_000));
    assert.ok(performance.now() - started < 5000);
  });
});
