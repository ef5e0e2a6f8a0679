import { endOfPeriod } from '../../calendar/periods.js';
import { DomainError } from '../../errors.js';
import { explanationsMaximum } from '../../law/evaluation-rules.js';
import { lawInForce } from '../../law/law-in-force.js';
import { sha256Hex } from '../../ledger/sha256.js';
import { saltedDigest } from '../../ledger/salted-digest.js';
import { averagedBids, evaluateLot } from '../../scoring/evaluate-lot.js';
import { belowThreshold, technicalScores } from '../../scoring/technical-scores.js';
import type { BidId } from '../../types.js';
import { lotOf, requestOf } from '../deadline.js';
import { type Decide, type Decisions, factOf, type Passings } from '../decision.js';
import { eventOf } from '../events.js';
import { regimeOf } from '../regime.js';
import { bidsIn } from '../tender.js';
import type { EvaluationCommands, EvaluationDeadline } from './commands.js';
import { coefficientsOf, evaluationInput, lotRules, tieAtTheTop } from './lot-evaluation.js';

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
  const tie = tieAtTheTop(result);
  if (tie && !input.drawSeedHex)
    throw new DomainError('tieUnresolved', { lot, bids: tie.length }, 'art. 77 R.D. 827/1924');
  const justified = tender.lots[lot]?.justified ?? [];
  const flagged = (result.flagged as BidId[]).filter((bid) => !justified.includes(bid));
  const body = { input, ...result };
  const evaluation = saltedDigest(context.salt, body);
  const averagedOver = averagedBids(input, result) as BidId[];
  return {
    events: [eventOf('rankingFormed', { act, lot, evaluation, order, flagged, averagedOver })],
    evaluation: { lot, stage: 'final', body },
  };
};

/** The chair fixes his part of the draw before the session; with it the tie is settled in public (R.D. 827/1924 art. 77). */
const commitDraw: Decide<'commitDraw'> = ({ act, lot, commitment }) => ({
  events: [eventOf('drawCommitted', { act, lot, commitment })],
});

/** Neither part decides alone: the seed was fixed before the engine drew its own. */
const drawTie: Decide<'drawTie'> = ({ act, lot, seed }, _tender, { salt: nonce }) => ({
  events: [eventOf('tieDrawn', { act, lot, seed, nonce, drawSeed: sha256Hex(`${seed}\n${nonce}`) })],
});

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

export const evaluationDecisions: Decisions<EvaluationCommands> = {
  appointCommission,
  freezeScores,
  formRanking,
  commitDraw,
  drawTie,
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
