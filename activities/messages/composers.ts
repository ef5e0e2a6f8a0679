import type { CommunicationKind } from '../../domain/tender/effects.js';
import type { CommunicationContext, OutgoingMessage } from '../../entities/stores/communication-context.js';
import type { TenderLink } from './message-parts.js';

export type EventCommunication = Exclude<CommunicationKind, 'bidReceipt'>;

/** How each communication becomes the messages to its addressees. */
export type Composers = Readonly<
  Record<EventCommunication, (context: CommunicationContext, link: TenderLink) => OutgoingMessage[]>
>;
