import { withLot, type Reducers } from '../reducers.js';
import type { RedactionsEvents } from './events.js';

export const redactionsReducers: Reducers<RedactionsEvents> = {
  redactionsDecided: (tender, { lot, bid, outcome }) => {
    const redactions = tender.lots[lot]?.redactions ?? {};
    const releasedAt = redactions[bid]?.releasedAt ?? null;
    return withLot(tender, lot, { redactions: { ...redactions, [bid]: { outcome, releasedAt } } });
  },
  redactionsReleased: (tender, { lot, bids }, releasedAt) => {
    const redactions = tender.lots[lot]?.redactions ?? {};
    const released = bids.map((bid) => [bid, { outcome: 'refused', releasedAt }] as const);
    return withLot(tender, lot, { redactions: { ...redactions, ...Object.fromEntries(released) } });
  },
};
