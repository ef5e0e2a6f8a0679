import type { Instant, PersonId, TenderId } from '../../domain/types.js';
import { rowsOf, type Queryable } from './queryable.js';

export interface ShareLoss {
  readonly custodian: PersonId;
  readonly reason: string;
  readonly reportedAt: Instant;
}

/** Shares that their custodians can use no more. */
export class LossStore {
  constructor(private readonly db: Queryable) {}

  /** The first report of a custodian stands. */
  async insert(tender: TenderId, custodian: PersonId, reason: string): Promise<void> {
    await this.db.query(
      'INSERT INTO share_losses (tender, custodian, reason) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING',
      [tender, custodian, reason],
    );
  }

  list(tender: TenderId): Promise<ShareLoss[]> {
    return rowsOf(
      this.db,
      `SELECT custodian, reason, iso(reported_at) AS "reportedAt" FROM share_losses WHERE tender = $1
       ORDER BY reported_at, custodian`,
      [tender],
    );
  }
}
