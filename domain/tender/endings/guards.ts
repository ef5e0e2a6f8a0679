import { endOfMonths } from '../../calendar/periods.js';
import { romeDateOf } from '../../calendar/rome-time.js';
import { DomainError } from '../../errors.js';
import { lawInForce } from '../../law/law-in-force.js';
import { selfAnnulmentMaximum } from '../../law/ending-terms.js';
import type { LotId } from '../../types.js';
import { factOf } from '../decision.js';
import type { Guards } from '../guard.js';
import { bidsIn, lotIdsOf } from '../tender.js';
import type { EndingsGuard } from './commands.js';

export const endingsGuards: Guards<EndingsGuard> = {
  noBidLeft: (command, tender) => {
    const { lot } = command.data as { lot: LotId };
    if (!tender.closedAt) {
      return new DomainError('commandNotAllowedInPhase', { command: command.type, phase: tender.phase, lot });
    }
    const left = bidsIn(tender, lot, 'submitted').length + bidsIn(tender, lot, 'admitted').length;
    return left === 0 ? undefined : new DomainError('bidsLeft', { lot, bids: left });
  },

  withinAnnulmentTerm: (_command, tender, context) => {
    const since = tender.publishedAt ?? tender.transmittedAt;
    const law = lawInForce(selfAnnulmentMaximum, romeDateOf(context.now));
    const until = since && endOfMonths(since, law.value);
    if (!until || Date.parse(context.now) < Date.parse(until)) return undefined;
    return new DomainError('annulmentTermPassed', { until, months: law.value }, law.article);
  },

  tooFewSharesLeft: (_command, tender, context) => {
    const { custodiansLeft } = factOf(context, 'custody');
    const { k } = tender.custody;
    if (custodiansLeft < k) return undefined;
    return new DomainError('keysNotLost', { left: custodiansLeft, needed: k });
  },

  /** A signed contract is ended by its own acts, not by those of the procedure. */
  nothingSigned: (_command, tender) => {
    const signed = lotIdsOf(tender).find((lot) => tender.lots[lot]?.phase === 'contractSigned');
    return signed === undefined ? undefined : new DomainError('contractAlreadySigned', { lot: signed });
  },
};
