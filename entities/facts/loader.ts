import type { EntityManager } from 'typeorm';
import type { Tender } from '../../domain/tender/tender.js';
import type { EnvelopeKind, LotId, TenderId } from '../../domain/types.js';

/** What the loaders may look at: the tender's state and the command, or the deadline, that asks. */
export interface Subject {
  readonly id: TenderId;
  readonly tender: Tender | null;
  readonly lot: LotId | null;
  readonly kind: EnvelopeKind | null;
  /** Requests whose answer matters. */
  readonly requests: readonly string[];
}

/** How each fact is read, inside the caller's transaction. */
export type Loaders<Facts> = {
  readonly [K in keyof Facts]: (manager: EntityManager, subject: Subject) => Promise<Facts[K]>;
};

export async function rows<T>(manager: EntityManager, sql: string, parameters: unknown[]): Promise<T[]> {
  return manager.query<T[]>(sql, parameters);
}
