import type { BidId, LotId } from '../../types.js';
import { withLot, withStanding, type Reducers } from '../reducers.js';
import type { Tender } from '../tender.js';
import type { EvaluationEvents } from './events.js';

export const evaluationReducers: Reducers<EvaluationEvents> = {
  commissionAppointed: (tender, { members }) => ({ ...tender, commission: members }),
  scoresFrozen: (tender, { lot, belowThreshold }) =>
    withStanding(tender, belowThreshold, [lot], 'belowThreshold'),
  rankingFormed: (tender, { lot, order, flagged, averagedOver = order }) =>
    withLot(tender, lot, { ranking: order, flagged, averagedOver }),
  drawCommitted: (tender, { lot, commitment }) => withLot(tender, lot, { draw: { commitment, seed: null } }),
  tieDrawn: (tender, { lot, drawSeed }) => {
    const draw = tender.lots[lot]?.draw;
    if (!draw) throw new Error(`no draw was committed in ${lot}`);
    return withLot(tender, lot, { draw: { ...draw, seed: drawSeed } });
  },
  explanationsRequested: (tender, { lot, request, bid, dueAt }) =>
    withLot(tender, lot, { explanations: { id: request, bid, dueAt, endedAt: null } }),
  explanationsEnded: (tender, { lot }, endedAt) => {
    const explanations = tender.lots[lot]?.explanations;
    if (!explanations) throw new Error(`no explanations asked in ${lot}`);
    return withLot(tender, lot, { explanations: { ...explanations, endedAt } });
  },
  explanationsAccepted: (tender, { lot, bid }) => justified(tender, lot, bid),
  bidFoundAbnormal: (tender, { lot, bid }) =>
    withStanding(
      withLot(tender, lot, { explanations: null, ranking: null, draw: null, flagged: [] }),
      [bid],
      [lot],
      'excluded',
    ),
};

function justified(tender: Tender, id: LotId, bid: BidId): Tender {
  const lot = tender.lots[id];
  if (!lot) throw new Error(`no lot ${id}`);
  return withLot(tender, id, {
    explanations: null,
    flagged: lot.flagged.filter((flagged) => flagged !== bid),
    justified: [...lot.justified, bid],
  });
}
