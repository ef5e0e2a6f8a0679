import type { BidId, LotId, PersonId, Sha256Hex } from '../../types.js';
import type { ByAct } from '../act.js';

export interface EvaluationCommands {
  appointCommission: ByAct & { members: PersonId[]; chair: PersonId };
  freezeScores: ByAct & { lot: LotId };
  formRanking: ByAct & { lot: LotId };
  /** `commitment`: SHA-256 of the seed's 64 hexadecimal digits. */
  commitDraw: ByAct & { lot: LotId; commitment: Sha256Hex };
  drawTie: ByAct & { lot: LotId; seed: string };
  requestExplanations: ByAct & { lot: LotId; bid: BidId; days: number };
  judgeExplanations: ByAct & { lot: LotId; bid: BidId; outcome: 'justified' | 'abnormal' };
}

export type EvaluationGuard =
  | 'commissionComposed'
  | 'declaredBeforeNames'
  | 'declaredAfterNames'
  | 'scoresComplete'
  | 'tiedAtTheTop'
  | 'seedCommitted'
  | 'bidFlagged'
  | 'explanationsDue';

export const evaluationDeadlineKinds = ['explanationsEnd'] as const;
export type EvaluationDeadline = (typeof evaluationDeadlineKinds)[number];
