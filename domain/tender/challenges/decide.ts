import { DomainError } from '../../errors.js';
import type { BidId, LotId } from '../../types.js';
import type { CommandData } from '../commands.js';
import type { Decide, Decisions } from '../decision.js';
import { resumesDuration, stopsDuration } from '../duration/court.js';
import { eventOf, type TenderEvent } from '../events.js';
import { releasedWith } from '../guarantees/decide.js';
import type { Tender } from '../tender.js';
import type { ChallengesCommands } from './commands.js';

const recordAppeal: Decide<'recordAppeal'> = (data, _tender, { commandId }) => ({
  events: [eventOf('appealRecorded', { ...data, challenge: commandId })],
});

const recordInterimRequest: Decide<'recordInterimRequest'> = (data) => ({
  events: [eventOf('interimRequested', { ...data })],
});

const recordInterimDecision: Decide<'recordInterimDecision'> = (data, tender) => ({
  events: [eventOf('interimDecided', { ...data }), ...stopsDuration(tender, data.lot, data.outcome)],
});

/** The court decides; the act of the authority says what follows from it. */
const recordJudgment: Decide<'recordJudgment'> = (data, tender, { now }) => ({
  events: [
    judgmentOf(data, tender),
    // A lot whose notice is annulled has ended: no time of it runs again, and no guarantee binds.
    ...(data.outcome === 'noticeAnnulled'
      ? releasedWith('end', tender, data.lot)
      : resumesDuration(tender, data.lot, data.challenge, now)),
  ],
});

function judgmentOf(
  { act, lot, challenge, outcome, bid }: CommandData['recordJudgment'],
  tender: Tender,
): TenderEvent {
  const judged = { act, lot, challenge };
  const left = phaseOf(tender, lot);
  switch (outcome) {
    case 'dismissed':
      return eventOf('challengeDismissed', judged);
    case 'awardAnnulled':
    case 'rankingAnnulled':
    case 'evaluationAnnulled':
    case 'noticeAnnulled':
      return eventOf(outcome, { ...judged, left });
    case 'admissionAnnulled':
      return eventOf('admissionAnnulled', { ...judged, left, bid: named(bid, lot) });
    case 'redactionsUpheld':
      return eventOf('redactionsUpheld', { ...judged, bid: named(bid, lot) });
    case 'bidReadmitted':
      return left === 'pending'
        ? eventOf('exclusionAnnulled', { ...judged, bid: named(bid, lot) })
        : eventOf('bidReadmitted', { ...judged, left, bid: named(bid, lot) });
  }
}

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
