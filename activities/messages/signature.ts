import type { CommunicationContext, OutgoingMessage } from '../../entities/stores/communication-context.js';
import { challengeFrom } from '../award-terms.js';
import { about, actOf, dataOf, lotText, nameOf, readersOf, to, type TenderLink } from './message-parts.js';

/** To the awardee and the RUP: the term to sign was deferred, or has passed. */
export function composeSignatureTerm(context: CommunicationContext, link: TenderLink): OutgoingMessage[] {
  const { event } = context;
  if (event.type !== 'signatureDeferred' && event.type !== 'signatureTermLapsed')
    throw new Error(`${event.type} is no news of a signature`);
  const { lot, bid } = event.data;
  return to(readersOf(context, 'signatureTerm'), 'signatureTerm', {
    ...about(context, link),
    ...{ lot: lotText(context, lot), winner: nameOf(context, bid) },
    deferred:
      event.type === 'signatureDeferred' ? { ...actOf(context), to: event.data.signatureDueAt } : null,
  });
}

/** To those who were told of the award, to the awardee that no longer is, and to the RUP. */
export function composeAwardEnded(context: CommunicationContext, link: TenderLink): OutgoingMessage[] {
  const { event } = context;
  if (
    event.type !== 'awardeeWithdrew' &&
    event.type !== 'withdrawalNotified' &&
    event.type !== 'awardRevoked'
  )
    throw new Error(`${event.type} ends no award`);
  const { lot, bid } = event.data;
  return to(distinct(readersOf(context, 'awardEnded')), 'awardEnded', {
    ...about(context, link),
    ...{ lot: lotText(context, lot), winner: nameOf(context, bid), ending: event.type },
    act: event.type === 'withdrawalNotified' ? null : actOf(context),
    challenge: challengeFrom(context.sentAt),
  });
}

function distinct(readers: readonly OutgoingMessage['to'][]): OutgoingMessage['to'][] {
  return [...new Map(readers.map((reader) => [JSON.stringify(reader), reader])).values()];
}

/** To the awardee, who begins before the contract is signed. */
export function composeEarlyExecution(context: CommunicationContext, link: TenderLink): OutgoingMessage[] {
  const { lot, ground } = dataOf(context.event, 'earlyExecutionOrdered');
  return to(readersOf(context, 'earlyExecution'), 'earlyExecution', {
    ...{ ...about(context, link), ...actOf(context) },
    ...{ lot: lotText(context, lot), ground },
  });
}
