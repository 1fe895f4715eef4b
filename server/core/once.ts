/** Works something out when it is first asked for, and never again. */
export function once<Value>(work: () => Value): () => Value {
  let answer: { readonly value: Value } | null = null;
  return () => {
    answer ??= { value: work() };
    return answer.value;
  };
}
