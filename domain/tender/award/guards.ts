import { DomainError } from '../../errors.js';
import type { LotId } from '../../types.js';
import type { Guards } from '../guard.js';
import type { AwardGuard } from './commands.js';

export const awardGuards: Guards<AwardGuard> = {
  bestBidNotFlagged: (command, tender) => {
    const { lot: id } = command.data as { lot: LotId };
    const lot = tender.lots[id];
    const best = lot?.ranking?.[0];
    if (!lot || !best) return new DomainError('noBidRanked', { lot: id });
    if (!lot.flagged.includes(best)) return undefined;
    return new DomainError('abnormalOfferUnresolved', { lot: id, bid: best }, 'art. 110');
  },
};
