import { admissionPassings } from './admission/decide.js';
import { awardPassings } from './award/decide.js';
import { biddingPassings } from './bidding/decide.js';
import type { DeadlineKind } from './commands.js';
import type { Deadline } from './deadline.js';
import type { DecisionContext, Passings } from './decision.js';
import { evaluationPassings } from './evaluation/decide.js';
import type { TenderEvent } from './events.js';
import { guaranteesPassings } from './guarantees/decide.js';
import { interpelloPassings } from './interpello/decide.js';
import { redactionsPassings } from './redactions/decide.js';
import { remindersPassings } from './reminders/decide.js';
import { signaturePassings } from './signature/decide.js';
import type { Tender } from './tender.js';
import { durationPassings } from './duration/decide.js';
import { awardNoticePassings } from './award-notice/decide.js';
import { validityPassings } from './validity/decide.js';

const passings: Passings<DeadlineKind> = {
  ...biddingPassings,
  ...admissionPassings,
  ...evaluationPassings,
  ...awardPassings,
  ...signaturePassings,
  ...validityPassings,
  ...awardNoticePassings,
  ...durationPassings,
  ...interpelloPassings,
  ...guaranteesPassings,
  ...redactionsPassings,
  ...remindersPassings,
};

/** The event of an instant that the tender's clock has reached. */
export function passDeadline(deadline: Deadline, tender: Tender, context: DecisionContext): TenderEvent {
  return passings[deadline.kind](deadline, tender, context);
}
