import type { BidId, LotId } from '../../types.js';
import { initialAwardNoticeLot } from '../award-notice/state.js';
import { withLot, withStanding, type Reducers } from '../reducers.js';
import type { Tender } from '../tender.js';
import type { AwardEvents } from './events.js';
import { initialAwardLot, proposalOf } from './state.js';

export const awardReducers: Reducers<AwardEvents> = {
  awardProposed: (tender, { lot, bid, ...term }) => withLot(tender, lot, proposalOf(bid, term)),
  checksTermEnded: (tender, { lot, dueAt }, endedAt) =>
    withLot(tender, lot, { checksTerm: { dueAt, endedAt } }),
  requirementsCheckRequested: (tender, { lot, check }) => withLot(tender, lot, { check }),
  requirementsVerified: (tender, { lot, outcome }) =>
    withLot(tender, lot, { onSelfDeclaration: outcome === 'onSelfDeclaration' }),
  selfDeclarationConfirmed: (tender, { lot }) => withLot(tender, lot, { onSelfDeclaration: false }),
  requirementsFailed: (tender, { lot, bid }) => withoutBid(tender, lot, bid),
  calledBidderFailed: (tender, { lot, bid }) => withoutBid(tender, lot, bid),
  contractorFailed: (tender, { lot }) => withLot(tender, lot, { onSelfDeclaration: false }),
  lotAwarded: (tender, { lot, guarantee, signatureDueAt = null }, at) => {
    const { frozenAverages = null, averagedOver = null } = tender.lots[lot] ?? {};
    return withLot(tender, lot, {
      frozenAverages: frozenAverages ?? averagedOver,
      ...{ awardedAt: at, signatureDueAt, signatureLapsedAt: null, earlyExecutionAt: null },
      guarantee: guarantee ? { ...guarantee, givenCents: null } : null,
    });
  },
  guaranteeRegistered: (tender, { lot, amountCents }) => {
    const guarantee = tender.lots[lot]?.guarantee;
    return guarantee
      ? withLot(tender, lot, { guarantee: { ...guarantee, givenCents: amountCents } })
      : tender;
  },
  contractSigned: (tender, { lot, noticeDueAt = null }) =>
    withLot(tender, lot, { ...initialAwardNoticeLot, noticeDueAt }),
  awardCommunicated: (tender, { lot, ...terms }) => {
    const { standstillEndsAt, redactionsReleaseAt = null, guaranteesReleaseAt = null } = terms;
    return withLot(tender, lot, { standstillEndsAt, redactionsReleaseAt, guaranteesReleaseAt });
  },
};

/** Scorrimento: the ranking is not formed again, those who follow move up; an award that was made is taken back. */
function withoutBid(tender: Tender, lot: LotId, bid: BidId): Tender {
  const ranking = (tender.lots[lot]?.ranking ?? []).filter((one) => one !== bid);
  const back = withLot(tender, lot, { ...initialAwardLot, redactionsReleaseAt: null, ranking });
  return withStanding(back, [bid], [lot], 'excluded');
}
