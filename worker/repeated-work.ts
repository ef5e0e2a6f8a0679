import { setTimeout as delay } from 'node:timers/promises';
import type { Logger } from 'pino';

const afterTroubleMs = 2000;

/** Work done again and again until it is stopped; trouble is logged and the work goes on after a pause. */
export class RepeatedWork {
  private readonly stopping = new AbortController();
  private running: Promise<void> = Promise.resolve();

  /** @param work one round; it returns after how many milliseconds the next begins. */
  constructor(
    private readonly work: (stopping: AbortSignal) => Promise<number>,
    private readonly trouble: string,
    private readonly log: Logger,
  ) {}

  start(): void {
    this.running = this.run();
  }

  /** Resolves when the round under way has ended. */
  async stop(): Promise<void> {
    this.stopping.abort();
    await this.running;
  }

  private async run(): Promise<void> {
    const { signal } = this.stopping;
    while (!signal.aborted) {
      const waitMs = await this.round(signal);
      await delay(waitMs, undefined, { signal }).catch(() => undefined);
    }
  }

  private async round(signal: AbortSignal): Promise<number> {
    try {
      return await this.work(signal);
    } catch (error) {
      this.log.warn({ err: error }, this.trouble);
      return afterTroubleMs;
    }
  }
}
