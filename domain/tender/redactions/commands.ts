import type { BidId, LotId } from '../../types.js';
import type { ByAct } from '../act.js';
import type { RedactionDecision } from './state.js';

export interface RedactionsCommands {
  decideRedactions: ByAct & { lot: LotId; bid: BidId; outcome: RedactionDecision };
}

export type RedactionsGuard = 'redactionsAsked' | 'redactionsDecided';

export const redactionsDeadlineKinds = ['redactionsRelease'] as const;
export type RedactionsDeadline = (typeof redactionsDeadlineKinds)[number];
