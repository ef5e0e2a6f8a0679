import type { PublicData } from '../disclosed.js';
import type { SignatureEvents } from './events.js';

/** Whose award it is has been public since the award itself (art. 28). */
export const signaturePublicData: PublicData<SignatureEvents> = {
  earlyExecutionOrdered: (data) => ({ ...data }),
  signatureTermLapsed: (data) => ({ ...data }),
  signatureDeferred: (data) => ({ ...data }),
  awardeeWithdrew: (data) => ({ ...data }),
  withdrawalNotified: (data) => ({ ...data }),
  awardRevoked: (data) => ({ ...data }),
};
