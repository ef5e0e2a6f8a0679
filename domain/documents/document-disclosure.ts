import {
  mayReadEvaluation,
  mayReadLetter,
  mayReadProceedings,
  type DisclosureFacts,
  type Reader,
} from '../tender/disclosure.js';
import type { Tender } from '../tender/tender.js';
import type { BidId, LotId } from '../types.js';
import type { IssuedKind } from './document-kinds.js';

/** A document as far as access to it goes. */
export interface NamedDocument {
  readonly kind: IssuedKind;
  readonly lot: LotId | null;
  readonly bid: BidId | null;
}

/**
 * `public`: acts that are published with the tender (arts 27, 28). `technical`, `final`: like the evaluation itself.
 * `proceedings`: minutes and acts on which the award rests. `letter`: to one bidder; with it the check of its price,
 * whose explanations may hold trade secrets (art. 35 c.4).
 */
type Audience = 'public' | 'technical' | 'final' | 'proceedings' | 'letter';

const audienceOf: Readonly<Record<IssuedKind, Audience>> = {
  decision: 'public',
  callForTenders: 'public',
  timetable: 'public',
  tenderRules: 'public',
  procedureNotice: 'public',
  answers: 'public',
  openingMinutes: 'proceedings',
  admissions: 'proceedings',
  integrationRequest: 'letter',
  groupChangeDecision: 'proceedings',
  commissionAppointment: 'public',
  evaluationMinutes: 'technical',
  anomalyCheck: 'letter',
  ranking: 'final',
  awardProposal: 'proceedings',
  requirementsCheck: 'proceedings',
  redactionDecision: 'proceedings',
  award: 'public',
  awardCommunication: 'letter',
  exclusionCommunication: 'letter',
  contract: 'public',
  challengeNote: 'proceedings',
  interpello: 'proceedings',
  callOfNext: 'letter',
  extensionRequest: 'letter',
  bidRelease: 'letter',
  procedureExtension: 'public',
  signatureAct: 'public',
  revocation: 'public',
  ending: 'public',
};

/** Whether anyone who sees the tender may read documents of this kind. */
export function isPublicKind(kind: IssuedKind): boolean {
  return audienceOf[kind] === 'public';
}

/** Whether a reader who sees the tender may read one of its documents, in the phase that it has reached. */
export function mayReadDocument(
  tender: Tender,
  reader: Reader,
  { kind, lot, bid }: NamedDocument,
  facts: DisclosureFacts,
): boolean {
  const audience = audienceOf[kind];
  switch (audience) {
    case 'public':
      return true;
    case 'technical':
    case 'final':
      return lot !== null && mayReadEvaluation(tender, reader, lot, audience);
    case 'proceedings':
      return mayReadProceedings(tender, reader, lot, facts);
    case 'letter':
      return bid !== null && mayReadLetter(tender, reader, bid, facts);
  }
}
