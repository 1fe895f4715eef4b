/** Keeps passwords out of the log, where the protocol's trace would otherwise show each message as it is. */

/** A text with dots in place of the values of these keys, as JSON writes them. */
export function withoutSecrets(text: string): string {
  return text.replace(/("(?:authorization|login|password)"\s{0,10}:\s{0,10})"(?:[^"\\]|\\.)*"/gi, '$1"…"');
}

/** The same channel, but for secrets in what is written to it. */
export function withheld<Channel extends object>(channel: Channel): Channel {
  return new Proxy(channel, {
    get: (target, key) => {
      const value: unknown = Reflect.get(target, key, target);
      if (typeof value !== 'function') return value;
      return (...all: unknown[]) =>
        value.apply(
          target,
          all.map(each => (typeof each === 'string' ? withoutSecrets(each) : each)),
        );
    },
  });
}
