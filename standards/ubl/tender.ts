import { group, many, optional, some, within } from '../xml/mapping/combinators.js';
import { decimal, text, token } from '../xml/mapping/contents.js';
import { leaf } from '../xml/mapping/leaves.js';
import { type ModelIn, ublDocument } from './ubl-document.js';
import { cac, cbc } from './ubl-names.js';
import {
  digestedFile,
  envelopeKind,
  issuedAt,
  lotReference,
  money,
  party,
  peppol,
  reference,
} from './ubl-parts.js';

/** TenderedProject: one envelope of the bid, and what it offers once that can be read. */
const tenderedProject = group(cac('TenderedProject'), {
  /** `administrative`, `technical/LOT-0001`. */
  envelope: optional(leaf(cbc('TenderEnvelopeID'), token)),
  kind: optional(leaf(cbc('TenderEnvelopeTypeCode'), envelopeKind)),
  lot: optional(lotReference),
  /** The sealed envelope, or the files that it holds. */
  files: many(digestedFile(cac('EvidenceDocumentReference'))),
  /** Without VAT and without the safety costs of the call. */
  price: optional(within(cac('LegalMonetaryTotal'), leaf(cbc('PayableAmount'), money))),
  /** Costs that the law wants apart (art. 108 c. 9 d.lgs. 36/2023): `labour`, `safety`. */
  costs: many(
    group(cac('TenderLine'), {
      id: leaf(cbc('ID'), token),
      amount: leaf(cbc('LineExtensionAmount'), money),
    }),
  ),
  /** Values offered for criteria of the call: the discount in per cent for `economic`. */
  responses: many(
    group(cac('AwardingCriterionResponse'), {
      criterion: leaf(cbc('AwardingCriterionID'), token),
      description: optional(leaf(cbc('Description'), text)),
      quantity: optional(leaf(cbc('Quantity'), decimal)),
    }),
  ),
});

/** Tender (Peppol T005): a bid, sealed or opened. */
export const tender = ublDocument('Tender', {
  is: peppol('t005:1.2', 'p003:1.2'),
  /** The bid and its revision. */
  id: leaf(cbc('ID'), token),
  contractFolder: leaf(cbc('ContractFolderID'), token),
  issuedAt,
  call: optional(reference(cac('CallForTenderDocumentReference'))),
  tenderer: party(cac('TendererParty')),
  authority: optional(within(cac('ContractingParty'), party(cac('Party')))),
  projects: some(tenderedProject),
});
export type Tender = ModelIn<typeof tender>;
