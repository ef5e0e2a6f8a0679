import { DomainError } from '../../errors.js';
import type { BidId, LotId } from '../../types.js';
import { factOf } from '../decision.js';
import type { Guards } from '../guard.js';
import type { InterpelloGuard } from './commands.js';

export const interpelloGuards: Guards<InterpelloGuard> = {
  /** Silence refuses when the term has ended; it never accepts. */
  callAnswered: (command, tender, context) => {
    const { lot, bid, outcome } = command.data as { lot: LotId; bid: BidId; outcome: string };
    const call = tender.lots[lot]?.call;
    if (call?.bid !== bid) return new DomainError('bidNotCalled', { lot, bid }, 'art. 124');
    if (factOf(context, 'answered') || (call.endedAt && outcome === 'refused')) return undefined;
    return new DomainError('callUnanswered', { lot, bid, dueAt: call.dueAt }, 'art. 124');
  },
};
