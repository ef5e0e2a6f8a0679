import { DomainError } from '../../errors.js';
import type { LotId } from '../../types.js';
import type { CommandData } from '../commands.js';
import type { Guards } from '../guard.js';
import { assignedIn, lotInDoubt, lotsAwaited } from '../participation/winner.js';
import type { AwardGuard } from './commands.js';
import { isCheckOpen } from './state.js';

export const awardGuards: Guards<AwardGuard> = {
  bestBidNotFlagged: (command, tender) => {
    const { lot: id } = command.data as { lot: LotId };
    const lot = tender.lots[id];
    const best = assignedIn(tender, id).winner;
    if (!lot || !best) return new DomainError('noBidRanked', { lot: id });
    if (!lot.flagged.includes(best)) return undefined;
    return new DomainError('abnormalOfferUnresolved', { lot: id, bid: best }, 'art. 110');
  },

  /** Where lots are limited who gets one depends on all: none is proposed before every ranking stands. */
  lotsAssignable: (command, tender) => {
    const { lot } = command.data as { lot: LotId };
    const [awaited] = lotsAwaited(tender);
    if (awaited) return new DomainError('lotsNotRanked', { lot, awaited }, 'art. 58 c. 4');
    const doubt = lotInDoubt(tender);
    return doubt && new DomainError('abnormalOfferUnresolved', { ...doubt }, 'art. 110');
  },

  /** Nobody is asked about a bidder whose requirements were found met. */
  checkOpen: (command, tender) => {
    const { lot: id } = command.data as { lot: LotId };
    const lot = tender.lots[id];
    if (lot && isCheckOpen(lot)) return undefined;
    return new DomainError('requirementsChecked', { lot: id }, 'art. 99');
  },

  /** An answer to a request that another has replaced, or about a bid that is proposed no more, comes too late. */
  checkAsked: (command, tender) => {
    const { lot: id, check } = command.data as CommandData['recordCheckAnswer'];
    if (tender.lots[id]?.check === check) return undefined;
    return new DomainError('checkNotAsked', { lot: id, check }, 'art. 99');
  },

  /** Once before the award; after it only of whoever was awarded on what it declared, and by a check that was made. */
  checkDue: (command, tender) => {
    const { lot: id, outcome = 'positive' } = command.data as CommandData['verifyRequirements'];
    const lot = tender.lots[id];
    if (lot?.phase !== 'awardProposed') {
      const isOpen = lot?.onSelfDeclaration && outcome !== 'onSelfDeclaration';
      return isOpen ? undefined : new DomainError('requirementsChecked', { lot: id }, 'art. 99');
    }
    if (outcome !== 'onSelfDeclaration' || lot.checksTerm?.endedAt) return undefined;
    const dueAt = lot.checksTerm?.dueAt ?? null;
    return new DomainError('selfDeclarationTooEarly', { lot: id, dueAt }, 'art. 99 c. 3-bis');
  },

  guaranteeAsked: (command, tender) => {
    const { lot: id } = command.data as { lot: LotId };
    if (tender.lots[id]?.guarantee) return undefined;
    return new DomainError('guaranteeNotAsked', { lot: id }, 'art. 117');
  },

  /** Only a guarantee of the due amount is registered: here it is enough that one was. */
  guaranteeGiven: (command, tender) => {
    const { lot: id } = command.data as { lot: LotId };
    const guarantee = tender.lots[id]?.guarantee;
    if (guarantee?.givenCents !== null) return undefined;
    return new DomainError('guaranteeMissing', { lot: id, dueCents: guarantee.dueCents }, 'art. 117');
  },
};
