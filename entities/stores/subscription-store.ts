import type { PersonId, TenderId } from '../../domain/types.js';
import type { Queryable } from './queryable.js';

/** Who is told of a tender's publications. */
export class SubscriptionStore {
  constructor(private readonly db: Queryable) {}

  async add(tender: TenderId, person: PersonId): Promise<void> {
    await this.db.query('INSERT INTO subscriptions (tender, person) VALUES ($1, $2) ON CONFLICT DO NOTHING', [
      tender,
      person,
    ]);
  }

  async remove(tender: TenderId, person: PersonId): Promise<void> {
    await this.db.query('DELETE FROM subscriptions WHERE tender = $1 AND person = $2', [tender, person]);
  }
}
