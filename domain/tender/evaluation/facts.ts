import type { BidId, DecimalString, PersonId } from '../../types.js';
import type { EvaluationCommands, EvaluationDeadline } from './commands.js';

export type DeclarationStage = 'beforeNames' | 'afterNames';

export interface EvaluationFacts {
  readonly declarations: readonly { person: PersonId; stage: DeclarationStage }[];
  /** Confirmed coefficients of a lot: bid → criterion → commissioner → coefficient. */
  readonly coefficients: Readonly<Record<BidId, Record<string, Record<PersonId, DecimalString>>>>;
}

export const evaluationNeeds = {
  appointCommission: ['draft', 'roles'],
  freezeScores: ['draft', 'declarations', 'coefficients'],
  formRanking: ['draft', 'coefficients', 'offers'],
  commitDraw: ['draft', 'coefficients', 'offers'],
  drawTie: [],
  requestExplanations: [],
  judgeExplanations: ['answered', 'draft', 'coefficients', 'offers'],
  explanationsEnd: ['answered'],
} as const satisfies Record<keyof EvaluationCommands | EvaluationDeadline, readonly string[]>;
