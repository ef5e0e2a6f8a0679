import type { DataSource } from 'typeorm';
import type { PersonId, TenderId } from '../../domain/types.js';
import { SubscriptionStore } from '../../entities/stores/subscription-store.js';

/** Who is told of a tender's publications, rectifications and extensions. */
export function subscribe(dataSource: DataSource, tender: TenderId, person: PersonId): Promise<void> {
  return new SubscriptionStore(dataSource).add(tender, person);
}

export function unsubscribe(dataSource: DataSource, tender: TenderId, person: PersonId): Promise<void> {
  return new SubscriptionStore(dataSource).remove(tender, person);
}
