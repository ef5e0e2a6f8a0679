import { withLot, type Reducers } from '../reducers.js';
import type { DurationEvents } from './events.js';

export const durationReducers: Reducers<DurationEvents> = {
  procedureExtended: (tender, { lot, ground, months, awardDueAt }) => {
    const extended = tender.lots[lot]?.extendedMonths ?? {};
    const extendedMonths = { ...extended, [ground]: (extended[ground] ?? 0) + months };
    return withLot(tender, lot, { awardDueAt, extendedMonths });
  },
  durationStopped: (tender, { lot }, at) => withLot(tender, lot, { durationStoppedAt: at }),
  durationResumed: (tender, { lot, awardDueAt }) =>
    withLot(tender, lot, { awardDueAt, durationStoppedAt: null }),
  procedureOverran: (tender, { lot }, at) => withLot(tender, lot, { overranAt: at }),
};
