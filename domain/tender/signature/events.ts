import type { BidId, Instant, LotId } from '../../types.js';
import type { ByAct } from '../act.js';
import type { Due } from '../deadline.js';
import type { EarlyExecutionGround } from './commands.js';

export interface SignatureEvents {
  earlyExecutionOrdered: ByAct & { lot: LotId; bid: BidId; ground: EarlyExecutionGround };
  signatureTermLapsed: Due & { lot: LotId; bid: BidId };
  signatureDeferred: ByAct & { lot: LotId; bid: BidId; signatureDueAt: Instant };
  awardeeWithdrew: ByAct & { lot: LotId; bid: BidId };
  /** By the awardee itself, in the platform. */
  withdrawalNotified: { lot: LotId; bid: BidId };
  awardRevoked: ByAct & { lot: LotId; bid: BidId };
}
