import { remindedGroups } from '../../domain/tender/reminders/addressees.js';
import type {
  CommunicationContext,
  OutgoingMessage,
  ReceiptContext,
} from '../../entities/stores/communication-context.js';
import { composeCommunication } from '../../templates/communications/compose-communication.js';
import { composeProcedureTime } from './duration.js';
import { about, dataOf, inGroups, lotText, to, type TenderLink } from './message-parts.js';
import { composeAwardEnded, composeEarlyExecution, composeSignatureTerm } from './signature.js';
import { composeBidRelease, composeExtensionAnswer, composeExtensionRequest } from './validity.js';
import type { Composers, EventCommunication } from './composers.js';
import { publicationMessages } from './publication.js';
import { examinationMessages } from './examination.js';
import { awardMessages } from './award.js';
import { endingsMessages } from './endings.js';

const composers: Composers = {
  ...publicationMessages,
  ...examinationMessages,
  ...awardMessages,
  ...endingsMessages,
  earlyExecution: composeEarlyExecution,
  signatureTerm: composeSignatureTerm,
  awardEnded: composeAwardEnded,
  extensionRequest: composeExtensionRequest,
  extensionAnswer: composeExtensionAnswer,
  bidRelease: composeBidRelease,
  procedureTime: composeProcedureTime,
  reminder: (context, link) => {
    const { term, endsAt, lot } = dataOf(context.event, 'termReminded');
    return to(inGroups(context, remindedGroups(term)), 'reminder', {
      ...about(context, link),
      ...{ term, endsAt, lot: lot ? lotText(context, lot) : null },
    });
  },
};

/** The messages of one communication, each to its addressee. Pure. */
export function composeMessages(
  kind: EventCommunication,
  context: CommunicationContext,
  link: TenderLink,
): OutgoingMessage[] {
  return composers[kind](context, link);
}

export function composeReceipt(context: ReceiptContext, link: TenderLink): OutgoingMessage {
  const text = composeCommunication('bidReceipt', { ...context, link: link(context.tender) });
  return { to: { supplier: context.supplier }, ...text };
}
