/**
 * What a Python file says without being run: the calls it makes, and which values its names are given, by
 * assignments, `+=`, `.append`, `.extend` and `.update`, whatever function they stand in.
 */
import type { Span } from '../span.ts';
import type { Call, Expression } from './expression.ts';
import { ExpressionReader } from './expression-reader.ts';
import { tokensOf } from './tokens.ts';

export interface StaticFile {
  readonly text: string;
  readonly calls: readonly Call[];
  /** Everything that a name may be bound to, whatever function it is bound in. */
  readonly bindings: ReadonlyMap<string, readonly Expression[]>;
  /** The functions that the text defines, in order; their parameters stand as the arguments of a call. */
  readonly definitions: readonly Call[];
}

export function readStatically(text: string): StaticFile {
  const reader = new ExpressionReader(tokensOf(text));
  const bindings = new Map<string, Expression[]>();
  const definitions: Call[] = [];
  const bind = (target: Expression, value: Expression): void => {
    if (target.kind === 'name') {
      const known = bindings.get(target.name) ?? [];
      bindings.set(target.name, known);
      known.push(value);
    }
    if (target.kind === 'subscript' && target.base.kind === 'name')
      bind(target.base, { kind: 'dict', entries: [{ key: target.key, value }], span: value.span });
  };
  while (reader.token) {
    if (reader.peek() === 'def' || reader.peek() === 'class') {
      reader.at++;
      reader.definition = reader.token?.start ?? -1;
      const definition = reader.operand();
      if (definition?.kind === 'call') definitions.push(definition);
      continue;
    }
    const { at } = reader;
    const isStart = ['', ';', ':'].includes(reader.peek(-1));
    const first = reader.read();
    if (first) readStatement(reader, first, isStart, bind);
    // Signs that lead to no value are behind it: read again, a long row of them would take its square.
    else reader.at = Math.max(reader.at, at + 1);
  }
  return { text, calls: reader.calls, bindings, definitions };
}

type Bind = (target: Expression, value: Expression) => void;

/** Where `first` opens the statement, a colon behind it introduces an annotation. */
function readStatement(reader: ExpressionReader, first: Expression, isStart: boolean, bind: Bind): void {
  if (isStart && reader.peek() === ':') {
    const { at } = reader;
    reader.at++;
    if (!reader.read() || reader.peek() !== '=') reader.at = at + 1;
  }
  const targets = [first];
  while (reader.peek() === '=' || reader.peek() === '+=' || reader.peek() === '|=') {
    reader.at++;
    const value = reader.read();
    if (!value) return;
    targets.push(value);
  }
  const value = targets.pop();
  for (const target of targets) if (value) bind(target, value);
  if (targets.length === 0) readMutation(first, bind);
}

/** `x.append(value)` and its like, on a line of their own. */
function readMutation(call: Expression, bind: Bind): void {
  if (call.kind !== 'call' || call.callee.kind !== 'attribute') return;
  const { base, name } = call.callee;
  const value = call.items.at(-1)?.value;
  if (!value) return;
  if (name === 'append' || name === 'add' || name === 'insert')
    bind(base, { kind: 'list', items: [value], commas: [], span: value.span });
  else if (name === 'extend') bind(base, value);
  else if (name === 'update')
    for (const item of call.items)
      bind(base, item.name === null ? item.value : keyword(item.name, item.value));
}

function keyword(name: string, value: Expression): Expression {
  return { kind: 'dict', entries: [{ key: { kind: 'name', name, span: noSpan }, value }], span: value.span };
}

/** The place of a key that stands in the text as a name: of `update(key=value)`. */
export const noSpan: Span = { start: -1, end: -1 };
