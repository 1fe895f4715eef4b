/**
 * Reads Python expressions as far as static lists of strings need them: literals, displays, names, calls, `+`,
 * `a if c else b`. All else is passed over as `other`. Half-typed text is read as far as it makes sense.
 */
import type { Span } from '../span.ts';
import { type Argument, type Call, type Entry, type Expression, type Items, joined } from './expression.ts';
import { isWordCode, keywords } from './text.ts';
import { closing, isNextEntry, isStatementStart, TokenCursor } from './token-cursor.ts';
import type { Token } from './tokens.ts';

/** No sound program nests deeper; what does is passed over. */
const deepest = 40;

/** Reads expressions where the cursor stands. */
export class ExpressionReader extends TokenCursor {
  /** Every call that was read, inner ones first; of definitions (`def f(x)`) those that `definition` does not mark. */
  readonly calls: Call[] = [];
  /** Where the name of a function that is being defined starts: its parameters look like a call. */
  definition = -1;
  #depth = 0;

  /** Null where no expression starts here; nothing is read then. */
  read(): Expression | null {
    if (this.#depth >= deepest) return { kind: 'other', span: this.passOver() };
    this.#depth++;
    const first = this.operand();
    const found = first && this.#operators(first);
    this.#depth--;
    return found;
  }

  #operators(first: Expression): Expression {
    let left = first;
    for (;;) {
      this.skipLineEnds();
      const { start } = left.span;
      const operator = this.peek();
      if (operator === 'if' && this.token?.kind === 'name') {
        this.at++;
        this.read();
        this.skipLineEnds();
        if (this.peek() !== 'else') return left;
      } else if (!joining.has(operator)) return left;
      this.at++;
      // `**` and `//` come as two signs: the second has its operand read next.
      const isDoubled = (operator === '*' || operator === '/') && this.peek() === operator;
      const right = isDoubled ? null : this.operand();
      const span = { start, end: right?.span.end ?? left.span.end };
      if (operator === '+') left = right ? joined('sum', left, right, span) : left;
      else if (right && eitherWords.has(operator)) left = joined('either', left, right, span);
      else if (operator === '%') left = { kind: 'template', base: left, span };
      else left = { kind: 'other', span };
    }
  }

  /** A value with what stands directly behind it, and no operator. */
  operand(): Expression | null {
    this.skipLineEnds();
    while (signs.has(this.peek())) this.at++;
    const { token } = this;
    if (!token) return null;
    if (token.kind === 'string') return this.#behind(this.#string(token));
    if (token.kind === 'name') return this.#word(token);
    if (token.text === '(' || token.text === '[' || token.text === '{') return this.#behind(this.#display());
    return null;
  }

  #word(token: Token): Expression | null {
    if (token.text === 'lambda') return { kind: 'other', span: this.passOver() };
    if (token.text === 'not' || token.text === 'await') {
      this.at++;
      const operand = this.#depth < deepest ? this.read() : null;
      return operand && { kind: 'other', span: { start: token.start, end: operand.span.end } };
    }
    if (keywords.has(token.text) && !values.has(token.text)) return null;
    this.at++;
    return this.#behind({ kind: 'name', name: token.text, span: spanOf(token) });
  }

  #string(first: Token): Expression {
    const literals: Span[] = [];
    for (let { token } = this; token?.kind === 'string'; { token } = this) {
      literals.push(spanOf(token));
      this.at++;
      // The code inside an f-string follows between brackets of no width.
      if (this.token && this.token.text === '{' && this.token.start === this.token.end) this.#skipField();
      if (
        this.brackets > 0 &&
        this.behindLineEnds()?.kind === 'string' &&
        this.behindLineEnds(1)?.text !== ':'
      )
        this.skipLineEnds();
    }
    return {
      kind: 'string',
      literals,
      span: { start: first.start, end: literals.at(-1)?.end ?? first.end },
    };
  }

  #skipField(): void {
    while (this.token && !(this.token.text === '}' && this.token.start === this.token.end)) this.at++;
    this.at++;
  }

  /** Attributes, calls and subscripts behind a value. */
  #behind(first: Expression): Expression {
    let value = first;
    for (;;) {
      if (this.brackets > 0 && this.behindLineEnds()?.text === '.') this.skipLineEnds();
      const { token } = this;
      if (token?.kind !== 'sign') return value;
      const { start } = value.span;
      if (token.text === '.' && isWordCode(this.peek(1).charCodeAt(0))) {
        this.at++;
        const end = this.token?.end ?? token.end;
        value = { kind: 'attribute', base: value, name: this.peek(), span: { start, end } };
        this.at++;
      } else if (token.text === '(') {
        const { items, commas, span } = this.#items(')', () => this.#argument());
        const call: Call = {
          kind: 'call',
          callee: value,
          items,
          commas,
          span: { start, end: span.end },
        };
        if (value.span.start !== this.definition) this.calls.push(call);
        value = call;
      } else if (token.text === '[') {
        const { items, span } = this.#items(']', () => this.#item());
        const key = items.length === 1 ? items[0] : undefined;
        value = {
          kind: 'subscript',
          base: value,
          key: key ?? { kind: 'other', span },
          span: { start, end: span.end },
        };
      } else return value;
    }
  }

  #display(): Expression {
    const open = this.peek();
    if (open === '{') return this.#braces();
    const list = this.#items(open === '(' ? ')' : ']', () => this.#item());
    const [only] = list.items;
    if (open === '(' && only && only.kind !== 'star' && list.items.length === 1 && list.commas[0] === -1)
      return only;
    return { kind: 'list', ...list };
  }

  #braces(): Expression {
    const entries: Entry[] = [];
    const list = this.#items('}', () => {
      const key = this.#item();
      if (key?.kind === 'star') entries.push({ key: null, value: key.value });
      this.skipLineEnds();
      if (!key || this.peek() !== ':') return key;
      this.at++;
      const value = this.read();
      if (value) entries.push({ key, value });
      return value ?? key;
    });
    return entries.length > 0 || list.items.length === 0
      ? { kind: 'dict', entries, span: list.span }
      : { kind: 'list', ...list };
  }

  #item(): Expression | null {
    const { token } = this;
    if (token?.text !== '*') return this.read();
    while (this.peek() === '*') this.at++;
    const value = this.read();
    return value && { kind: 'star', value, span: { start: token.start, end: value.span.end } };
  }

  #argument(): Argument | null {
    const { token } = this;
    const isNamed = token?.kind === 'name' && this.peek(1) === '=';
    if (isNamed) this.at += 2;
    const value = isNamed ? this.read() : this.#item();
    if (!token || !value) return null;
    const name = isNamed ? token.text : null;
    const annotation = this.#annotation();
    return { name, value, annotation, span: { start: token.start, end: value.span.end } };
  }

  #annotation(): Expression | null {
    if (this.peek() !== ':') return null;
    this.at++;
    const annotation = this.read();
    if (this.peek() === '=') {
      this.at++;
      this.read();
    }
    return annotation;
  }

  /** Reads up to the closing bracket, or to where only the next argument or statement can begin. */
  #items<Item extends { readonly span: Span }>(
    close: ')' | ']' | '}',
    readItem: () => Item | null,
  ): Items<Item> {
    const start = this.token?.start ?? 0;
    const items: Item[] = [];
    const commas: number[] = [];
    this.at++;
    this.brackets++;
    let end = -1;
    for (let { token } = this; token; { token } = this) {
      if (token.kind === 'newline') this.at++;
      else if (token.text === close) {
        end = token.end;
        this.at++;
        break;
      } else if (closing.has(token.text) || isStatementStart(token)) break;
      else if (token.text === ',') {
        if (commas.at(-1) === -1) commas[commas.length - 1] = token.start;
        this.at++;
      } else if (isNextEntry(token, close, this.peek(1))) break;
      else if (token.text === 'for' || token.text === 'async') this.skipTo(close);
      else {
        const before = this.at;
        const item = readItem();
        if (item) {
          items.push(item);
          commas.push(-1);
        }
        if (this.at === before) this.at++;
      }
    }
    this.brackets--;
    return { items, commas, span: { start, end: end === -1 ? this.endBefore() : end } };
  }
}

function spanOf({ start, end }: Span): Span {
  return { start, end };
}

const signs: ReadonlySet<string> = new Set(['-', '+', '~']);
const values: ReadonlySet<string> = new Set(['None', 'True', 'False']);
const eitherWords: ReadonlySet<string> = new Set(['if', 'or', 'and', '|', 'else']);
/** What may stand between two operands. `if` is joined by its `else`, which comes next. */
const joining: ReadonlySet<string> = new Set(
  '+ - * / % @ & | ^ < > == != <= >= << >> or and in is not if'.split(' '),
);
