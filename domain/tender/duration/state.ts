import type { Instant } from '../../types.js';
import type { DurationGround } from './commands.js';

export interface DurationLot {
  /** By when the lot is to be awarded; null in tenders published before this term was kept. */
  readonly awardDueAt: Instant | null;
  /** Since when the time stands still; null while it runs. */
  readonly durationStoppedAt: Instant | null;
  readonly overranAt: Instant | null;
  /** Months by which it was extended. */
  readonly extendedMonths: Readonly<Partial<Record<DurationGround, number>>>;
}

export const initialDurationLot: DurationLot = {
  awardDueAt: null,
  durationStoppedAt: null,
  overranAt: null,
  extendedMonths: {},
};
