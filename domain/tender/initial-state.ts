import { procedures } from '../procedures/procedures.js';
import { initialAdmission } from './admission/state.js';
import { initialAwardLot } from './award/state.js';
import { initialBidding } from './bidding/state.js';
import { initialChallengesLot } from './challenges/state.js';
import { initialClock } from './clock/state.js';
import { initialEvaluation, initialEvaluationLot } from './evaluation/state.js';
import { initialGuarantees } from './guarantees/state.js';
import { initialGroupChanges } from './group-changes/state.js';
import { initialInterpelloLot } from './interpello/state.js';
import { completeOpenings, initialOpening } from './opening/state.js';
import { initialParticipation } from './participation/state.js';
import type { PublicationEvents } from './publication/events.js';
import { initialPublication } from './publication/state.js';
import { initialRectification } from './rectification/state.js';
import { initialRedactionsLot } from './redactions/state.js';
import { initialReminders } from './reminders/state.js';
import { initialSignatureLot } from './signature/state.js';
import { initialTerms } from './terms/state.js';
import type { Lot, LotParts, LotPhase, Tender, TenderParts } from './tender.js';
import { initialDurationLot } from './duration/state.js';
import { initialAwardNoticeLot } from './award-notice/state.js';
import { initialValidity } from './validity/state.js';

const initialTender: TenderParts = {
  ...initialPublication,
  ...initialBidding,
  ...initialOpening,
  ...initialAdmission,
  ...initialGuarantees,
  ...initialTerms,
  ...initialParticipation,
  ...initialRectification,
  ...initialGroupChanges,
  ...initialEvaluation,
  ...initialValidity,
  ...initialReminders,
  ...initialClock,
};

const initialLot: LotParts = {
  ...initialEvaluationLot,
  ...initialAwardLot,
  ...initialSignatureLot,
  ...initialAwardNoticeLot,
  ...initialDurationLot,
  ...initialInterpelloLot,
  ...initialChallengesLot,
  ...initialRedactionsLot,
};

/** The state after the decision that launches a tender. */
export function launched(data: PublicationEvents['decisionAdopted']): Tender {
  const { start } = procedures[data.procedure];
  return {
    ...initialTender,
    id: data.tender,
    authority: data.authority,
    procedure: data.procedure,
    version: 1,
    phase: start.tender,
    simulation: data.simulation,
    custody: data.custody,
    submissionDeadline: data.submissionDeadline,
    enquiriesCloseAt: data.enquiriesCloseAt,
    custodyProofAt: data.custodyProofAt,
    reminderRule: data.reminderRule ?? initialReminders.reminderRule,
    openingOrder: data.openingOrder ?? initialOpening.openingOrder,
    lotLimits: data.lotLimits ?? null,
    lots: Object.fromEntries(data.lots.map((lot) => [lot, newLot(start.lot)])),
  };
}

function newLot(phase: LotPhase): Lot {
  return { ...initialLot, phase };
}

/**
 * A state that was stored, or carried over, by an older version may lack parts that stages have got since: they are
 * given their first values. A complete state is returned as it is.
 */
export function completeState(state: Tender): Tender {
  const whole = completeOpenings(withMissing(state, initialTender));
  const ids = Object.keys(whole.lots) as (keyof Tender['lots'])[];
  const lots = ids.map((id) => [id, withMissing(whole.lots[id] as Lot, initialLot)] as const);
  if (lots.every(([id, lot]) => lot === whole.lots[id])) return whole;
  return { ...whole, lots: Object.fromEntries(lots) };
}

function withMissing<Whole extends object>(whole: Whole, initial: Partial<Whole>): Whole {
  const isComplete = Object.keys(initial).every((part) => Object.hasOwn(whole, part));
  return isComplete ? whole : { ...initial, ...whole };
}
