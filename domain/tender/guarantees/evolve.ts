import type { BidId, Instant, LotId } from '../../types.js';
import type { Reducers } from '../reducers.js';
import type { Tender } from '../tender.js';
import type { GuaranteesEvents } from './events.js';
import type { ProvisionalGuarantee } from './state.js';

export const guaranteesReducers: Reducers<GuaranteesEvents> = {
  provisionalGuaranteeRegistered: (tender, { bid, lot, dueCents, amountCents, findings }) =>
    withGuarantee(tender, bid, lot, { dueCents, givenCents: amountCents, findings, releasedAt: null }),
  guaranteesReleased: (tender, { lot, bids }, releasedAt) =>
    bids.reduce((state, bid) => withRelease(state, bid, lot, releasedAt), tender),
};

function withRelease(tender: Tender, bid: BidId, lot: LotId, releasedAt: Instant): Tender {
  const held = tender.provisionalGuarantees[bid]?.[lot];
  return held ? withGuarantee(tender, bid, lot, { ...held, releasedAt }) : tender;
}

function withGuarantee(tender: Tender, bid: BidId, lot: LotId, guarantee: ProvisionalGuarantee): Tender {
  const { provisionalGuarantees: all } = tender;
  return { ...tender, provisionalGuarantees: { ...all, [bid]: { ...all[bid], [lot]: guarantee } } };
}
