import { many, optional, some } from '../xml/mapping/combinators.js';
import { token } from '../xml/mapping/contents.js';
import { leaf } from '../xml/mapping/leaves.js';
import { tenderResult } from './award-parts.js';
import { type ModelIn, ublDocument } from './ubl-document.js';
import { cac, cbc } from './ubl-names.js';
import { digestedFile, issuedAt, localised, party, peppol } from './ubl-parts.js';

/** AwardedNotification (Peppol T017): the communication of art. 90, to the winner and to the others alike. */
export const awardedNotification = ublDocument('AwardedNotification', {
  is: peppol('t017:1.1', 'p009:1.1'),
  id: leaf(cbc('ID'), token),
  contractFolder: leaf(cbc('ContractFolderID'), token),
  issuedAt,
  note: optional(localised(cbc('Note'))),
  sender: party(cac('SenderParty')),
  receiver: party(cac('ReceiverParty')),
  documents: many(digestedFile(cac('AdditionalDocumentReference'))),
  results: some(tenderResult),
});
export type AwardedNotification = ModelIn<typeof awardedNotification>;
