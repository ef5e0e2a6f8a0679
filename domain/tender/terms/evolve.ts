import type { BidId, LotId } from '../../types.js';
import type { Reducers } from '../reducers.js';
import type { Tender } from '../tender.js';
import type { OtherAgreement, TermsEvents } from './events.js';
import type { AgreementOfBid } from './state.js';

export const termsReducers: Reducers<TermsEvents> = {
  commitmentsRecorded: (tender, { bid, missing, otherAgreements }) => {
    const recorded = { ...tender, commitmentsMissing: { ...tender.commitmentsMissing, [bid]: missing } };
    if (!otherAgreements) return recorded;
    const cleared = { ...recorded, otherAgreements: { ...recorded.otherAgreements, [bid]: {} } };
    return withOtherAgreements(cleared, otherAgreements);
  },
  agreementAssessed: (tender, { bid, lot, outcome }) => {
    const agreement = tender.otherAgreements[bid]?.[lot];
    return agreement ? withAgreement(tender, bid, lot, { ...agreement, outcome }) : tender;
  },
};

/** What bids declare, still to be assessed. */
export function withOtherAgreements(tender: Tender, found: readonly OtherAgreement[]): Tender {
  return found.reduce(
    (state, { bid, lot, code, equivalent }) =>
      withAgreement(state, bid, lot, { code, declared: equivalent, outcome: null }),
    tender,
  );
}

function withAgreement(tender: Tender, bid: BidId, lot: LotId, agreement: AgreementOfBid): Tender {
  const { otherAgreements: all } = tender;
  return { ...tender, otherAgreements: { ...all, [bid]: { ...all[bid], [lot]: agreement } } };
}
