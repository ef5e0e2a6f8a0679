import type { CommunicationKind } from './effects.js';

/** Groups of people that a communication goes to: all bidders, the one that it is about, those of its lot, who follows the tender, who conducts it, who awards it, who holds its keys. */
export const readerGroups = [
  'bidders',
  'theBidder',
  'biddersOfTheLot',
  'followers',
  'officials',
  'awardOrgan',
  'custodians',
] as const;
export type ReaderGroup = (typeof readerGroups)[number];

/** Whom each communication goes to: messages are composed for these, and a dry run names them. */
export const communicationReaders: Readonly<Record<CommunicationKind, readonly ReaderGroup[]>> = {
  publication: ['followers', 'officials'],
  rectification: ['bidders', 'followers'],
  extension: ['bidders', 'followers'],
  suspension: ['bidders', 'followers'],
  resumption: ['bidders', 'followers'],
  lateClarification: ['officials'],
  reopening: ['bidders', 'followers', 'custodians'],
  custodyWarning: ['officials'],
  inversion: ['bidders', 'followers'],
  integrationRequest: ['theBidder'],
  rectificationDecided: ['theBidder'],
  groupChangeDecided: ['theBidder'],
  exclusion: ['theBidder'],
  guaranteeEnforcement: ['theBidder'],
  agreementAssessment: ['theBidder'],
  // Of these, whose guarantees are released.
  guaranteeRelease: ['biddersOfTheLot'],
  explanationsRequest: ['theBidder'],
  award: ['biddersOfTheLot'],
  challenge: ['biddersOfTheLot', 'followers'],
  redactionsRelease: ['biddersOfTheLot'],
  earlyExecution: ['theBidder'],
  signatureTerm: ['theBidder', 'officials'],
  awardEnded: ['biddersOfTheLot', 'theBidder', 'officials'],
  extensionRequest: ['theBidder'],
  extensionAnswer: ['officials'],
  bidRelease: ['theBidder'],
  procedureTime: ['officials', 'awardOrgan'],
  contractSigned: ['biddersOfTheLot'],
  contractTermination: ['biddersOfTheLot'],
  callOfNext: ['theBidder'],
  revocation: ['bidders', 'followers'],
  ending: ['bidders', 'followers'],
  // Of these, whoever the term binds.
  reminder: ['theBidder', 'officials', 'awardOrgan', 'custodians'],
  bidReceipt: ['theBidder'],
};
