import { DomainError } from '../../errors.js';
import type { BidId, LotId } from '../../types.js';
import { factOf } from '../decision.js';
import type { Guards } from '../guard.js';
import { bidsIn, type LotPhase, lotIdsOf, type Tender } from '../tender.js';
import type { AdmissionGuard } from './commands.js';

export const admissionGuards: Guards<AdmissionGuard> = {
  bidInScope: (command, tender) => {
    const { bid, lots } = command.data as { bid: BidId; lots?: LotId[] };
    const outside = (lots ?? []).find((lot) => !isDecidable(tender, bid, lot));
    if (tender.bids[bid] && outside === undefined && lots?.length !== 0) return undefined;
    return new DomainError('bidNotInScope', { bid, lot: outside ?? null });
  },

  noIntegrationRunning: (command, tender, context) => {
    const { bid } = command.data as { bid: BidId };
    const running = Object.values(tender.integrations).find((term) => term.bid === bid && !term.endedAt);
    if (!running || (command.type !== 'requestIntegration' && factOf(context, 'answered'))) return undefined;
    return new DomainError('integrationRunning', { bid, dueAt: running.dueAt }, 'art. 101');
  },

  everyBidDecided: (_command, tender) => {
    const undecided = lotIdsOf(tender).flatMap((lot) => bidsIn(tender, lot, 'submitted')).length;
    return undecided === 0 ? undefined : new DomainError('bidsUndecided', { undecided });
  },
};

const lotPhasesOpenToExclusion: readonly LotPhase[] = [
  'technicalEvaluation',
  'awaitingEconomicOpening',
  'economicEvaluation',
];

/** A bid is admitted or excluded once, before its lot is ranked; later it leaves only by its own procedures. */
function isDecidable(tender: Tender, bid: BidId, lot: LotId): boolean {
  const standing = tender.bids[bid]?.lots[lot];
  if (tender.phase === 'admission') return standing === 'submitted';
  return standing === 'admitted' && lotPhasesOpenToExclusion.includes(tender.lots[lot]?.phase ?? 'pending');
}
