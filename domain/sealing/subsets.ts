/** Every subset of `size` items, in the order of the items. */
export function* subsetsOf<T>(items: readonly T[], size: number): Generator<T[]> {
  if (size === 0) {
    yield [];
    return;
  }
  for (let first = 0; first <= items.length - size; first += 1) {
    for (const rest of subsetsOf(items.slice(first + 1), size - 1)) yield [items[first] as T, ...rest];
  }
}
