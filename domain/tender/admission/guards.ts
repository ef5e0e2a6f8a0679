import { DomainError } from '../../errors.js';
import type { BidId, LotId } from '../../types.js';
import { type CommandOf, factOf } from '../decision.js';
import type { Guards } from '../guard.js';
import { isEnvelopeRead } from '../opening/state.js';
import { rivalsOf } from '../participation/state.js';
import { assignedIn, lotsOverLimit } from '../participation/winner.js';
import { bidsIn, type LotPhase, lotIdsOf, type Tender } from '../tender.js';
import type { AdmissionGuard } from './commands.js';

export const admissionGuards: Guards<AdmissionGuard> = {
  bidInScope: (command, tender) => {
    const { bid, lot, lots = lot && [lot] } = command.data as { bid: BidId; lot?: LotId; lots?: LotId[] };
    const isInScope = command.type === 'excludeBid' ? isExcludable : isUnderExamination;
    const outside = (lots ?? []).find((lot) => !isInScope(tender, bid, lot));
    const isAny = lots !== undefined || tender.phase === 'admission' || isAwaitingExamination(tender, bid);
    if (tender.bids[bid] && outside === undefined && lots?.length !== 0 && isAny) return undefined;
    return new DomainError('bidNotInScope', { bid, lot: outside ?? null });
  },

  noIntegrationRunning: (command, tender, context) => {
    const { bid } = command.data as { bid: BidId };
    const running = Object.values(tender.integrations).find((term) => term.bid === bid && !term.endedAt);
    if (!running || (command.type !== 'requestIntegration' && factOf(context, 'answered'))) return undefined;
    return new DomainError('integrationRunning', { bid, dueAt: running.dueAt }, 'art. 101');
  },

  companyInOneBid: (command, tender) => {
    const { bid, lots, exception } = command.data as CommandOf<'admitBid'>['data'];
    const shared = lots.flatMap((lot) => rivalsOf(tender, bid, lot).map((other) => ({ lot, other })))[0];
    if (!shared || exception) return undefined;
    return new DomainError('companyInTwoBids', { bid, ...shared }, 'art. 68 c. 14');
  },

  withinLotLimit: (command, tender) => {
    const { bid, lots } = command.data as CommandOf<'admitBid'>['data'];
    const over = lotsOverLimit(tender, bid).find((lot) => lots.includes(lot));
    if (over === undefined) return undefined;
    const params = { bid, lot: over, maxBid: tender.lotLimits?.maxBid ?? null };
    return new DomainError('lotLimitExceeded', params, 'art. 58 c. 4');
  },

  everyBidDecided: (_command, tender) => {
    const undecided = lotIdsOf(tender).flatMap((lot) => bidsIn(tender, lot, 'submitted')).length;
    return undecided === 0 ? undefined : new DomainError('bidsUndecided', { undecided });
  },

  bestBidExamined: (command, tender) => {
    const { lot } = command.data as { lot: LotId };
    const best = assignedIn(tender, lot).winner;
    if (tender.openingOrder === 'direct' || !best || tender.examined[best]?.includes(lot)) return undefined;
    return new DomainError('bidNotExamined', { lot, bid: best }, 'art. 107 c. 3');
  },
};

const lotPhasesOpenToExclusion: readonly LotPhase[] = [
  'technicalEvaluation',
  'awaitingEconomicOpening',
  'economicEvaluation',
];

/**
 * A bid is examined once, in each lot, after its administrative envelope was read: before the evaluation, or in an
 * inverted order after it.
 */
function isUnderExamination(tender: Tender, bid: BidId, lot: LotId): boolean {
  const standing = tender.bids[bid]?.lots[lot];
  if (tender.phase === 'admission') return standing === 'submitted';
  return (
    tender.openingOrder === 'inverted' &&
    standing === 'admitted' &&
    !tender.examined[bid]?.includes(lot) &&
    isEnvelopeRead(tender, { bid, kind: 'administrative', lot: null })
  );
}

function isAwaitingExamination(tender: Tender, bid: BidId): boolean {
  return lotIdsOf(tender).some((lot) => isUnderExamination(tender, bid, lot));
}

/** Before its lot is ranked, or while it is examined after the ranking; later a bid leaves only by its own procedures. */
function isExcludable(tender: Tender, bid: BidId, lot: LotId): boolean {
  if (tender.phase === 'admission') return isUnderExamination(tender, bid, lot);
  const phase = tender.lots[lot]?.phase ?? 'pending';
  if (phase === 'ranked') return isUnderExamination(tender, bid, lot);
  return tender.bids[bid]?.lots[lot] === 'admitted' && lotPhasesOpenToExclusion.includes(phase);
}
