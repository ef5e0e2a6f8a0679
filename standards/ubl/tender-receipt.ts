import { group, many, optional } from '../xml/mapping/combinators.js';
import { code, integer, token } from '../xml/mapping/contents.js';
import { leaf } from '../xml/mapping/leaves.js';
import { type ModelIn, ublDocument } from './ubl-document.js';
import { bando, cac, cbc } from './ubl-names.js';
import {
  customizationOf,
  digestedFile,
  inExtension,
  instant,
  instantText,
  issuedAt,
  localised,
  party,
  profileOf,
  version,
} from './ubl-parts.js';

/** Where the bid's leaf is in the ledger: what a verifier recomputes (`domain/ledger`). */
const ledger = group(bando('Receipt'), {
  issuer: leaf(bando('Issuer'), token),
  action: leaf(
    bando('Action'),
    code({ commit: 'commit', replace: 'replace', withdraw: 'withdraw', rectify: 'rectify' }),
  ),
  bid: leaf(bando('Bid'), token),
  revision: leaf(bando('Revision'), integer),
  deadline: leaf(bando('Deadline'), instantText),
  leaf: leaf(bando('Leaf'), token),
  leafSalt: leaf(bando('LeafSalt'), token),
  /** SHA-256 of the receipt before it. */
  previous: optional(leaf(bando('Previous'), token)),
});

/** TenderReceipt (Peppol T006 of a bid, T014 of a withdrawal). The signed receipt is the JWS; this says the same. */
export const tenderReceipt = ublDocument('TenderReceipt', {
  receipt: inExtension(ledger),
  version,
  customization: leaf(
    cbc('CustomizationID'),
    code({ bid: customizationOf('t006:1.2'), withdrawal: customizationOf('t014:1.1') }),
  ),
  profile: leaf(cbc('ProfileID'), code({ bid: profileOf('p003:1.2'), withdrawal: profileOf('p007:1.1') })),
  /** The receipt's own id. */
  id: leaf(cbc('ID'), token),
  contractFolder: leaf(cbc('ContractFolderID'), token),
  issuedAt,
  note: optional(localised(cbc('Note'))),
  /** The clock that was also the test against the deadline. */
  registeredAt: instant(cbc('RegisteredDate'), cbc('RegisteredTime')),
  envelopes: many(digestedFile(cac('TenderDocumentReference'))),
  sender: party(cac('SenderParty')),
  receiver: party(cac('ReceiverParty')),
});
export type TenderReceipt = ModelIn<typeof tenderReceipt>;
