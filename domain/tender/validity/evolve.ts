import type { BidId, LotId } from '../../types.js';
import { initialAwardLot } from '../award/state.js';
import { withLot, withStanding, type Reducers } from '../reducers.js';
import type { Tender } from '../tender.js';
import type { ValidityEvents } from './events.js';
import { boundUntil, type AskedExtension } from './state.js';

export const validityReducers: Reducers<ValidityEvents> = {
  extensionRequested: (tender, { bid, to, dueAt }) =>
    withExtension(tender, bid, { to, dueAt, answer: null, boundUntil: boundUntil(tender, bid) }),
  validityConfirmed: (tender, { bid, until }) =>
    answered(tender, bid, { answer: 'confirmed', boundUntil: until }),
  validityDeclined: (tender, { bid }) => answered(tender, bid, { answer: 'declined' }),
  extensionUnanswered: (tender, { bid }) => answered(tender, bid, { answer: 'none' }),
  bidValidityEnded: (tender, { dueAt }) => ({ ...tender, validityPassed: dueAt }),
  bidReleased: (tender, { lot, bid }) => withoutBid(tender, lot, bid),
  leadingBidReleased: (tender, { lot, bid }) =>
    withLot(withoutBid(tender, lot, bid), lot, { ...initialAwardLot, explanations: null }),
};

/** The ranking is not formed again: who follows moves up. */
function withoutBid(tender: Tender, id: LotId, bid: BidId): Tender {
  const lot = tender.lots[id];
  if (!lot) throw new Error(`no lot ${id}`);
  const others = (bids: readonly BidId[]): BidId[] => bids.filter((one) => one !== bid);
  const ranking = lot.ranking && others(lot.ranking);
  return withStanding(
    withLot(tender, id, { ranking, flagged: others(lot.flagged) }),
    [bid],
    [id],
    'withdrawn',
  );
}

function answered(tender: Tender, bid: BidId, answer: Partial<AskedExtension>): Tender {
  const asked = tender.extensions[bid];
  if (!asked) throw new Error(`no extension was asked of ${bid}`);
  return withExtension(tender, bid, { ...asked, ...answer });
}

function withExtension(tender: Tender, bid: BidId, extension: AskedExtension): Tender {
  return { ...tender, extensions: { ...tender.extensions, [bid]: extension } };
}
