import type { BidId, LotId, PersonId } from '../../types.js';
import type { ByAct } from '../act.js';

export interface EvaluationCommands {
  appointCommission: ByAct & { members: PersonId[]; chair: PersonId };
  freezeScores: ByAct & { lot: LotId };
  formRanking: ByAct & { lot: LotId };
  requestExplanations: ByAct & { lot: LotId; bid: BidId; days: number };
  judgeExplanations: ByAct & { lot: LotId; bid: BidId; outcome: 'justified' | 'abnormal' };
}

export type EvaluationGuard =
  | 'commissionComposed'
  | 'declaredBeforeNames'
  | 'declaredAfterNames'
  | 'scoresComplete'
  | 'bidFlagged'
  | 'explanationsDue';

export const evaluationDeadlineKinds = ['explanationsEnd'] as const;
export type EvaluationDeadline = (typeof evaluationDeadlineKinds)[number];
