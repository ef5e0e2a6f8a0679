import type { Instant } from '../types.js';
import type { AdmissionEvents } from './admission/events.js';
import type { AwardEvents } from './award/events.js';
import type { BiddingEvents } from './bidding/events.js';
import type { ChallengesEvents } from './challenges/events.js';
import type { ClockEvents } from './clock/events.js';
import type { EndingsEvents } from './endings/events.js';
import type { EvaluationEvents } from './evaluation/events.js';
import type { GuaranteesEvents } from './guarantees/events.js';
import type { GroupChangesEvents } from './group-changes/events.js';
import type { InterpelloEvents } from './interpello/events.js';
import type { OpeningEvents } from './opening/events.js';
import type { PublicationEvents } from './publication/events.js';
import type { RectificationEvents } from './rectification/events.js';
import type { RedactionsEvents } from './redactions/events.js';
import type { RemindersEvents } from './reminders/events.js';
import type { SignatureEvents } from './signature/events.js';
import type { DurationEvents } from './duration/events.js';
import type { AwardNoticeEvents } from './award-notice/events.js';
import type { ValidityEvents } from './validity/events.js';
import type { TermsEvents } from './terms/events.js';

/** What happened, by type. Data are ids, instants and salted digests: they travel through Temporal's history. */
export interface TenderEventData
  extends
    PublicationEvents,
    BiddingEvents,
    OpeningEvents,
    AdmissionEvents,
    GuaranteesEvents,
    TermsEvents,
    RectificationEvents,
    GroupChangesEvents,
    EvaluationEvents,
    AwardEvents,
    SignatureEvents,
    ValidityEvents,
    AwardNoticeEvents,
    DurationEvents,
    InterpelloEvents,
    ChallengesEvents,
    RedactionsEvents,
    RemindersEvents,
    EndingsEvents,
    ClockEvents {}

export type TenderEventType = keyof TenderEventData;

/** An event as `decide` proposes it: not yet numbered nor dated. */
export type TenderEvent = {
  [T in TenderEventType]: { readonly type: T; readonly data: Readonly<TenderEventData[T]> };
}[TenderEventType];

/** An event as recorded: `version` counts from 1 without gaps, `at` is the tender's clock when it was recorded. */
export type RecordedEvent = TenderEvent & { readonly version: number; readonly at: Instant };

export function eventOf<T extends TenderEventType>(type: T, data: TenderEventData[T]): TenderEvent {
  return { type, data } as unknown as TenderEvent;
}
