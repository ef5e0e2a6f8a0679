import { DomainError } from '../../errors.js';
import type { BidId, LotId } from '../../types.js';
import type { Decide, Decisions } from '../decision.js';
import { eventOf } from '../events.js';
import type { Tender } from '../tender.js';
import type { ChallengesCommands } from './commands.js';

const recordAppeal: Decide<'recordAppeal'> = (data, _tender, { commandId }) => ({
  events: [eventOf('appealRecorded', { ...data, challenge: commandId })],
});

const recordInterimRequest: Decide<'recordInterimRequest'> = (data) => ({
  events: [eventOf('interimRequested', { ...data })],
});

const recordInterimDecision: Decide<'recordInterimDecision'> = (data) => ({
  events: [eventOf('interimDecided', { ...data })],
});

/** The court decides; the act of the authority says what follows from it. */
const recordJudgment: Decide<'recordJudgment'> = ({ act, lot, challenge, outcome, bid }, tender) => {
  const judged = { act, lot, challenge };
  const left = phaseOf(tender, lot);
  switch (outcome) {
    case 'dismissed':
      return { events: [eventOf('challengeDismissed', judged)] };
    case 'awardAnnulled':
    case 'rankingAnnulled':
    case 'evaluationAnnulled':
    case 'noticeAnnulled':
      return { events: [eventOf(outcome, { ...judged, left })] };
    case 'admissionAnnulled':
      return { events: [eventOf('admissionAnnulled', { ...judged, left, bid: named(bid, lot) })] };
    case 'redactionsUpheld':
      return { events: [eventOf('redactionsUpheld', { ...judged, bid: named(bid, lot) })] };
    case 'bidReadmitted':
      if (left === 'pending')
        return { events: [eventOf('exclusionAnnulled', { ...judged, bid: named(bid, lot) })] };
      return { events: [eventOf('bidReadmitted', { ...judged, left, bid: named(bid, lot) })] };
  }
};

function phaseOf(tender: Tender, lot: LotId): Tender['lots'][LotId]['phase'] {
  const found = tender.lots[lot];
  if (!found) throw new DomainError('notFound', { lot });
  return found.phase;
}

function named(bid: BidId | null, lot: LotId): BidId {
  if (bid === null) throw new DomainError('bidNotInScope', { bid, lot });
  return bid;
}

export const challengesDecisions: Decisions<ChallengesCommands> = {
  recordAppeal,
  recordInterimRequest,
  recordInterimDecision,
  recordJudgment,
};
