import type { BidId, Instant } from '../../types.js';
import type { Reducers } from '../reducers.js';
import { initialValidity } from '../validity/state.js';
import type { Tender } from '../tender.js';
import type { BiddingEvents, TermMoved } from './events.js';
import type { Pause, SubmittedBid } from './state.js';

export const biddingReducers: Reducers<BiddingEvents> = {
  tenderRectified: termMoved,
  submissionExtended: (tender, data) =>
    termMoved({ ...tender, madeGood: [...tender.madeGood, ...(data.malfunctions ?? [])] }, data),
  tenderSuspended: (tender, _data, at) => ({
    ...tender,
    pauses: [...tender.pauses, { from: at, to: null }],
  }),
  tenderResumed: (tender, data, at) => termMoved({ ...tender, pauses: endPause(tender.pauses, at) }, data),
  submissionReopened: (tender, data, at) =>
    termMoved(
      {
        ...tender,
        closedAt: null,
        // Who bids is nobody's knowledge until the term closes again.
        bids: {},
        ...initialValidity,
        madeGood: [...tender.madeGood, ...data.malfunctions],
        pauses: [...tender.pauses, { from: tender.closedAt ?? at, to: at }],
      },
      data,
    ),
  enquiriesClosed: (tender, _data, at) => ({ ...tender, enquiriesClosedAt: at }),
  custodyProofsCounted: (tender, _data, at) => ({ ...tender, custodyProofCountedAt: at }),
  submissionClosed: (tender, data, at) => ({
    ...tender,
    ...initialValidity,
    ...{ closedAt: at, bids: submittedBids(data), bidsValidUntil: data.bidsValidUntil ?? null },
  }),
};

function termMoved(tender: Tender, data: TermMoved): Tender {
  return {
    ...tender,
    submissionDeadline: data.submissionDeadline,
    enquiriesCloseAt: data.enquiriesCloseAt,
    enquiriesClosedAt: data.enquiriesCloseAt === tender.enquiriesCloseAt ? tender.enquiriesClosedAt : null,
    custodyProofAt: data.custodyProofAt,
    custodyProofCountedAt:
      data.custodyProofAt === tender.custodyProofAt ? tender.custodyProofCountedAt : null,
  };
}

function endPause(pauses: readonly Pause[], to: Instant): Pause[] {
  return pauses.map((pause) => (pause.to === null ? { ...pause, to } : pause));
}

function submittedBids(data: BiddingEvents['submissionClosed']): Record<BidId, SubmittedBid> {
  return Object.fromEntries(
    data.bids.map(({ bid, supplier, lots }) => [
      bid,
      { supplier, lots: Object.fromEntries(lots.map((lot) => [lot, 'submitted' as const])) },
    ]),
  );
}
