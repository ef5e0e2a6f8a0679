import type { Effects } from '../effect.js';
import type { SignatureEvents } from './events.js';

export const signatureCommunications = ['earlyExecution', 'signatureTerm', 'awardEnded'] as const;

export const signatureEffects: Effects<SignatureEvents, (typeof signatureCommunications)[number]> = {
  earlyExecutionOrdered: ({ lot, bid }, { communicate }) => [communicate('earlyExecution', { lot, bid })],
  signatureTermLapsed: ({ lot, bid }, { communicate }) => [communicate('signatureTerm', { lot, bid })],
  signatureDeferred: ({ lot, bid }, { communicate }) => [communicate('signatureTerm', { lot, bid })],
  awardeeWithdrew: ({ lot, bid }, { communicate }) => [communicate('awardEnded', { lot, bid })],
  withdrawalNotified: ({ lot, bid }, { communicate }) => [communicate('awardEnded', { lot, bid })],
  awardRevoked: ({ lot, bid }, { communicate }) => [communicate('awardEnded', { lot, bid })],
};
