import type { Instant, LotId } from '../../types.js';
import type { ByAct } from '../act.js';

/** The contract is signed within a term; what each side may do when it is not (art. 18 cc. 2, 5, 6). */
export interface SignatureCommands {
  orderEarlyExecution: ByAct & { lot: LotId; ground: EarlyExecutionGround };
  deferSignature: ByAct & { lot: LotId; to: Instant };
  recordWithdrawal: ByAct & { lot: LotId };
  /** By a person of the awardee: the act that it notifies to the authority. */
  notifyWithdrawal: { lot: LotId };
  revokeAward: ByAct & { lot: LotId };
}

/**
 * Why a contract is performed before it is signed: reasons stated by the act (art. 17 c. 8), danger that nobody could
 * foresee, or grave harm to the public interest, the loss of European funds included (c. 9).
 */
export const earlyExecutionGrounds = ['reasons', 'danger', 'publicInterest'] as const;
export type EarlyExecutionGround = (typeof earlyExecutionGrounds)[number];

export type SignatureGuard =
  'earlyExecutionUrgent' | 'earlyExecutionNew' | 'signatureOnlyLater' | 'signatureLapsed' | 'ownAward';

export const signatureDeadlineKinds = ['signatureTerm'] as const;
export type SignatureDeadline = (typeof signatureDeadlineKinds)[number];
