import type { BidId, Instant, LotId } from '../../types.js';
import type { TermKind } from '../commands.js';
import type { Due } from '../deadline.js';

/** Overtaken: the clock had already reached a nearer reminder of the same term. */
export type ReminderOutcome = 'sent' | 'answered' | 'overtaken';

export interface RemindersEvents {
  termReminded: Due & {
    term: TermKind;
    endsAt: Instant;
    daysBefore: number;
    outcome: ReminderOutcome;
    lot?: LotId;
    /** The request whose term it is. */
    ref?: string;
    /** Where one bidder must act. */
    bid?: BidId;
  };
}
