import type { BidId, LotId } from '../../types.js';
import { withLot, withStanding, type Reducers } from '../reducers.js';
import type { Tender } from '../tender.js';
import type { AdmissionEvents } from './events.js';

/** Kept where it says something: in the direct order whoever is admitted was examined before. */
function withExamined(tender: Tender, bid: BidId, lots: readonly LotId[]): Tender {
  if (tender.openingOrder === 'direct') return tender;
  const before = tender.examined[bid] ?? [];
  return { ...tender, examined: { ...tender.examined, [bid]: [...new Set([...before, ...lots])].sort() } };
}

/** A lot that was ranked with the bid is ranked again without it. */
function withoutRanking(tender: Tender, lot: LotId): Tender {
  return tender.lots[lot]?.ranking ? withLot(tender, lot, { ranking: null, flagged: [] }) : tender;
}

export const admissionReducers: Reducers<AdmissionEvents> = {
  integrationRequested: (tender, { request, bid, dueAt }) => ({
    ...tender,
    integrations: { ...tender.integrations, [request]: { bid, dueAt, endedAt: null } },
  }),
  integrationEnded: (tender, { request }, endedAt) => {
    const term = tender.integrations[request];
    if (!term) throw new Error(`no integration ${request}`);
    return { ...tender, integrations: { ...tender.integrations, [request]: { ...term, endedAt } } };
  },
  bidAdmitted: (tender, { bid, lots }) =>
    withExamined(withStanding(tender, [bid], lots, 'admitted'), bid, lots),
  bidExcluded: (tender, { bid, lots }) =>
    lots.reduce(withoutRanking, withStanding(tender, [bid], lots, 'excluded')),
};
