import type { Instant, Sha256Hex, TenderId } from '../../domain/types.js';
import { firstRowOf, rowsOf, type Queryable } from './queryable.js';

export interface FeedRow {
  readonly position: number;
  readonly leaf: Sha256Hex;
  readonly tender: TenderId;
  readonly kind: 'event' | 'bid' | 'rectification' | 'document';
  /** Type of the event; null for another kind. */
  readonly event: string | null;
  /** Kind of the document; null for another kind of leaf. */
  readonly document: string | null;
  readonly at: Instant;
  readonly isPublished: boolean;
}

/** The positioned leaves of the ledger, in order and without gaps. */
export class FeedStore {
  constructor(private readonly db: Queryable) {}

  async list(after: number, limit: number): Promise<FeedRow[]> {
    return rowsOf(
      this.db,
      `SELECT p.position::float8 AS position, encode(l.leaf, 'hex') AS leaf, l.tender, l.kind,
         l.entry::jsonb->>'event' AS event,
         CASE l.kind WHEN 'document' THEN l.entry::jsonb->>'kind' END AS document,
         coalesce(l.entry::jsonb->>'at', l.entry::jsonb->>'receivedAt') AS at,
         t.published_at IS NOT NULL AS "isPublished"
       FROM ledger_positions p JOIN ledger_leaves l ON l.id = p.leaf LEFT JOIN tenders t ON t.id = l.tender
       WHERE p.position > $1 ORDER BY p.position LIMIT $2`,
      [after, limit],
    );
  }

  async countEvents(): Promise<number> {
    const row = await firstRowOf<{ events: number }>(
      this.db,
      'SELECT count(*)::float8 AS events FROM events',
    );
    return row?.events ?? 0;
  }

  /** Effects not yet handed to their workflow; what goes straight to mail concerns bids and is not counted. */
  async countPendingEffects(): Promise<number> {
    const row = await firstRowOf<{ pending: number }>(
      this.db,
      "SELECT count(*)::int AS pending FROM outbox WHERE dispatched_at IS NULL AND via = 'temporal'",
    );
    return row?.pending ?? 0;
  }
}
