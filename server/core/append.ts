/** Adds one list to another. `push(...more)` puts every item on the stack, which a hostile file can overflow. */
export function append<Item>(list: Item[], more: readonly Item[]): void {
  for (const item of more) list.push(item);
}
