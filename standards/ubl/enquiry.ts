import { optional } from '../xml/mapping/combinators.js';
import { text, token } from '../xml/mapping/contents.js';
import { leaf } from '../xml/mapping/leaves.js';
import { type ModelIn, ublDocument } from './ubl-document.js';
import { cac, cbc } from './ubl-names.js';
import { instant, issuedAt, party, peppol, reference } from './ubl-parts.js';

/** Enquiry (Peppol T007): a request for clarification. */
export const enquiry = ublDocument('Enquiry', {
  is: peppol('t007:1.1', 'p004:1.1'),
  id: leaf(cbc('ID'), token),
  issuedAt,
  /** Until when the authority answers. */
  latestReplyAt: optional(instant(cbc('LatestReplyDate'), cbc('LatestReplyTime'))),
  text: leaf(cbc('Description'), text),
  requestor: party(cac('RequestorParty')),
  responder: party(cac('ResponderParty')),
  /** The tender, as the contract folder of its other documents. */
  contractFolder: reference(cac('AdditionalDocumentReference')),
});
export type Enquiry = ModelIn<typeof enquiry>;

/** EnquiryResponse (Peppol T008): the answer, given to all. */
export const enquiryResponse = ublDocument('EnquiryResponse', {
  is: peppol('t008:1.1', 'p004:1.1'),
  id: leaf(cbc('ID'), token),
  issuedAt,
  text: leaf(cbc('Description'), text),
  requestor: party(cac('RequestorParty')),
  responder: party(cac('ResponderParty')),
  enquiry: reference(cac('ParentDocumentReference')),
  contractFolder: reference(cac('AdditionalDocumentReference')),
});
export type EnquiryResponse = ModelIn<typeof enquiryResponse>;
