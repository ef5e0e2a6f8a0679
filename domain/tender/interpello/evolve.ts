import type { LotId } from '../../types.js';
import { proposalOf } from '../award/state.js';
import { withLot, type Reducers } from '../reducers.js';
import type { Lot, Tender } from '../tender.js';
import type { InterpelloEvents } from './events.js';

export const interpelloReducers: Reducers<InterpelloEvents> = {
  contractTerminated: (tender, { lot, bid }) =>
    withLot(tender, lot, { called: [...getLot(tender, lot).called, bid] }),
  nextCalled: (tender, { lot, bid, request, dueAt, conditions }) => {
    const { called, conditionsOf } = getLot(tender, lot);
    const original = conditionsOf ?? called[0] ?? null;
    return withLot(tender, lot, {
      call: { id: request, bid, dueAt, endedAt: null },
      called: [...called, bid],
      conditionsOf: conditions === 'original' ? original : null,
    });
  },
  callEnded: (tender, { lot }, endedAt) => {
    const { call } = getLot(tender, lot);
    return call ? withLot(tender, lot, { call: { ...call, endedAt } }) : tender;
  },
  nextAccepted: (tender, { lot, bid, ...term }) =>
    withLot(tender, lot, { call: null, ...proposalOf(bid, term) }),
  nextRefused: (tender, { lot }) => withLot(tender, lot, { call: null }),
};

function getLot(tender: Tender, id: LotId): Lot {
  const lot = tender.lots[id];
  if (!lot) throw new Error(`no lot ${id}`);
  return lot;
}
