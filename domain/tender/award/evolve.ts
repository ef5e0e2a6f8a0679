import { withLot, type Reducers } from '../reducers.js';
import type { AwardEvents } from './events.js';

export const awardReducers: Reducers<AwardEvents> = {
  awardProposed: (tender, { lot, bid }) => withLot(tender, lot, { proposed: bid }),
  lotAwarded: (tender, { lot }, at) => withLot(tender, lot, { awardedAt: at }),
  awardCommunicated: (tender, { lot, standstillEndsAt, redactionsReleaseAt = null }) =>
    withLot(tender, lot, { standstillEndsAt, redactionsReleaseAt }),
};
