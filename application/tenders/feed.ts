import type { DataSource } from 'typeorm';
import { isPublicKind } from '../../domain/documents/document-disclosure.js';
import type { IssuedKind } from '../../domain/documents/document-kinds.js';
import { isPublicEvent } from '../../domain/tender/event-disclosure.js';
import type { TenderEventType } from '../../domain/tender/events.js';
import type { Instant, Sha256Hex, TenderId } from '../../domain/types.js';
import { sequenceLeaves } from '../../entities/sequencer.js';
import { FeedStore, type FeedRow } from '../../entities/stores/feed-store.js';

export interface FeedItem {
  readonly position: number;
  readonly leaf: Sha256Hex;
  /** Null, like type and instant, while the tender is not published. */
  readonly tender: TenderId | null;
  /** Type of the event, `bid`, `rectification`, `document`, or `internal` for what is not told to everyone. */
  readonly type: string | null;
  readonly at: Instant | null;
}

/** The change feed: every leaf of the ledger at its position, without gaps. Bids enter at the closing of their tender. */
export class Feed {
  private readonly store: FeedStore;

  constructor(private readonly dataSource: DataSource) {
    this.store = new FeedStore(dataSource);
  }

  /** Leaves after a position, and the position to go on from. */
  async read(after: number, limit: number): Promise<{ items: FeedItem[]; next: number }> {
    await sequenceLeaves(this.dataSource);
    const rows = await this.store.list(after, limit);
    return { items: rows.map(toItem), next: rows.at(-1)?.position ?? after };
  }

  async countRecord(): Promise<{ events: number; outboxPending: number }> {
    const [events, outboxPending] = await Promise.all([
      this.store.countEvents(),
      this.store.countPendingEffects(),
    ]);
    return { events, outboxPending };
  }
}

function toItem(row: FeedRow): FeedItem {
  const { position, leaf, tender, at, isPublished } = row;
  if (!isPublished) return { position, leaf, tender: null, type: null, at: null };
  return { position, leaf, tender, type: shownType(row), at };
}

function shownType({ kind, event, document }: FeedRow): string {
  if (kind === 'bid' || kind === 'rectification') return kind;
  if (kind === 'document') return isPublicKind(document as IssuedKind) ? 'document' : 'internal';
  return event !== null && isPublicEvent(event as TenderEventType) ? event : 'internal';
}
