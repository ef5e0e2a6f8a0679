import type { BidStanding } from '../tender/bidding/state.js';
import type { RecordedEvent, TenderEventData, TenderEventType } from '../tender/events.js';
import { bidsIn, type Tender } from '../tender/tender.js';
import type { BidId, LotId } from '../types.js';
import type { DocumentSubject, IssuedKind } from './document-kinds.js';

type Made = Omit<DocumentSubject, 'version'>;
type Makes<T extends TenderEventType> = (data: TenderEventData[T], after: Tender) => readonly Made[];

const one =
  (document: IssuedKind): (() => readonly Made[]) =>
  () => [{ document }];
const ofLot =
  (document: IssuedKind) =>
  ({ lot }: { lot: LotId }): readonly Made[] => [{ document, lot }];

/** An act that moves terms is a notice, with the timetable that it leaves. */
const movesTerms = (): readonly Made[] => [{ document: 'procedureNotice' }, { document: 'timetable' }];

/** Which event makes which documents; one that makes none is left out. */
const madeBy: { readonly [T in TenderEventType]?: Makes<T> } = {
  decisionAdopted: one('decision'),
  tenderPublished: () => [
    { document: 'callForTenders' },
    { document: 'timetable' },
    { document: 'tenderRules' },
  ],
  tenderRectified: () => [
    { document: 'procedureNotice' },
    { document: 'timetable' },
    { document: 'tenderRules' },
  ],
  submissionExtended: movesTerms,
  tenderSuspended: one('procedureNotice'),
  tenderResumed: movesTerms,
  submissionReopened: movesTerms,
  inversionDecided: one('procedureNotice'),
  enquiriesClosed: one('answers'),
  // Answers may follow the end of questions until six days before the deadline; these proofs are asked for after that.
  custodyProofsCounted: one('answers'),
  envelopesRead: ({ lot }) => [{ document: 'openingMinutes', ...(lot && { lot }) }],
  integrationRequested: ({ bid }) => [{ document: 'integrationRequest', bid }],
  bidExcluded: ({ bid }) => [{ document: 'exclusionCommunication', bid }],
  groupChangeAccepted: ({ bid }) => [{ document: 'groupChangeDecision', bid }],
  groupChangeRefused: ({ bid }) => [{ document: 'groupChangeDecision', bid }],
  admissionsClosed: one('admissions'),
  commissionAppointed: one('commissionAppointment'),
  scoresFrozen: ofLot('evaluationMinutes'),
  rankingFormed: ofLot('ranking'),
  explanationsAccepted: ({ lot, bid }) => [{ document: 'anomalyCheck', lot, bid }],
  bidFoundAbnormal: ({ lot, bid }) => [
    { document: 'anomalyCheck', lot, bid },
    { document: 'exclusionCommunication', lot, bid },
  ],
  awardProposed: ofLot('awardProposal'),
  requirementsVerified: ofLot('requirementsCheck'),
  selfDeclarationConfirmed: ofLot('requirementsCheck'),
  // What was found against a bidder is for it alone: the letter says it, and no document that others may read.
  requirementsFailed: ({ lot, bid }) => [{ document: 'exclusionCommunication', lot, bid }],
  calledBidderFailed: ({ lot, bid }) => [{ document: 'exclusionCommunication', lot, bid }],
  redactionsDecided: ({ lot, bid }) => [{ document: 'redactionDecision', lot, bid }],
  lotAwarded: ({ lot }, after) => [
    { document: 'award', lot },
    ...biddersOf(after, lot).map((bid) => ({ document: 'awardCommunication' as const, lot, bid })),
  ],
  earlyExecutionOrdered: ofLot('signatureAct'),
  signatureDeferred: ofLot('signatureAct'),
  awardeeWithdrew: ofLot('signatureAct'),
  awardRevoked: ofLot('signatureAct'),
  extensionRequested: ({ bid }) => [{ document: 'extensionRequest', bid }],
  bidReleased: ({ lot, bid }) => [{ document: 'bidRelease', lot, bid }],
  leadingBidReleased: ({ lot, bid }) => [{ document: 'bidRelease', lot, bid }],
  procedureExtended: ofLot('procedureExtension'),
  contractSigned: ofLot('contract'),
  contractTerminated: ofLot('interpello'),
  nextCalled: ({ lot, bid }) => [{ document: 'callOfNext', lot, bid }],
  nextAccepted: ofLot('interpello'),
  nextRefused: ofLot('interpello'),
  appealRecorded: ofLot('challengeNote'),
  interimRequested: ofLot('challengeNote'),
  interimDecided: ofLot('challengeNote'),
  challengeDismissed: ofLot('challengeNote'),
  awardAnnulled: ofLot('challengeNote'),
  rankingAnnulled: ofLot('challengeNote'),
  evaluationAnnulled: ofLot('challengeNote'),
  admissionAnnulled: ofLot('challengeNote'),
  bidReadmitted: ofLot('challengeNote'),
  exclusionAnnulled: ofLot('challengeNote'),
  redactionsUpheld: ofLot('challengeNote'),
  noticeAnnulled: ofLot('challengeNote'),
  tenderRevoked: one('revocation'),
  tenderAnnulled: one('ending'),
  keysLostDeclared: one('ending'),
  lotDeserted: ofLot('ending'),
  awardRefused: ofLot('ending'),
  lotRevoked: ofLot('ending'),
};

/**
 * The documents that an event makes; pure. Some say nothing in the end (no question was answered, an excluded bidder
 * who can no longer challenge is not told of the award): whoever composes them finds out.
 */
export function documentsOf(event: RecordedEvent, after: Tender): DocumentSubject[] {
  const makes = madeBy[event.type] as Makes<TenderEventType> | undefined;
  return (makes?.(event.data, after) ?? []).map((made) => ({ ...made, version: event.version }));
}

/** Whoever bid for a lot and may have to be told of its award (art. 90 c. 1 lett. b and c). */
function biddersOf(tender: Tender, lot: LotId): BidId[] {
  const told: readonly BidStanding[] = ['admitted', 'belowThreshold', 'excluded'];
  return told.flatMap((standing) => bidsIn(tender, lot, standing));
}
