import {
  sumOfPoints,
  type LotEvaluation,
  type LotEvaluationInput,
} from '../../../domain/scoring/evaluate-lot.js';
import type { TechnicalScore } from '../../../domain/scoring/technical-scores.js';
import { bidsIn } from '../../../domain/tender/tender.js';
import type { RecordedEvent } from '../../../domain/tender/events.js';
import type { BidId, LotId } from '../../../domain/types.js';
import type { BidderName, DocumentSource, ScoreRecord } from '../../../entities/stores/document-source.js';
import type { DocumentData } from '../../../templates/documents/document-data.js';
import type {
  EvaluatedBidText,
  RankedText,
  UnrankedText,
} from '../../../templates/documents/document-parts.js';
import {
  asAct,
  dataOf,
  definedBid,
  definedLot,
  getLot,
  lastOf,
  lotFacts,
  nameIn,
  readAct,
  type Composer,
} from './subject.js';

/** The commission's work: scores with their reasons, the ranking, the check of an abnormally low bid. */

interface TechnicalBody {
  readonly technical: Readonly<Record<string, TechnicalScore>>;
  readonly belowThreshold: readonly BidId[];
}

type FinalBody = LotEvaluation & { readonly input: LotEvaluationInput };

/** The frozen technical scores of a lot. */
export async function readTechnical(source: DocumentSource, lot: LotId): Promise<TechnicalBody> {
  const frozen = lastOf(source.moment.events, 'scoresFrozen', (data) => data.lot === lot);
  return (await source.getEvaluation(frozen.data.evaluation)) as TechnicalBody;
}

export const composeEvaluationMinutes: Composer<'evaluationMinutes'> = async (source, subject) => {
  const lot = definedLot(subject);
  const { act, evaluation } = dataOf(source.moment, 'scoresFrozen');
  const [named, bidders, scores, body] = await Promise.all([
    readAct(source, act),
    source.listBidders(),
    source.listScores(lot),
    readTechnical(source, lot),
  ]);
  const names = await source.listNames([...new Set(scores.map(({ commissioner }) => commissioner))]);
  const { criteria, technicalThreshold } = getLot(source, lot);
  const toBid = ([bid, { leaves, total }]: [string, TechnicalScore]): EvaluatedBidText => ({
    supplier: nameIn(bidders, bid as BidId),
    scores: criteria.map(({ id }) => ({
      criterion: id,
      points: leaves[id] ?? '',
      judgments: judgmentsOf(scores, bid as BidId, id).map(({ commissioner, coefficient, reason }) => ({
        commissioner: names.get(commissioner) ?? commissioner,
        coefficient,
        reason,
      })),
    })),
    total,
    isBelowThreshold: body.belowThreshold.includes(bid as BidId),
  });
  return asAct(named, {
    lot: lotFacts(source, lot),
    criteria,
    technicalThreshold,
    bids: Object.entries(body.technical).sort(byId).map(toBid),
    evaluation,
  });
};

function byId([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : 1;
}

function judgmentsOf(scores: readonly ScoreRecord[], bid: BidId, criterion: string): ScoreRecord[] {
  return scores.filter((score) => score.bid === bid && score.criterion === criterion);
}

export const composeRanking: Composer<'ranking'> = async (source, subject) => {
  const lot = definedLot(subject);
  const { act, evaluation } = dataOf(source.moment, 'rankingFormed');
  const { criteria, economic, technicalThreshold } = getLot(source, lot);
  const [named, ranked] = await Promise.all([readAct(source, act), readRanking(source, lot)]);
  return asAct(named, {
    lot: lotFacts(source, lot),
    ...ranked,
    formula: economic.formula,
    technicalMax: sumOfPoints(criteria),
    economicMax: String(economic.max),
    technicalThreshold,
    evaluation,
  });
};

/** The last ranking of a lot without those whom a check of their requirements took off it, and who is not on it. */
export async function readRanking(
  source: DocumentSource,
  lot: LotId,
): Promise<{ ranking: RankedText[]; unranked: UnrankedText[] }> {
  const formed = lastOf(source.moment.events, 'rankingFormed', (data) => data.lot === lot);
  const body = (await source.getEvaluation(formed.data.evaluation)) as FinalBody;
  const bidders = await source.listBidders();
  const excluded = bidsIn(source.moment.tender, lot, 'excluded');
  const left = body.ranking.filter(({ bid }) => !excluded.includes(bid as BidId));
  const ranking = left.map(({ bid, discountPercent, priceCents, technical, economic, total }) => ({
    supplier: nameIn(bidders, bid as BidId),
    ...{ discountPercent, priceCents, technical, economic, total },
    isFlagged: formed.data.flagged.includes(bid as BidId),
  }));
  return { ranking, unranked: listUnranked(source, lot, body, bidders) };
}

function listUnranked(
  source: DocumentSource,
  lot: LotId,
  { technical }: FinalBody,
  bidders: ReadonlyMap<BidId, BidderName>,
): UnrankedText[] {
  const { tender } = source.moment;
  return (['belowThreshold', 'excluded'] as const).flatMap((why) =>
    bidsIn(tender, lot, why).map((bid) => ({
      supplier: nameIn(bidders, bid),
      why,
      technical: technical[bid]?.total ?? null,
      ground: why === 'excluded' ? groundOf(source, lot, bid) : null,
    })),
  );
}

type Failure = Extract<RecordedEvent, { type: 'requirementsFailed' | 'calledBidderFailed' }>;

function isFailure(event: RecordedEvent): event is Failure {
  return event.type === 'requirementsFailed' || event.type === 'calledBidderFailed';
}

/** Of an exclusion as its act states it; a bid found abnormal is excluded by art. 110. */
export function groundOf({ moment }: DocumentSource, lot: LotId, bid: BidId): string | null {
  for (const event of moment.events) {
    if (event.type === 'bidFoundAbnormal' && event.data.bid === bid && event.data.lot === lot)
      return 'art. 110, c. 5, d.lgs. 36/2023';
    if (isFailure(event) && event.data.bid === bid && event.data.lot === lot) return event.data.ground;
    if (event.type === 'bidExcluded' && event.data.bid === bid && event.data.lots.includes(lot))
      return event.data.ground;
  }
  return null;
}

export const composeAnomalyCheck: Composer<'anomalyCheck'> = async (source, subject) => {
  const [lot, bid] = [definedLot(subject), definedBid(subject)];
  const { events, event, draft } = source.moment;
  const { act } = dataOf(source.moment, 'explanationsAccepted', 'bidFoundAbnormal');
  const asked = lastOf(events, 'explanationsRequested', (data) => data.lot === lot && data.bid === bid);
  const [named, request, bidders, replies, scored, offer] = await Promise.all([
    readAct(source, act),
    readAct(source, asked.data.act),
    source.listBidders(),
    source.listReplies(asked.data.request),
    readScoredBid(source, lot, bid),
    readOffer(source, lot, bid),
  ]);
  if (!draft.abnormalElement) throw new Error('a bid was judged without an element of anomaly');
  return asAct(named, {
    lot: lotFacts(source, lot),
    supplier: nameIn(bidders, bid),
    element: draft.abnormalElement,
    offer,
    ...scored,
    requested: { reasons: request.text.reasons, at: asked.at, dueAt: asked.data.dueAt },
    explanations: toExplanations(replies),
    outcome: event.type === 'explanationsAccepted' ? 'justified' : 'abnormal',
  });
};

/** The bidder may reply more than once: what it said last stands for all, with the instant of that reply. */
function toExplanations(
  replies: readonly { text: string; repliedAt: string }[],
): DocumentData['anomalyCheck']['explanations'] {
  const last = replies.at(-1);
  if (!last) return null;
  return { at: last.repliedAt, text: replies.map(({ text }) => text).join('\n\n') };
}

async function readScoredBid(source: DocumentSource, lot: LotId, bid: BidId) {
  const formed = lastOf(source.moment.events, 'rankingFormed', (data) => data.lot === lot);
  const { ranking } = (await source.getEvaluation(formed.data.evaluation)) as FinalBody;
  const scored = ranking.find((one) => one.bid === bid);
  if (!scored) throw new Error('a bid that was judged is not on the ranking');
  return { technical: scored.technical, economic: scored.economic };
}

export async function readOffer(source: DocumentSource, lot: LotId, bid: BidId) {
  const offer = await source.findOffer(lot, bid);
  if (!offer) throw new Error('a bid without the offer that it was ranked by');
  return offer;
}
