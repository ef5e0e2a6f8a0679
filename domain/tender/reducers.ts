import { procedures } from '../procedures/procedures.js';
import type { BidId, Instant, LotId } from '../types.js';
import type { BidStanding } from './bidding/state.js';
import { lotIdsOf, type Lot, type LotPhase, type Tender } from './tender.js';

/**
 * How the events of a stage change the state beyond its phases, which the procedure's table moves before. An event that
 * changes nothing else is left out.
 */
export type Reducers<Events> = {
  readonly [T in keyof Events]?: (tender: Tender, data: Readonly<Events[T]>, at: Instant) => Tender;
};

export function withLot(tender: Tender, id: LotId, change: Partial<Lot>): Tender {
  const lot = tender.lots[id];
  if (!lot) throw new Error(`no lot ${id}`);
  return { ...tender, lots: { ...tender.lots, [id]: { ...lot, ...change } } };
}

/** Every lot but those that have ended on their own. */
export function everyLotIn(tender: Tender, phase: LotPhase): Tender {
  const ends = procedures[tender.procedure].end.lot;
  return lotIdsOf(tender)
    .filter((lot) => !ends.includes(tender.lots[lot]?.phase ?? phase))
    .reduce((state, lot) => withLot(state, lot, { phase }), tender);
}

export function withStanding(
  tender: Tender,
  bids: readonly BidId[],
  lots: readonly LotId[],
  standing: BidStanding,
): Tender {
  const changed = bids.map((id) => {
    const bid = tender.bids[id];
    if (!bid) throw new Error(`no bid ${id}`);
    return [id, { ...bid, lots: { ...bid.lots, ...Object.fromEntries(lots.map((lot) => [lot, standing])) } }];
  });
  return { ...tender, bids: { ...tender.bids, ...(Object.fromEntries(changed) as Tender['bids']) } };
}
