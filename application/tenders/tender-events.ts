import { setTimeout as delay } from 'node:timers/promises';
import type { DataSource } from 'typeorm';
import { disclosedData, type EventAudience } from '../../domain/tender/event-disclosure.js';
import type { Instant, TenderId } from '../../domain/types.js';
import { TenderStore, type RecordedEventRow } from '../../entities/stores/tender-store.js';
import { readCursor, toPage, type Page, type PageRequest } from '../page.js';
import { audienceOf, type TenderReader } from './readable-tender.js';

export interface ShownEvent {
  readonly version: number;
  readonly type: string;
  readonly at: Instant;
  readonly role: string;
  readonly data: Readonly<Record<string, unknown>>;
}

const pollMs = 500;
const batchSize = 200;

/** The events of a tender, once and as they come. What an audience may not know is left out, so versions have gaps. */
export class TenderEvents {
  private readonly store: TenderStore;
  private readonly waiting = new Map<TenderId, Promise<number | undefined>>();

  constructor(private readonly dataSource: DataSource) {
    this.store = new TenderStore(dataSource);
  }

  async list(id: TenderId, reader: TenderReader, { cursor, limit }: PageRequest): Promise<Page<ShownEvent>> {
    const after = Number(readCursor(cursor, [/^\d{1,9}$/])?.[0] ?? 0);
    const audience = await audienceOf(this.dataSource, id, reader);
    const rows = await this.store.listEvents(id, after, limit + 1);
    const { items, next } = toPage(rows, limit, ({ version }) => [String(version)]);
    return { items: items.flatMap((event) => show(event, audience)), next };
  }

  /** Events after a version, then new ones, until the signal: batches, empty ones when nothing new came for a while. */
  async *follow(
    id: TenderId,
    reader: TenderReader,
    after: number,
    signal: AbortSignal,
  ): AsyncGenerator<readonly ShownEvent[]> {
    for (let seen = after; !signal.aborted;) {
      const rows = await this.store.listEvents(id, seen, batchSize);
      seen = rows.at(-1)?.version ?? seen;
      const audience = await audienceOf(this.dataSource, id, reader);
      yield rows.flatMap((event) => show(event, audience));
      if (rows.length < batchSize) await this.waitBeyond(id, seen, signal);
    }
  }

  /** Until the tender has a later version, or some seconds: one query at a time per tender, however many listen. */
  private async waitBeyond(id: TenderId, version: number, signal: AbortSignal): Promise<void> {
    for (let tries = 0; tries < 30 && !signal.aborted; tries += 1) {
      await delay(pollMs, undefined, { signal }).catch(() => undefined);
      if (((await this.readVersion(id)) ?? 0) > version) return;
    }
  }

  private readVersion(id: TenderId): Promise<number | undefined> {
    const asked = this.waiting.get(id);
    if (asked) return asked;
    const asking = this.store.findVersion(id).finally(() => this.waiting.delete(id));
    this.waiting.set(id, asking);
    return asking;
  }
}

function show(event: RecordedEventRow, audience: EventAudience): ShownEvent[] {
  const data = disclosedData(event, audience);
  if (!data) return [];
  const { version, type, at, role } = event;
  return [{ version, type, at, role, data }];
}
