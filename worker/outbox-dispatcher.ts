import { setTimeout as delay } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { OutboxRow, OutboxStore, OutboxVia } from '../entities/stores/outbox-store.js';

export type HandOver = (row: OutboxRow) => Promise<void>;

const batch = 20;
const pollMs = 200;
const afterTroubleMs = 1000;

/**
 * Hands over what transactions left in the outbox: effects to Temporal, what concerns bids straight to mail. Two lanes,
 * so that a slow mail server delays no effect; any number of dispatchers may run. Mail rests after every batch: without
 * that, the receipts' courtesy copies took a core from the commits of a last minute.
 */
export class OutboxDispatcher {
  private readonly stopping = new AbortController();
  private lanes: Promise<void>[] = [];

  constructor(
    private readonly outbox: OutboxStore,
    private readonly handOvers: Readonly<Record<OutboxVia, HandOver>>,
    private readonly log: Logger,
  ) {}

  start(): void {
    this.lanes = (['temporal', 'direct'] as const).map((via) => this.run(via));
  }

  /** Resolves when the batches under way are done. */
  async stop(): Promise<void> {
    this.stopping.abort();
    await Promise.all(this.lanes);
  }

  private async run(via: OutboxVia): Promise<void> {
    while (!this.stopping.signal.aborted) {
      const taken = await this.dispatch(via);
      if (taken === batch && via === 'temporal') continue;
      await delay(taken < 0 ? afterTroubleMs : pollMs, undefined, { signal: this.stopping.signal }).catch(
        () => undefined,
      );
    }
  }

  private async dispatch(via: OutboxVia): Promise<number> {
    try {
      return await this.outbox.dispatch(via, batch, (row) => this.handOver(via, row));
    } catch (error) {
      this.log.warn({ err: error, via }, 'the outbox could not be read');
      return -1;
    }
  }

  private async handOver(via: OutboxVia, row: OutboxRow): Promise<boolean> {
    try {
      await this.handOvers[via](row);
      return true;
    } catch (error) {
      // A log that told receipts from other mails would tell who bids.
      const about = via === 'temporal' ? { outboxId: row.id, kind: row.kind } : {};
      this.log.warn(
        { ...about, error: (error as Error).name, via, attempts: row.attempts + 1 },
        'not handed over',
      );
      return false;
    }
  }
}
