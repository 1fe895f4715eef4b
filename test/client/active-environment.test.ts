/** What the Python extension says of the chosen environment, whatever that release of it looks like. */
import assert from 'node:assert/strict';
import { activeEnvironmentPath, onActiveEnvironmentChange } from '../../client/active-environment.ts';

describe('the active environment', () => {
  it('is asked for by resource', () => {
    const environments = {
      paths: new Map([['a', '/envs/a/bin/python']]),
      getActiveEnvironmentPath(resource: string) {
        return { id: resource, path: this.paths.get(resource) };
      },
    };
    assert.equal(activeEnvironmentPath({ environments }, 'a'), '/envs/a/bin/python');
    assert.equal(activeEnvironmentPath({ environments }, 'b'), null);
  });

  it('is unknown where the interface is another', () => {
    const failing = () => {
      throw new Error('not ready');
    };
    for (const api of [
      undefined,
      null,
      {},
      { environments: null },
      { environments: { getActiveEnvironmentPath: 'x' } },
      { environments: { getActiveEnvironmentPath: failing } },
      { environments: { getActiveEnvironmentPath: () => undefined } },
      { environments: { getActiveEnvironmentPath: () => ({ path: '' }) } },
    ]) {
      assert.equal(activeEnvironmentPath(api, undefined), null);
      assert.equal(
        onActiveEnvironmentChange(api, () => {}),
        null,
      );
    }
  });

  it('is followed until nobody listens', () => {
    const listeners = new Set<() => void>();
    const environments = {
      onDidChangeActiveEnvironmentPath: (listener: () => void) => {
        listeners.add(listener);
        return { dispose: () => listeners.delete(listener) };
      },
    };
    let changes = 0;
    const stop = onActiveEnvironmentChange({ environments }, () => changes++);
    for (const listener of listeners) listener();
    assert.equal(changes, 1);
    stop?.();
    assert.equal(listeners.size, 0);
  });
});
