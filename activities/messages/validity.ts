import { boundUntil } from '../../domain/tender/validity/state.js';
import type { CommunicationContext, OutgoingMessage } from '../../entities/stores/communication-context.js';
import type { CommunicationData } from '../../templates/communications/communication-data.js';
import { about, actOf, dataOf, lotText, nameOf, readersOf, to, type TenderLink } from './message-parts.js';

/** To each bidder that is asked to be bound longer. */
export function composeExtensionRequest(context: CommunicationContext, link: TenderLink): OutgoingMessage[] {
  const { to: until, dueAt } = dataOf(context.event, 'extensionRequested');
  return to(readersOf(context, 'extensionRequest'), 'extensionRequest', {
    ...{ ...about(context, link), ...actOf(context) },
    ...{ to: until, dueAt },
  });
}

const answers = {
  validityConfirmed: 'confirmed',
  validityDeclined: 'declined',
  extensionUnanswered: 'none',
} as const satisfies Record<string, CommunicationData['extensionAnswer']['answer']>;

/** To the RUP: an answer, or that none came. */
export function composeExtensionAnswer(context: CommunicationContext, link: TenderLink): OutgoingMessage[] {
  const { event, tender } = context;
  if (
    event.type !== 'validityConfirmed' &&
    event.type !== 'validityDeclined' &&
    event.type !== 'extensionUnanswered'
  )
    throw new Error(`${event.type} is no answer`);
  const { bid } = event.data;
  const until = boundUntil(tender, bid);
  if (until === null) throw new Error('who was asked is bound');
  return to(readersOf(context, 'extensionAnswer'), 'extensionAnswer', {
    ...about(context, link),
    ...{ bidder: nameOf(context, bid), answer: answers[event.type], boundUntil: until },
  });
}

/** To the bidder whose bid binds no longer. */
export function composeBidRelease(context: CommunicationContext, link: TenderLink): OutgoingMessage[] {
  const { event } = context;
  if (event.type !== 'bidReleased' && event.type !== 'leadingBidReleased')
    throw new Error(`${event.type} releases no bid`);
  return to(readersOf(context, 'bidRelease'), 'bidRelease', {
    ...{ ...about(context, link), ...actOf(context) },
    lot: lotText(context, event.data.lot),
  });
}
