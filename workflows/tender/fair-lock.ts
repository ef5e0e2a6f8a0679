/** One at a time, in the order of asking; who asks `first` goes before those who wait. Deterministic: it only queues promises. */
export class FairLock {
  private readonly waiting: (() => void)[] = [];
  private held = false;

  get isFree(): boolean {
    return !this.held;
  }

  async run<T>(work: () => Promise<T>, place: 'first' | 'last' = 'last'): Promise<T> {
    await this.acquire(place);
    try {
      return await work();
    } finally {
      this.release();
    }
  }

  private acquire(place: 'first' | 'last'): Promise<void> {
    if (!this.held) {
      this.held = true;
      return Promise.resolve();
    }
    return new Promise((resolve) => {
      if (place === 'first') this.waiting.unshift(resolve);
      else this.waiting.push(resolve);
    });
  }

  private release(): void {
    const next = this.waiting.shift();
    if (next) next();
    else this.held = false;
  }
}
