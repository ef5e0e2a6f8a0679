/** Too many wait already. */
export class SlotsFull extends Error {
  override readonly name = 'SlotsFull';
}

/** So many at a time, in the order they came, and only so many waiting. */
export class Slots {
  #free: number;
  readonly #waiting: (() => void)[] = [];

  constructor(
    count: number,
    private readonly maxWaiting: number,
  ) {
    this.#free = count;
  }

  /** Throws `SlotsFull` at once where too many wait. */
  async run<T>(work: () => Promise<T>): Promise<T> {
    await this.#take();
    try {
      return await work();
    } finally {
      this.#release();
    }
  }

  async #take(): Promise<void> {
    if (this.#free > 0) {
      this.#free -= 1;
      return;
    }
    if (this.#waiting.length >= this.maxWaiting) throw new SlotsFull('too many wait already');
    await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }

  /** A slot passes straight to who waits first. */
  #release(): void {
    const next = this.#waiting.shift();
    if (next) next();
    else this.#free += 1;
  }
}
