import type { BidId, LotId } from '../types.js';

/** What a tender has documents for: one template each, in Italian and English. */
export const documentKinds = [
  'decision',
  'callForTenders',
  'timetable',
  'tenderRules',
  'procedureNotice',
  'bidReceipt',
  'answers',
  'openingMinutes',
  'admissions',
  'integrationRequest',
  'groupChangeDecision',
  'commissionAppointment',
  'evaluationMinutes',
  'anomalyCheck',
  'ranking',
  'awardProposal',
  'requirementsCheck',
  'redactionDecision',
  'award',
  'awardCommunication',
  'exclusionCommunication',
  'contract',
  'challengeNote',
  'interpello',
  'callOfNext',
  'extensionRequest',
  'bidRelease',
  'procedureExtension',
  'signatureAct',
  'revocation',
  'ending',
] as const;
export type DocumentKind = (typeof documentKinds)[number];

/**
 * No event makes these. A receipt is made on demand for its bidder alone and stored nowhere: before the deadline nothing
 * may show that somebody bids.
 */
const notIssued = ['bidReceipt'] as const;

/** Kinds that an event makes. */
export type IssuedKind = Exclude<DocumentKind, (typeof notIssued)[number]>;
export const issuedKinds = documentKinds.filter(
  (kind): kind is IssuedKind => !(notIssued as readonly DocumentKind[]).includes(kind),
);

export const documentLanguages = ['it', 'en'] as const;
export type DocumentLanguage = (typeof documentLanguages)[number];

/** A document to be issued: kind, event, and the lot or bid that it is about. */
export interface DocumentSubject {
  readonly document: IssuedKind;
  /** Of the event that makes it: the document says what was true at that version. */
  readonly version: number;
  readonly lot?: LotId;
  readonly bid?: BidId;
}
