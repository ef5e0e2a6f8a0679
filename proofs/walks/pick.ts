/** Choices of one step, drawn from numbers that fast-check made, so that it can shrink them. */
export class Pick {
  private at = 0;

  constructor(private readonly numbers: readonly number[]) {}

  /** From 0 to `count - 1`. */
  below(count: number): number {
    const drawn = this.numbers[this.at++ % this.numbers.length] ?? 0;
    // Each further turn around the numbers draws others.
    return (drawn + Math.floor(this.at / this.numbers.length) * 7) % count;
  }

  one<T>(items: readonly T[]): T {
    if (items.length === 0) throw new Error('nothing to choose from');
    return items[this.below(items.length)] as T;
  }

  some<T>(items: readonly T[]): T[] {
    const chosen = items.filter(() => this.below(2) === 0);
    return chosen.length > 0 ? chosen : items.slice(0, 1);
  }

  /** True in one of `count` cases. */
  oneIn(count: number): boolean {
    return this.below(count) === 0;
  }
}

/** The choices that belong to a seed: the same each time. Lehmer's generator. */
export function pickOf(seed: number): Pick {
  let state = (seed % 2_147_483_646) + 1;
  const draw = (): number => (state = (state * 48_271) % 2_147_483_647);
  return new Pick(Array.from({ length: 20 }, () => Math.floor(draw() / 1_000)));
}
