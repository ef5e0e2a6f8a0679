import { DomainError } from '../../errors.js';
import { factOf } from '../decision.js';
import type { Guards } from '../guard.js';
import type { OpeningGuard } from './commands.js';

export const openingGuards: Guards<OpeningGuard> = {
  inversionForeseen: (_command, tender, context) => {
    const { inversion = 'no' } = factOf(context, 'draft');
    if (inversion === 'allowed' && tender.openingOrder === 'direct') return undefined;
    return new DomainError(
      'inversionNotForeseen',
      { inversion, openingOrder: tender.openingOrder },
      'art. 107 c. 3',
    );
  },

  nothingOpened: (_command, tender) => {
    const opened = Object.keys(tender.openings).length;
    return opened === 0
      ? undefined
      : new DomainError('envelopesAlreadyOpened', { opened }, 'arts 25 c. 2, 107 c. 3');
  },
};
