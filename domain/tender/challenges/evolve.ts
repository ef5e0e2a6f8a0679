import type { BidId, Instant, LotId } from '../../types.js';
import { initialAwardLot } from '../award/state.js';
import { initialEvaluationLot } from '../evaluation/state.js';
import { withLot, withStanding, type Reducers } from '../reducers.js';
import { bidsIn, type Lot, type Tender } from '../tender.js';
import type { ChallengesEvents } from './events.js';
import type { Challenge, JudgmentOutcome } from './state.js';

export const challengesReducers: Reducers<ChallengesEvents> = {
  appealRecorded: (tender, { lot, challenge, against, bid, notifiedOn, filedOn }) =>
    withChallenge(tender, lot, challenge, {
      ...{ against, bid, notifiedOn, filedOn },
      ...{ interim: null, judgment: null, judgedAt: null },
    }),
  interimRequested: (tender, { lot, challenge }) =>
    changeChallenge(tender, lot, challenge, { interim: 'requested' }),
  interimDecided: (tender, { lot, challenge, outcome }) =>
    changeChallenge(tender, lot, challenge, { interim: outcome }),
  challengeDismissed: (tender, data, at) => judged(tender, data, 'dismissed', at),
  awardAnnulled: (tender, data, at) => withoutAward(takenBack(tender, data, 'awardAnnulled', at), data.lot),
  rankingAnnulled: (tender, data, at) =>
    withoutRanking(takenBack(tender, data, 'rankingAnnulled', at), data.lot),
  evaluationAnnulled: (tender, data, at) =>
    withoutScores(withoutRanking(takenBack(tender, data, 'evaluationAnnulled', at), data.lot), data.lot),
  admissionAnnulled: (tender, data, at) => {
    const back = withoutRanking(takenBack(tender, data, 'admissionAnnulled', at), data.lot);
    return withStanding(back, [data.bid], [data.lot], 'excluded');
  },
  bidReadmitted: (tender, data, at) => {
    const back = withoutRanking(takenBack(tender, data, 'bidReadmitted', at), data.lot);
    return withStanding(back, [data.bid], [data.lot], 'admitted');
  },
  exclusionAnnulled: (tender, data, at) =>
    withStanding(judged(tender, data, 'bidReadmitted', at), [data.bid], [data.lot], 'submitted'),
  noticeAnnulled: (tender, data, at) => withoutAward(takenBack(tender, data, 'noticeAnnulled', at), data.lot),
  redactionsUpheld: (tender, data, at) => {
    const back = judged(tender, data, 'redactionsUpheld', at);
    const { redactions } = lotOf(back, data.lot);
    const releasedAt = redactions[data.bid]?.releasedAt ?? null;
    return withLot(back, data.lot, {
      redactions: { ...redactions, [data.bid]: { outcome: 'granted', releasedAt } },
    });
  },
};

interface Judged {
  readonly lot: LotId;
  readonly challenge: string;
}

function judged(tender: Tender, { lot, challenge }: Judged, judgment: JudgmentOutcome, at: Instant): Tender {
  return changeChallenge(tender, lot, challenge, { judgment, judgedAt: at });
}

/** The branch that is left is kept beside the one that begins. */
function takenBack(tender: Tender, data: Judged, outcome: JudgmentOutcome, at: Instant): Tender {
  const { branches } = lotOf(tender, data.lot);
  const branch = { challenge: data.challenge, outcome, at, version: tender.version };
  return withLot(judged(tender, data, outcome, at), data.lot, { branches: [...branches, branch] });
}

function withoutAward(tender: Tender, lot: LotId): Tender {
  return withLot(tender, lot, { ...initialAwardLot, redactionsReleaseAt: null });
}

/**
 * Explanations that convinced stay: the price that they explain has not changed. So do the means, once the lot was
 * awarded (art. 108 c. 12).
 */
function withoutRanking(tender: Tender, lot: LotId): Tender {
  const { justified, scoring, frozenAverages } = lotOf(tender, lot);
  const kept = { justified, scoring, frozenAverages };
  return withLot(withoutAward(tender, lot), lot, { ...initialEvaluationLot, ...kept });
}

/** Every admitted bid is scored again, those included that the annulled scores had left below the threshold. */
function withoutScores(tender: Tender, lot: LotId): Tender {
  const again: BidId[] = bidsIn(tender, lot, 'belowThreshold');
  const back = withStanding(tender, again, [lot], 'admitted');
  return withLot(back, lot, { scoring: lotOf(tender, lot).scoring + 1 });
}

function withChallenge(tender: Tender, lot: LotId, id: string, challenge: Challenge): Tender {
  return withLot(tender, lot, { challenges: { ...lotOf(tender, lot).challenges, [id]: challenge } });
}

function changeChallenge(tender: Tender, lot: LotId, id: string, change: Partial<Challenge>): Tender {
  const before = lotOf(tender, lot).challenges[id];
  if (!before) throw new Error(`no challenge ${id}`);
  return withChallenge(tender, lot, id, { ...before, ...change });
}

function lotOf(tender: Tender, id: LotId): Lot {
  const lot = tender.lots[id];
  if (!lot) throw new Error(`no lot ${id}`);
  return lot;
}
