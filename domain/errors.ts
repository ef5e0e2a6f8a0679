/**
 * The catalogue of stable error codes. A code never changes its meaning; clients and transcripts rely on it.
 * `DomainError` knows neither HTTP nor Temporal: the API and the activities translate it, each in one exhaustive table.
 */
export const domainErrorCodes = [
  'abnormalOfferUnresolved',
  'actUnknown',
  'alreadyDeclared',
  'alreadyLaunched',
  'bidActionConflict',
  'bidNotFlagged',
  'bidNotInScope',
  'bidRevisionConflict',
  'bidsUndecided',
  'challengeNotMet',
  'clockOnlyInSimulation',
  'clockWouldPassDeadline',
  'coefficientInvalid',
  'commandNotAllowedInPhase',
  'commissionNotComposed',
  'communicationsPending',
  'deadlineNotLater',
  'declarationsMissing',
  'draftIncomplete',
  'draftStale',
  'enquiriesClosed',
  'envelopeArmoured',
  'envelopeHeaderInvalid',
  'envelopePassphrase',
  'envelopesInvalid',
  'envelopeWithoutX25519',
  'evaluationIncomplete',
  'explanationsRunning',
  'handoverInvalid',
  'idempotencyKeyReused',
  'integrationRunning',
  'invalidInput',
  'keyNotYetReleasable',
  'keysNotMade',
  'lawNotInForce',
  'localTimeInvalid',
  'manifestDeadlineWrong',
  'manifestFixed',
  'manifestInvalid',
  'noBidRanked',
  'notAuthenticated',
  'notFound',
  'noticeTermTooShort',
  'notPermitted',
  'offerInvalid',
  'openingNotAllowed',
  'personUnknown',
  'questionAlreadyAnswered',
  'quotaExceeded',
  'readingPending',
  'replyTermExpired',
  'roleProblem',
  'scoresAlreadyConfirmed',
  'scoresIncomplete',
  'scoringNotOpen',
  'shareCombinationWrong',
  'shareCommitmentWrong',
  'sharePackageInvalid',
  'sharesNotAcknowledged',
  'simulationNotAllowed',
  'submissionTermExpired',
  'supplierAlreadyChosen',
  'supplierRegistered',
  'temporarilyUnavailable',
  'tenderNotOpen',
  'tenderSuspended',
  'termOutsideLaw',
  'tieUnresolved',
  'uploadIncomplete',
  'uploadMissing',
  'xmlDoctypeRefused',
  'xmlInvalid',
  'xmlMalformed',
  'xmlTooDeep',
  'xmlTooLarge',
] as const;

export type DomainErrorCode = (typeof domainErrorCodes)[number];

export type ErrorParams = Readonly<Record<string, string | number | boolean | null>>;

/** A refusal with its stable code, the values that explain it and, where there is one, the article that it rests on. */
export class DomainError extends Error {
  override readonly name = 'DomainError';

  constructor(
    readonly code: DomainErrorCode,
    readonly params: ErrorParams = {},
    readonly article?: string,
  ) {
    super(`${code} ${JSON.stringify(params)}`);
  }
}
