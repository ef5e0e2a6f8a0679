import { DomainError } from '../../errors.js';
import type { BidId, LotId } from '../../types.js';
import { factOf } from '../decision.js';
import type { Guards } from '../guard.js';
import type { RedactionsGuard } from './commands.js';
import { bidsDisclosedByAward } from './disclosed-bids.js';

export const redactionsGuards: Guards<RedactionsGuard> = {
  redactionsAsked: (command, _tender, context) => {
    const { lot, bid } = command.data as { lot: LotId; bid: BidId };
    if (factOf(context, 'redacted').includes(bid)) return undefined;
    return new DomainError('redactionNotAsked', { lot, bid }, 'art. 35 c. 4 lett. a');
  },

  /** The communication of the award tells the decisions (art. 36 c. 3): they come before it. */
  redactionsDecided: (command, tender, context) => {
    const { lot } = command.data as { lot: LotId };
    const decided = tender.lots[lot]?.redactions ?? {};
    const asked = factOf(context, 'redacted');
    const [bid, ...others] = bidsDisclosedByAward(tender, lot).filter(
      (one) => asked.includes(one) && !decided[one],
    );
    if (bid === undefined) return undefined;
    return new DomainError('redactionsUndecided', { lot, bid, undecided: others.length + 1 }, 'art. 36 c. 3');
  },
};
