/**
 * The catalogue of stable error codes. A code never changes its meaning; clients and transcripts rely on it.
 * `DomainError` knows neither HTTP nor Temporal: the API and the activities translate it, each in one exhaustive table.
 */
export const domainErrorCodes = [
  'abnormalOfferUnresolved',
  'actUnknown',
  'alreadyLaunched',
  'bidNotFlagged',
  'bidNotInScope',
  'bidsUndecided',
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
  'envelopeArmoured',
  'envelopeHeaderInvalid',
  'envelopePassphrase',
  'envelopeWithoutX25519',
  'evaluationIncomplete',
  'explanationsRunning',
  'idempotencyKeyReused',
  'integrationRunning',
  'invalidInput',
  'keysNotMade',
  'lawNotInForce',
  'localTimeInvalid',
  'manifestDeadlineWrong',
  'manifestInvalid',
  'noBidRanked',
  'notAuthenticated',
  'notFound',
  'notPermitted',
  'noticeTermTooShort',
  'offerInvalid',
  'openingNotAllowed',
  'personUnknown',
  'readingPending',
  'roleProblem',
  'scoresIncomplete',
  'shareCombinationWrong',
  'shareCommitmentWrong',
  'sharePackageInvalid',
  'sharesNotAcknowledged',
  'simulationNotAllowed',
  'supplierAlreadyChosen',
  'supplierRegistered',
  'temporarilyUnavailable',
  'termOutsideLaw',
  'tieUnresolved',
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
