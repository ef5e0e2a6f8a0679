import { documentsOf } from '../documents/documents-of.js';
import { admissionCommunications, admissionEffects } from './admission/effects.js';
import { awardCommunications, awardEffects } from './award/effects.js';
import { biddingCommunications, biddingEffects } from './bidding/effects.js';
import { challengesCommunications, challengesEffects } from './challenges/effects.js';
import type { Communicate, EffectContext, EffectOf, Effects } from './effect.js';
import { endingsCommunications, endingsEffects } from './endings/effects.js';
import { evaluationCommunications, evaluationEffects } from './evaluation/effects.js';
import type { RecordedEvent, TenderEventData } from './events.js';
import { guaranteesCommunications, guaranteesEffects } from './guarantees/effects.js';
import { groupChangesCommunications, groupChangesEffects } from './group-changes/effects.js';
import { interpelloCommunications, interpelloEffects } from './interpello/effects.js';
import { openingCommunications, openingEffects } from './opening/effects.js';
import { publicationCommunications, publicationEffects } from './publication/effects.js';
import { rectificationCommunications, rectificationEffects } from './rectification/effects.js';
import { redactionsCommunications, redactionsEffects } from './redactions/effects.js';
import { remindersCommunications, remindersEffects } from './reminders/effects.js';
import { signatureCommunications, signatureEffects } from './signature/effects.js';
import { termsCommunications, termsEffects } from './terms/effects.js';
import type { Tender } from './tender.js';
import { durationCommunications, durationEffects } from './duration/effects.js';
import { validityCommunications, validityEffects } from './validity/effects.js';

/** Legal communications and notices of the engine; texts live in `templates/`. No event sends a bid's receipt. */
export const communicationKinds = [
  ...publicationCommunications,
  ...biddingCommunications,
  ...openingCommunications,
  ...admissionCommunications,
  ...guaranteesCommunications,
  ...termsCommunications,
  ...rectificationCommunications,
  ...groupChangesCommunications,
  ...evaluationCommunications,
  ...awardCommunications,
  ...signatureCommunications,
  ...validityCommunications,
  ...durationCommunications,
  ...interpelloCommunications,
  ...challengesCommunications,
  ...redactionsCommunications,
  ...remindersCommunications,
  ...endingsCommunications,
  'bidReceipt',
] as const;
export type CommunicationKind = (typeof communicationKinds)[number];

export type Effect = EffectOf<CommunicationKind>;
export type EffectKind = Effect['kind'];
export type CommunicateData = Communicate<CommunicationKind>;

const effects: Effects<TenderEventData, CommunicationKind> = {
  ...publicationEffects,
  ...biddingEffects,
  ...openingEffects,
  ...admissionEffects,
  ...guaranteesEffects,
  ...termsEffects,
  ...rectificationEffects,
  ...groupChangesEffects,
  ...evaluationEffects,
  ...awardEffects,
  ...signatureEffects,
  ...validityEffects,
  ...durationEffects,
  ...interpelloEffects,
  ...challengesEffects,
  ...redactionsEffects,
  ...remindersEffects,
  ...endingsEffects,
};

type Start = (data: RecordedEvent['data'], context: EffectContext<CommunicationKind>) => Effect[];

/** The effects that a recorded event starts. `tender` is the state after the event. */
export function effectsOf(event: RecordedEvent, tender: Tender): Effect[] {
  const start = effects[event.type] as Start | undefined;
  const communicate: EffectContext<CommunicationKind>['communicate'] = (communication, about) => ({
    kind: 'communicate',
    data: { tender: tender.id, communication, version: event.version, ...about },
  });
  const documents = documentsOf(event, tender).map((subject): Effect => ({
    kind: 'renderDocument',
    data: { tender: tender.id, ...subject },
  }));
  return [...(start?.(event.data, { tender, communicate }) ?? []), ...documents];
}
