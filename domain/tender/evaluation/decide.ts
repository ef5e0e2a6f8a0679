import { endOfPeriod } from '../../calendar/periods.js';
import { DomainError } from '../../errors.js';
import { explanationsMaximum } from '../../law/evaluation-rules.js';
import { lawInForce } from '../../law/law-in-force.js';
import { saltedDigest } from '../../ledger/salted-digest.js';
import { evaluateLot, type LotEvaluationInput } from '../../scoring/evaluate-lot.js';
import { belowThreshold, type BidCoefficients, technicalScores } from '../../scoring/technical-scores.js';
import type { BidId, LotId } from '../../types.js';
import { lotOf, requestOf } from '../deadline.js';
import { type Decide, type DecisionContext, type Decisions, factOf, type Passings } from '../decision.js';
import type { DraftLot } from '../draft.js';
import { eventOf } from '../events.js';
import { regimeOf } from '../regime.js';
import { bidsIn, type Tender } from '../tender.js';
import type { EvaluationCommands, EvaluationDeadline } from './commands.js';

const appointCommission: Decide<'appointCommission'> = ({ act, members, chair }) => ({
  events: [eventOf('commissionAppointed', { act, members: [...members], chair })],
});

/** Technical scores are frozen and read out before any economic value is known (arts 93, 108). */
const freezeScores: Decide<'freezeScores'> = ({ act, lot }, tender, context) => {
  const rules = lotRules(lot, context);
  const input = {
    criteria: rules.criteria,
    coefficients: coefficientsOf(bidsIn(tender, lot, 'admitted'), context),
  };
  const technical = technicalScores(input);
  const below = belowThreshold(technical, rules.technicalThreshold) as BidId[];
  const body = {
    input: { ...input, technicalThreshold: rules.technicalThreshold },
    technical,
    belowThreshold: below,
  };
  const evaluation = saltedDigest(context.salt, body);
  return {
    events: [eventOf('scoresFrozen', { act, lot, evaluation, belowThreshold: below })],
    evaluation: { lot, stage: 'technical', body },
  };
};

/** Ranks the admitted bids; the result is stored with every input, so that anyone can compute it again. */
const formRanking: Decide<'formRanking'> = ({ act, lot }, tender, context) => {
  const input = evaluationInput(lot, tender, context);
  const result = evaluateLot(input);
  const order = result.ranking.map(({ bid }) => bid as BidId);
  const [tie] = result.ties.filter((group) => group.includes(order[0] ?? ''));
  if (tie) throw new DomainError('tieUnresolved', { lot, bids: tie.length }, 'art. 77 R.D. 827/1924');
  const justified = tender.lots[lot]?.justified ?? [];
  const flagged = (result.flagged as BidId[]).filter((bid) => !justified.includes(bid));
  const body = { input, ...result };
  const evaluation = saltedDigest(context.salt, body);
  return {
    events: [eventOf('rankingFormed', { act, lot, evaluation, order, flagged })],
    evaluation: { lot, stage: 'final', body },
  };
};

/** Explanations of a bid that looks abnormally low, within a term of at most fifteen days (art. 110 c. 2). */
const requestExplanations: Decide<'requestExplanations'> = ({ act, lot, bid, days }, tender, context) => {
  const law = lawInForce(explanationsMaximum, regimeOf(tender));
  if (days < 1 || days > law.value) {
    throw new DomainError('termOutsideLaw', { days, min: 1, max: law.value }, law.article);
  }
  const dueAt = endOfPeriod(context.now, days);
  return { events: [eventOf('explanationsRequested', { act, lot, bid, request: context.commandId, dueAt })] };
};

/** The RUP judges; a bid found abnormal is excluded from the lot and the ranking is formed again (art. 110 c. 5). */
const judgeExplanations: Decide<'judgeExplanations'> = ({ act, lot, bid, outcome }) => ({
  events: [eventOf(outcome === 'justified' ? 'explanationsAccepted' : 'bidFoundAbnormal', { act, lot, bid })],
});

function lotRules(lot: LotId, context: DecisionContext): DraftLot {
  const rules = factOf(context, 'draft').lots.find(({ id }) => id === lot);
  if (!rules) throw new DomainError('notFound', { lot });
  return rules;
}

function evaluationInput(lot: LotId, tender: Tender, context: DecisionContext): LotEvaluationInput {
  const { criteria, technicalThreshold, economic, baseCents } = lotRules(lot, context);
  const { abnormalElement, economicScoresAfterExclusion } = factOf(context, 'draft');
  const coefficients = factOf(context, 'coefficients');
  const offers = factOf(context, 'offers').flatMap(({ bid, offer }) =>
    offer ? [{ bid, discountPercent: offer.discountPercent, priceCents: offer.priceCents }] : [],
  );
  const excluded = bidsIn(tender, lot, 'excluded').filter((bid) => offers.some((offer) => offer.bid === bid));
  const scored = [...bidsIn(tender, lot, 'admitted'), ...bidsIn(tender, lot, 'belowThreshold'), ...excluded]
    .filter((bid) => coefficients[bid])
    .sort();
  return {
    criteria: criteria.map(({ id, max }) => ({ id, max })),
    coefficients: coefficientsOf(scored, context),
    technicalThreshold,
    economic,
    baseCents,
    offers,
    abnormalElement,
    excluded,
    economicScoresAfterExclusion,
  };
}

/** Coefficients in the order of the commissioners' ids, the same for every criterion. */
function coefficientsOf(bids: readonly BidId[], context: DecisionContext): Record<string, BidCoefficients> {
  const confirmed = factOf(context, 'coefficients');
  return Object.fromEntries(
    bids.map((bid) => [
      bid,
      Object.fromEntries(
        Object.entries(confirmed[bid] ?? {}).map(([criterion, given]) => [
          criterion,
          Object.entries(given)
            .sort(([a], [b]) => a.localeCompare(b))
            .map(([, coefficient]) => coefficient),
        ]),
      ),
    ]),
  );
}

export const evaluationDecisions: Decisions<EvaluationCommands> = {
  appointCommission,
  freezeScores,
  formRanking,
  requestExplanations,
  judgeExplanations,
};

export const evaluationPassings: Passings<EvaluationDeadline> = {
  explanationsEnd: (deadline, _tender, context) =>
    eventOf('explanationsEnded', {
      dueAt: deadline.dueAt,
      lot: lotOf(deadline),
      request: requestOf(deadline),
      answered: factOf(context, 'answered'),
    }),
};
