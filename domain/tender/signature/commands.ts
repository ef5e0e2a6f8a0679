import type { Instant, LotId } from '../../types.js';
import type { ByAct } from '../act.js';

/** The contract is signed within a term; what each side may do when it is not (art. 18 cc. 2, 5, 6). */
export interface SignatureCommands {
  deferSignature: ByAct & { lot: LotId; to: Instant };
  recordWithdrawal: ByAct & { lot: LotId };
  revokeAward: ByAct & { lot: LotId };
}

export type SignatureGuard = 'signatureOnlyLater' | 'signatureLapsed';

export const signatureDeadlineKinds = ['signatureTerm'] as const;
export type SignatureDeadline = (typeof signatureDeadlineKinds)[number];
