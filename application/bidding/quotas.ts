import { DomainError } from '../../domain/errors.js';

/** What one supplier may leave with us: against a runaway client, far above what a bid needs. */
export interface Quotas {
  /** Uploads begun that no bid and no reply names. */
  readonly uploads: number;
  readonly uploadBytes: number;
  /** Questions to one tender still without an answer. */
  readonly openQuestions: number;
  readonly repliesPerRequest: number;
}

export const defaultQuotas: Quotas = {
  // A bid for a hundred lots, the most that a tender has, is 201 envelopes; it may be sealed again before it is committed.
  uploads: 500,
  uploadBytes: 20 * 1024 ** 3,
  openQuestions: 50,
  repliesPerRequest: 20,
};

export function findExcess(quotas: Quotas, quota: keyof Quotas, wanted: number): DomainError | undefined {
  const limit = quotas[quota];
  return wanted > limit ? new DomainError('quotaExceeded', { quota, limit }) : undefined;
}

/** Throws `quotaExceeded`. */
export function assertWithin(quotas: Quotas, quota: keyof Quotas, wanted: number): void {
  const excess = findExcess(quotas, quota, wanted);
  if (excess) throw excess;
}
