import { admissionPublicData } from './admission/disclosure.js';
import { awardPublicData } from './award/disclosure.js';
import { biddingPublicData } from './bidding/disclosure.js';
import { challengesPublicData } from './challenges/disclosure.js';
import { clockPublicData } from './clock/disclosure.js';
import type { Disclosed, PublicData } from './disclosed.js';
import { endingsPublicData } from './endings/disclosure.js';
import { evaluationPublicData } from './evaluation/disclosure.js';
import type { RecordedEvent, TenderEventData, TenderEventType } from './events.js';
import { guaranteesPublicData } from './guarantees/disclosure.js';
import { groupChangesPublicData } from './group-changes/disclosure.js';
import { interpelloPublicData } from './interpello/disclosure.js';
import { openingPublicData } from './opening/disclosure.js';
import { publicationPublicData } from './publication/disclosure.js';
import { rectificationPublicData } from './rectification/disclosure.js';
import { redactionsPublicData } from './redactions/disclosure.js';
import { remindersPublicData } from './reminders/disclosure.js';
import { signaturePublicData } from './signature/disclosure.js';
import { durationPublicData } from './duration/disclosure.js';
import { awardNoticePublicData } from './award-notice/disclosure.js';
import { validityPublicData } from './validity/disclosure.js';
import { termsPublicData } from './terms/disclosure.js';

const publicData: PublicData<TenderEventData> = {
  ...publicationPublicData,
  ...biddingPublicData,
  ...openingPublicData,
  ...admissionPublicData,
  ...guaranteesPublicData,
  ...termsPublicData,
  ...rectificationPublicData,
  ...groupChangesPublicData,
  ...evaluationPublicData,
  ...awardPublicData,
  ...signaturePublicData,
  ...validityPublicData,
  ...awardNoticePublicData,
  ...durationPublicData,
  ...interpelloPublicData,
  ...challengesPublicData,
  ...redactionsPublicData,
  ...remindersPublicData,
  ...endingsPublicData,
  ...clockPublicData,
};

/** `insider`: who may know the bidders (`mayKnowBidders`). */
export type EventAudience = 'public' | 'insider';

/** The data of an event for its audience; undefined where the audience does not learn of it. */
export function disclosedData(
  event: Pick<RecordedEvent, 'type' | 'data'>,
  audience: EventAudience,
): Disclosed | undefined {
  if (audience === 'insider') return { ...event.data };
  const disclose = publicData[event.type] as ((data: RecordedEvent['data']) => Disclosed) | null;
  return disclose?.(event.data);
}

export function isPublicEvent(type: TenderEventType): boolean {
  return publicData[type] !== null;
}
