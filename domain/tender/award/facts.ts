import type { Instant } from '../../types.js';
import type { AwardCommands, AwardDeadline } from './commands.js';

export interface AwardFacts {
  /** When the last legal communication of the lot's award was sent; null while one is still to be sent. */
  readonly lastAwardCommunicationAt: Instant | null;
}

export const awardNeeds = {
  proposeAward: ['groupChanges'],
  requestRequirementsCheck: [],
  recordCheckAnswer: [],
  verifyRequirements: [],
  awardLot: ['draft', 'offers', 'redacted'],
  confirmAwardCommunicated: ['draft', 'lastAwardCommunicationAt'],
  registerGuarantee: [],
  signContract: ['groupChanges'],
  checksTermEnd: [],
  standstillEnd: [],
} as const satisfies Record<keyof AwardCommands | AwardDeadline, readonly string[]>;
