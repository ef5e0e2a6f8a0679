import type { BidId, Instant, LotId } from '../../types.js';
import type { Reducers } from '../reducers.js';
import type { Tender } from '../tender.js';
import type { GuaranteesEvents } from './events.js';
import type { ProvisionalGuarantee } from './state.js';

const held = { releasedAt: null, enforcedAt: null };

export const guaranteesReducers: Reducers<GuaranteesEvents> = {
  provisionalGuaranteeRegistered: (tender, { bid, lot, dueCents, amountCents, findings }) =>
    withGuarantee(tender, bid, lot, { dueCents, givenCents: amountCents, findings, ...held }),
  guaranteesReleased: (tender, { lot, bids }, releasedAt) =>
    bids.reduce((state, bid) => withSettlement(state, bid, lot, { releasedAt }), tender),
  guaranteeEnforced: (tender, { lot, bid }, enforcedAt) => withSettlement(tender, bid, lot, { enforcedAt }),
};

function withSettlement(
  tender: Tender,
  bid: BidId,
  lot: LotId,
  settled: { releasedAt: Instant } | { enforcedAt: Instant },
): Tender {
  const given = tender.provisionalGuarantees[bid]?.[lot];
  return given ? withGuarantee(tender, bid, lot, { ...given, ...settled }) : tender;
}

function withGuarantee(tender: Tender, bid: BidId, lot: LotId, guarantee: ProvisionalGuarantee): Tender {
  const { provisionalGuarantees: all } = tender;
  return { ...tender, provisionalGuarantees: { ...all, [bid]: { ...all[bid], [lot]: guarantee } } };
}
