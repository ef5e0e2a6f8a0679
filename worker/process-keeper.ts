import { setTimeout as delay } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { TenderProcesses } from '../application/tender-processes.js';
import type { RunningTender } from '../entities/stores/running-tenders.js';

const everyMs = 300_000;
const afterTroubleMs = 2000;

/** Sees that every tender that has not ended has its process: one that Temporal has lost is rebuilt from PostgreSQL. */
export class ProcessKeeper {
  private readonly stopping = new AbortController();
  private running: Promise<void> = Promise.resolve();

  constructor(
    private readonly listRunning: () => Promise<RunningTender[]>,
    private readonly processes: Pick<TenderProcesses, 'ensureRunning'>,
    private readonly log: Logger,
  ) {}

  start(): void {
    this.running = this.run();
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await this.running;
  }

  private async run(): Promise<void> {
    while (!this.stopping.signal.aborted) {
      const waitMs = await this.look();
      await delay(waitMs, undefined, { signal: this.stopping.signal }).catch(() => undefined);
    }
  }

  private async look(): Promise<number> {
    try {
      for (const tender of await this.listRunning()) {
        if (this.stopping.signal.aborted) break;
        await this.processes.ensureRunning(tender);
      }
      return everyMs;
    } catch (error) {
      this.log.warn({ err: error }, 'the processes of tenders could not be checked');
      return afterTroubleMs;
    }
  }
}
