import { group, many, optional, preceded, within } from '../xml/mapping/combinators.js';
import { code, indicator, integer, text, token } from '../xml/mapping/contents.js';
import { fixed, leaf } from '../xml/mapping/leaves.js';
import { lot, project } from './project-parts.js';
import { type ModelIn, ublDocument } from './ubl-document.js';
import { bando, cac, cbc } from './ubl-names.js';
import {
  digestedFile,
  envelopeKind,
  inExtension,
  instant,
  instantText,
  issuedAt,
  localised,
  lotReference,
  party,
  peppol,
} from './ubl-parts.js';

/** Procedure codes of Peppol pre-award. */
export const procedureCode = code({
  open: 'open',
  restricted: 'restricted',
  negotiatedWithCall: 'neg-w-call',
  negotiatedWithoutCall: 'neg-wo-call',
  competitiveDialogue: 'comp-dial',
  competitiveTendering: 'comp-tend',
  innovationPartnership: 'innovation',
  otherMultiple: 'oth-mult',
  otherSingle: 'oth-single',
});

/** What the Italian procedure has and UBL has no element for. */
const procedure = group(bando('Procedure'), {
  simulation: leaf(bando('Simulation'), indicator),
  cup: optional(leaf(bando('Cup'), token)),
  innovation: optional(
    group(bando('Innovation'), {
      strategic: leaf(bando('Strategic'), token),
      acquisition: leaf(bando('Acquisition'), token),
    }),
  ),
  /** `sharesNeeded` of `shares` custodians open an envelope. */
  custody: group(bando('Custody'), {
    sharesNeeded: leaf(bando('SharesNeeded'), integer),
    shares: leaf(bando('Shares'), integer),
  }),
  timetable: many(
    group(bando('Date'), {
      kind: leaf(bando('Kind'), token),
      lot: optional(leaf(bando('Lot'), token)),
      at: leaf(bando('At'), instantText),
      article: leaf(bando('Article'), text),
    }),
  ),
});

/** TenderPreparation: an envelope, and the key that it is sealed to. */
const envelope = group(cac('TenderPreparation'), {
  /** `administrative`, `technical/LOT-0001`. */
  id: leaf(cbc('TenderEnvelopeID'), token),
  kind: leaf(cbc('TenderEnvelopeTypeCode'), envelopeKind),
  lots: many(lotReference),
  /** The age recipient of the tender's key for this envelope. */
  recipient: within(
    cac('TenderEncryptionData'),
    preceded(
      fixed(cbc('MessageFormat'), 'age-encryption.org/v1'),
      within(cac('EncryptionCertificatePathChain'), leaf(cbc('Value'), token)),
    ),
  ),
});

/** CallForTenders (Peppol T004). */
export const callForTenders = ublDocument('CallForTenders', {
  procedure: inExtension(procedure),
  is: peppol('t004:1.2', 'p002:1.2'),
  id: leaf(cbc('ID'), token),
  /** The tender's id: the same in every document of a procedure. */
  contractFolder: leaf(cbc('ContractFolderID'), token),
  issuedAt,
  note: optional(localised(cbc('Note'))),
  documents: many(digestedFile(cac('AdditionalDocumentReference'))),
  authority: within(cac('ContractingParty'), party(cac('Party'))),
  terms: group(cac('TenderingTerms'), {
    envelopes: many(envelope),
    /** Until when a bid binds its bidder. */
    bidsValidUntil: optional(within(cac('TenderValidityPeriod'), instant(cbc('EndDate'), cbc('EndTime')))),
    languages: many(within(cac('Language'), leaf(cbc('ID'), token))),
  }),
  process: group(cac('TenderingProcess'), {
    procedure: leaf(cbc('ProcedureCode'), procedureCode),
    submissionDeadline: within(
      cac('TenderSubmissionDeadlinePeriod'),
      instant(cbc('EndDate'), cbc('EndTime')),
    ),
    /** Why this procedure (art. 17 c. 1 d.lgs. 36/2023). */
    justification: optional(within(cac('ProcessJustification'), leaf(cbc('Description'), text))),
  }),
  project,
  lots: many(lot),
});
export type CallForTenders = ModelIn<typeof callForTenders>;
