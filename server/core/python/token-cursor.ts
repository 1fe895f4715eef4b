/** Walks along the tokens of a Python text and knows how deep in brackets it is; never goes back. */
import type { Span } from '../span.ts';
import type { Token } from './tokens.ts';

/** `at` is the next token; every method leaves it behind what it has read. */
export class TokenCursor {
  at = 0;
  /** Brackets around the present place; inside them line ends mean nothing. */
  brackets = 0;
  readonly #tokens: readonly Token[];

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  get token(): Token | undefined {
    return this.#tokens[this.at];
  }

  /** The text of the token `ahead` of the next one; empty at the end. */
  peek(ahead = 0): string {
    return this.#tokens[this.at + ahead]?.text ?? '';
  }

  /** Stops before the closing bracket of a comprehension: whose items come from elsewhere. */
  skipTo(close: string): void {
    let depth = 0;
    for (let { token } = this; token; { token } = this) {
      if (token.kind === 'newline' && statementWords.has(this.peek(1))) return;
      if (depth === 0 && token.text === close) return;
      if (opening.has(token.text)) depth++;
      else if (closing.has(token.text) && --depth < 0) return;
      this.at++;
    }
  }

  /** Up to the next comma, closing bracket or end of the statement. */
  passOver(): Span {
    const start = this.token?.start ?? 0;
    let depth = 0;
    for (let { token } = this; token; { token } = this) {
      if (token.kind === 'newline' && (this.brackets === 0 || statementWords.has(this.peek(1)))) break;
      if (depth === 0 && token.text === ',') break;
      if (opening.has(token.text)) depth++;
      else if (closing.has(token.text) && --depth < 0) break;
      this.at++;
    }
    return { start, end: this.endBefore() };
  }

  /** Where the token read last ends. */
  endBefore(): number {
    return this.#tokens[this.at - 1]?.end ?? 0;
  }

  /** The next token that is no line end, or the one that stands `ahead` of it. */
  behindLineEnds(ahead = 0): Token | undefined {
    let at = this.at;
    while (this.#tokens[at]?.kind === 'newline') at++;
    return this.#tokens[at + ahead];
  }

  /** Inside brackets only, and not past one after which a statement begins. */
  skipLineEnds(): void {
    if (this.brackets > 0)
      while (this.token?.kind === 'newline' && !statementWords.has(this.peek(1))) this.at++;
  }
}

/** True where only a statement can begin, so that a bracket left open ends before it. */
export function isStatementStart({ kind, text }: Token): boolean {
  return kind === 'name' && statementWords.has(text);
}

/** `name=` or `"key":` in a list that holds neither: the list was left open. */
export function isNextEntry({ kind }: Token, close: string, next: string): boolean {
  return kind === 'name' ? close !== ')' && next === '=' : kind === 'string' && close !== '}' && next === ':';
}

export const opening: ReadonlySet<string> = new Set(['(', '[', '{']);
export const closing: ReadonlySet<string> = new Set([')', ']', '}']);
/** Words that begin a statement and stand in no expression, so that a bracket left open ends before them. */
const statementWords: ReadonlySet<string> = new Set(
  'assert break class continue def del elif except finally global import nonlocal pass raise return try while with'.split(
    ' ',
  ),
);
