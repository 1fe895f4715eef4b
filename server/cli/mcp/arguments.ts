/** The arguments of tool calls, which may be anything: checked by hand, with one sentence for the agent that sent them. */

/** Told to the agent as the tool's answer. */
export class ArgumentError extends Error {}

export type Arguments = Readonly<Record<string, unknown>>;

/** Null where it is left out. Throws `ArgumentError` for what is no text, or for one longer than `most` UTF-16 units. */
export function textArgument(args: Arguments, name: string, most: number): string | null {
  const value = args[name];
  if (value === undefined || value === null) return null;
  if (typeof value !== 'string') throw new ArgumentError(`'${name}' must be a text`);
  if (value.length > most) throw new ArgumentError(`'${name}' may have at most ${most} characters`);
  return value;
}

/** Throws `ArgumentError` unless it is a list of 1 to `most` texts of at most `longest` UTF-16 units each. */
export function textsArgument(args: Arguments, name: string, most: number, longest: number): string[] {
  const value = args[name];
  if (!Array.isArray(value) || value.length === 0)
    throw new ArgumentError(`'${name}' must be a list with at least one text`);
  if (value.length > most)
    throw new ArgumentError(`'${name}' may have at most ${most} entries; ask several times`);
  return value.map((entry: unknown) => {
    if (typeof entry !== 'string' || entry.length > longest)
      throw new ArgumentError(`'${name}' must hold texts of at most ${longest} characters`);
    return entry;
  });
}

/** Throws `ArgumentError` for an argument that the tool does not have: a misspelt one would be passed over in silence. */
export function onlyArguments(args: Arguments, known: readonly string[]): void {
  const strange = Object.keys(args).find(name => !known.includes(name));
  if (strange !== undefined)
    throw new ArgumentError(
      `there is an argument that this tool does not have; it takes ${known.join(', ')}`,
    );
}
