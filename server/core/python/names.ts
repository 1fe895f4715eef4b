/**
 * Follows the name that an import binds through its file, so that a module can be renamed at every use of it.
 * What looks as if it bound the same name to something else makes the rename unsafe; in doubt it does.
 */
import type { Span } from '../span.ts';
import { scanImports } from './imports.ts';
import { normalized } from './text.ts';
import { type Token, tokensOf } from './tokens.ts';

/**
 * Where `name` stands for the module, in the order of the text: in import statements (`import name.x`,
 * `from name import y`) and as a bare word, in the fields of f-strings too. Not counted are strings, comments,
 * attributes (`x.name`), keyword arguments (`f(name=1)`) and names taken from other modules.
 */
export function usesOfName(text: string, name: string): readonly Span[] {
  return new Walk(text, name).run().uses;
}

/**
 * True where the file also gives `name` another meaning, anywhere: an assignment, a parameter, a function, a class,
 * a loop or `with` or `except` target, a pattern, `global`, `del`, or an import of something else under that name.
 */
export function isBoundElsewhere(text: string, name: string): boolean {
  return new Walk(text, name).run().isBound;
}

/** What a bracket holds: `params` binds what it lists, `target` all of it; `call` may hold keyword arguments. */
type Role = 'call' | 'index' | 'display' | 'params' | 'target';

class Walk {
  readonly uses: Span[] = [];
  isBound = false;
  readonly #name: string;
  readonly #tokens: readonly Token[];
  /** Places inside import statements that take or give the name of something else. */
  readonly #foreign = new Set<number>();
  readonly #brackets: Role[] = [];
  /** The token before, and the one that opened the statement; null at its start. */
  #before: Token | null = null;
  #first: Token | null = null;
  /** Where the targets of the assignment end; 0 where the statement is none. */
  #targetsEnd = 0;
  /** How deep in brackets a `for`, a `lambda` or a `def` still waits for its `in`, its `:` or its parameters. */
  #forDepth = -1;
  #lambdaDepth = -1;
  #isHeader = false;

  constructor(text: string, name: string) {
    this.#name = normalized(name);
    this.#tokens = tokensOf(text);
    for (const { kind, names, alias } of scanImports(text)) {
      const aliases = names.map(imported => imported.alias);
      for (const place of [...names, ...aliases, alias]) if (place) this.#foreign.add(place.span.start);
      const bound =
        kind === 'from' ? names.map(imported => (imported.alias ?? imported).name) : [alias?.name];
      if (kind !== 'call' && bound.includes(this.#name)) this.isBound = true;
    }
  }

  run(): this {
    for (let at = 0; at < this.#tokens.length; at++) {
      const token = this.#tokens[at];
      if (token) this.#read(token, at);
    }
    return this;
  }

  #read(token: Token, at: number): void {
    if (token.kind === 'newline') {
      const next = this.#tokens[at + 1]?.text ?? '';
      // A bracket left open ends where only a statement can begin.
      if (statementWords.has(next)) this.#brackets.length = 0;
      if (this.#brackets.length === 0) this.#endStatement();
      return;
    }
    if (this.#first === null) this.#startStatement(token, at);
    if (token.kind === 'sign') this.#readSign(token);
    else if (token.kind === 'name') this.#readName(token, at);
    this.#before = token;
    if (this.#isStatementEnd(token)) this.#endStatement();
  }

  #readSign({ text }: Token): void {
    if (text === '(' || text === '[' || text === '{') this.#brackets.push(this.#roleOf(text));
    else if (text === ')' || text === ']' || text === '}') this.#brackets.pop();
    else if (text.startsWith(':') && this.#lambdaDepth === this.#brackets.length) this.#lambdaDepth = -1;
  }

  #roleOf(bracket: string): Role {
    const before = this.#before;
    if (before?.text === 'as' || this.#brackets.at(-1) === 'target') return 'target';
    if (this.#isHeader && bracket !== '{' && this.#brackets.length === 0) {
      // Type parameters come before the parameters; those of a class are arguments.
      if (bracket === '(') this.#isHeader = false;
      return bracket === '(' && this.#first?.text === 'class' ? 'call' : 'params';
    }
    const isBehindValue =
      before !== null &&
      (before.kind === 'string' ||
        (before.kind === 'name' && !operatorWords.has(before.text)) ||
        [')', ']', '}'].includes(before.text));
    if (!isBehindValue || bracket === '{') return 'display';
    return bracket === '(' ? 'call' : 'index';
  }

  #readName(token: Token, at: number): void {
    const depth = this.#brackets.length;
    if (token.text === 'for') this.#forDepth = depth;
    else if (token.text === 'in' && this.#forDepth === depth) this.#forDepth = -1;
    else if (token.text === 'lambda') this.#lambdaDepth = depth;
    else if (token.text === 'def' || token.text === 'class') this.#isHeader = true;
    else if (token.text === this.#name) this.#readUse(token, at);
  }

  #readUse(token: Token, at: number): void {
    const before = this.#before?.text ?? '';
    const next = this.#next(at);
    // The `r` of `{x!r}` is no name.
    if (this.#foreign.has(token.start) || before === '!' || before === '.') return;
    const isInLambda = this.#lambdaDepth === this.#brackets.length;
    const isArgument = this.#brackets.at(-1) === 'call' && (before === '(' || before === ',') && !isInLambda;
    if (next === '=' && isArgument) return;
    this.uses.push({ start: token.start, end: token.end });
    if (this.#binds(token, before, next)) this.isBound = true;
  }

  #binds(token: Token, before: string, next: string): boolean {
    if (before === 'def' || before === 'class' || before === 'as' || before === 'type') return true;
    const first = this.#first?.text ?? '';
    if (first === 'global' || first === 'nonlocal') return true;
    const depth = this.#brackets.length;
    if (depth === 0 && (next === '=' || (next === ':' && this.#first === token))) return true;
    if (next.length > 1 && next.endsWith('=') && !comparisons.has(next)) return true;
    const isListed = ['(', '[', ',', '*', 'lambda'].includes(before);
    const role = this.#brackets.at(-1);
    if (isListed && (role === 'params' || this.#lambdaDepth === depth)) return true;
    // What follows shows that the name is only read here: `name.x = 1`, `name[0] = 1`.
    if (next === '.' || next === '[' || next === '(') return false;
    if (role === 'target' || this.#forDepth !== -1 || first === 'del') return true;
    if (first === 'case' && this.#first !== token) return true;
    return (
      token.start < this.#targetsEnd && !this.#brackets.includes('call') && !this.#brackets.includes('index')
    );
  }

  #next(at: number): string {
    let next = at + 1;
    if (this.#brackets.length > 0) while (this.#tokens[next]?.kind === 'newline') next++;
    return this.#tokens[next]?.text ?? '';
  }

  #startStatement(token: Token, at: number): void {
    this.#first = token;
    this.#targetsEnd = 0;
    let depth = 0;
    for (let next = at; next < this.#tokens.length; next++) {
      const { kind, text, start } = this.#tokens[next] ?? token;
      if (kind === 'newline' && statementWords.has(this.#tokens[next + 1]?.text ?? '')) return;
      if (kind === 'sign' && '([{'.includes(text)) depth++;
      else if (kind === 'sign' && ')]}'.includes(text)) depth = Math.max(0, depth - 1);
      else if (depth > 0) continue;
      else if (text === '=') this.#targetsEnd = start;
      else if (kind === 'newline' || text === ';' || (text === ':' && blockWords.has(token.text))) return;
    }
  }

  #isStatementEnd({ text }: Token): boolean {
    if (this.#brackets.length > 0) return false;
    return (
      text === ';' || (text === ':' && this.#lambdaDepth === -1 && blockWords.has(this.#first?.text ?? ''))
    );
  }

  #endStatement(): void {
    this.#first = null;
    this.#before = null;
    this.#forDepth = -1;
    this.#lambdaDepth = -1;
    this.#isHeader = false;
  }
}

const blockWords: ReadonlySet<string> = new Set(
  'async case class def elif else except finally for if match try while with'.split(' '),
);
/** Words that begin a statement and stand in no expression. */
const statementWords: ReadonlySet<string> = new Set(
  'assert break class continue def del except finally global import nonlocal pass raise return try while with'.split(
    ' ',
  ),
);
/** Words that a bracket may follow without being a call. */
const operatorWords: ReadonlySet<string> = new Set(
  'and as assert async await del elif else except for from if in is lambda not or raise return while with yield'.split(
    ' ',
  ),
);
const comparisons: ReadonlySet<string> = new Set(['==', '!=', '<=', '>=']);
