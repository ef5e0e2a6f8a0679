import type { Instant, TenderId } from '../../../domain/types.js';
import type { Enquiry, EnquiryResponse } from '../enquiry.js';
import type { Party } from '../ubl-parts.js';
import { authorityParty, type KnownParty } from './parties.js';
import { withXmlText } from './with-xml-text.js';

export interface QuestionInput {
  readonly tender: TenderId;
  readonly authority: KnownParty;
  readonly question: { readonly id: string; readonly text: string; readonly askedAt: Instant };
  /** Until when the authority must answer (art. 88 c. 3 d.lgs. 36/2023): `clarifications` of the timetable. */
  readonly latestReplyAt: Instant | null;
}

export interface AnswerInput extends Omit<QuestionInput, 'latestReplyAt'> {
  readonly answer: { readonly text: string; readonly answeredAt: Instant };
}

/** Nobody but the platform knows who asks: questions are answered to all, without their author. */
const anonymous: Party = {
  endpoint: null,
  identifiers: [{ scheme: 'bando:supplier', value: 'anonymous' }],
  name: 'Operatore economico (anonimo)',
  ...{ address: null, digitalAddress: null },
};

export function enquiryOf({ tender, authority, question, latestReplyAt }: QuestionInput): Enquiry {
  return withXmlText({
    ...{ id: question.id, issuedAt: question.askedAt, latestReplyAt, text: question.text },
    ...{ requestor: anonymous, responder: authorityParty(authority), contractFolder: tender },
  });
}

export function enquiryResponseOf({ tender, authority, question, answer }: AnswerInput): EnquiryResponse {
  return withXmlText({
    ...{ id: `${question.id}/answer`, issuedAt: answer.answeredAt, text: answer.text },
    ...{ requestor: anonymous, responder: authorityParty(authority) },
    ...{ enquiry: question.id, contractFolder: tender },
  });
}
