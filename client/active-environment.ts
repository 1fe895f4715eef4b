/**
 * Which Python environment the user has chosen, as the Python extension tells it: a path, and nothing is run to find it.
 * The extension's interface is of a foreign release, so every part of it may be missing.
 */

/** `api` is what the Python extension exports; null where it has nothing to say of this resource. */
export function activeEnvironmentPath(api: unknown, resource: unknown): string | null {
  const environments = member(api, 'environments');
  const ask = member(environments, 'getActiveEnvironmentPath');
  if (typeof ask !== 'function') return null;
  try {
    const path = member(ask.call(environments, resource), 'path');
    return typeof path === 'string' && path !== '' ? path : null;
  } catch {
    return null;
  }
}

/** Calls `listener` whenever the choice changes; what it returns ends that, null where nobody will tell. */
export function onActiveEnvironmentChange(api: unknown, listener: () => void): (() => void) | null {
  const subscribe = member(member(api, 'environments'), 'onDidChangeActiveEnvironmentPath');
  if (typeof subscribe !== 'function') return null;
  const subscription: unknown = subscribe(() => listener());
  return () => {
    const dispose = member(subscription, 'dispose');
    if (typeof dispose === 'function') dispose.call(subscription);
  };
}

function member(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined;
}
