import { admissionNeeds, type AdmissionFacts } from './admission/facts.js';
import { awardNeeds, type AwardFacts } from './award/facts.js';
import { biddingNeeds, type BiddingFacts } from './bidding/facts.js';
import { challengesNeeds } from './challenges/facts.js';
import { clockNeeds } from './clock/facts.js';
import type { CommandType, DeadlineKind } from './commands.js';
import { endingsNeeds } from './endings/facts.js';
import { evaluationNeeds, type EvaluationFacts } from './evaluation/facts.js';
import { guaranteesNeeds } from './guarantees/facts.js';
import { groupChangesNeeds, type GroupChangesFacts } from './group-changes/facts.js';
import { interpelloNeeds } from './interpello/facts.js';
import { openingNeeds, type OpeningFacts } from './opening/facts.js';
import { publicationNeeds, type PublicationFacts } from './publication/facts.js';
import { rectificationNeeds, type RectificationFacts } from './rectification/facts.js';
import { redactionsNeeds, type RedactionsFacts } from './redactions/facts.js';
import { remindersNeeds } from './reminders/facts.js';
import { signatureNeeds } from './signature/facts.js';
import { durationNeeds } from './duration/facts.js';
import { awardNoticeNeeds } from './award-notice/facts.js';
import { validityNeeds } from './validity/facts.js';
import { termsNeeds } from './terms/facts.js';

/** Contents that a decision rests on. `record` reads them from PostgreSQL inside its transaction. */
export interface Facts
  extends
    PublicationFacts,
    BiddingFacts,
    OpeningFacts,
    AdmissionFacts,
    RectificationFacts,
    GroupChangesFacts,
    EvaluationFacts,
    AwardFacts,
    RedactionsFacts {}

/** Which facts each command and deadline needs; no other is loaded. */
export const factsNeeded: Readonly<Record<CommandType | DeadlineKind, readonly (keyof Facts)[]>> = {
  ...publicationNeeds,
  ...biddingNeeds,
  ...openingNeeds,
  ...admissionNeeds,
  ...guaranteesNeeds,
  ...termsNeeds,
  ...rectificationNeeds,
  ...groupChangesNeeds,
  ...evaluationNeeds,
  ...awardNeeds,
  ...signatureNeeds,
  ...validityNeeds,
  ...awardNoticeNeeds,
  ...durationNeeds,
  ...interpelloNeeds,
  ...challengesNeeds,
  ...redactionsNeeds,
  ...remindersNeeds,
  ...endingsNeeds,
  ...clockNeeds,
};
