import { DomainError } from '../../errors.js';
import { findingArticles } from '../../guarantees/provisional-guarantee.js';
import type { BidId, LotId } from '../../types.js';
import { type CommandOf, factOf } from '../decision.js';
import { isProvisionalAsked } from '../draft.js';
import type { Guards } from '../guard.js';
import type { GuaranteesGuard } from './commands.js';
import { findingsOf, guaranteesHeld } from './state.js';

export const guaranteesGuards: Guards<GuaranteesGuard> = {
  provisionalGuaranteeAsked: (command, _tender, context) => {
    const { lot } = command.data as { lot: LotId };
    if (isProvisionalAsked(factOf(context, 'draft'))) return undefined;
    return new DomainError('guaranteeNotAsked', { lot }, 'arts 53, 106');
  },

  provisionalGuaranteeHeld: (command, tender) => {
    const { lot, bid } = command.data as { lot: LotId; bid: BidId };
    if (guaranteesHeld(tender, lot).includes(bid)) return undefined;
    return new DomainError('guaranteeNotHeld', { lot, bid }, 'art. 106');
  },

  /** A finding keeps a bid from being admitted until it is cured, or the act says why it is none; nobody is excluded by it. */
  provisionalGuaranteeInOrder: (command, tender, context) => {
    const { bid, lots, guaranteeException } = command.data as CommandOf<'admitBid'>['data'];
    if (guaranteeException || !isProvisionalAsked(factOf(context, 'draft'))) return undefined;
    const found = lots.flatMap((lot) => findingsOf(tender, bid, lot).map((code) => ({ lot, code })))[0];
    return found && new DomainError(found.code, { bid, lot: found.lot }, findingArticles[found.code]);
  },
};
