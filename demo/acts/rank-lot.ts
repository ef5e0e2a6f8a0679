import { z } from 'zod';
import type { BidId, LotId } from '../../domain/types.js';
import type { Rehearsal } from '../rehearsal.js';
import { evaluationSchema, requestsSchema, type Evaluation } from '../tender-view.js';
import { waitForLotPhase } from './move-clock.js';
import { openEnvelopes } from './open-envelopes.js';
import { getChair } from './score-technical.js';

/** The longest that art. 110 c. 2 allows. */
const explanationsDays = 15;

/** A lot's economic envelopes are opened and ranked; whoever leads with an abnormal look explains first (art. 110). */
export async function rankLot(rehearsal: Rehearsal, lot: LotId): Promise<void> {
  await openEnvelopes(rehearsal, 'economic', lot);
  await waitForLotPhase(rehearsal, lot, 'economicEvaluation');
  let evaluation = await formRanking(rehearsal, lot);
  const justified = new Set<BidId>();
  for (;;) {
    const [best] = evaluation.ranking;
    if (!best || !evaluation.flagged.includes(best.bid) || justified.has(best.bid)) return;
    const judged = await judgeLowBid(rehearsal, lot, best.bid);
    if (judged === 'justified') justified.add(best.bid);
    else evaluation = await formRanking(rehearsal, lot);
  }
}

export async function formRanking(rehearsal: Rehearsal, lot: LotId): Promise<Evaluation> {
  const chair = getChair(rehearsal);
  await rehearsal.act(chair, 'formRanking', { reasons: 'Graduatoria.', lot });
  const evaluation = await chair.client.get(`${rehearsal.path}/lots/${lot}/evaluation`, evaluationSchema);
  rehearsal.evaluations.set(lot, [...(rehearsal.evaluations.get(lot) ?? []), evaluation]);
  const order = evaluation.ranking.map(({ bid, total }) => `${rehearsal.supplierOf(bid)} ${total}`);
  rehearsal.progress.say(`commission: ${lot} ranking: ${order.join(', ')}`);
  return evaluation;
}

/** Explanations convince unless the fixture says otherwise. */
async function judgeLowBid(rehearsal: Rehearsal, lot: LotId, bid: BidId): Promise<'justified' | 'abnormal'> {
  const { rup } = rehearsal.cast;
  const supplier = rehearsal.supplierOf(bid);
  const outcome = rehearsal.fixture.actOf(supplier, 'explain')?.judged ?? 'justified';
  await rehearsal.act(rup, 'requestExplanations', {
    reasons: 'Il ribasso supera l’elemento specifico indicato nel bando (art. 110 c. 1).',
    ...{ lot, bid, days: explanationsDays },
  });
  const { client } = rehearsal.getBidder(supplier);
  const { items } = await client.get(`${rehearsal.path}/requests`, requestsSchema);
  const request = items.findLast((candidate) => candidate.bid === bid)?.request;
  await client.post(`${rehearsal.path}/requests/${request}/replies`, z.unknown(), {
    body: {
      text: 'Il prezzo si spiega con economie di scala e condizioni di fornitura favorevoli.',
      uploads: [],
    },
  });
  await rehearsal.act(rup, 'judgeExplanations', {
    reasons:
      outcome === 'abnormal'
        ? 'Le economie dichiarate non sono provate e non coprono i costi della manodopera.'
        : 'Le economie dichiarate sono provate.',
    ...{ lot, bid, outcome },
  });
  rehearsal.progress.say(`rup: ${supplier} explained its price in ${lot}; judged ${outcome}`);
  return outcome;
}
