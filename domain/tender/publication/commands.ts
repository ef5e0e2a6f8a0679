import type { ByAct } from '../act.js';

export interface PublicationCommands {
  adoptDecision: ByAct;
  publishTender: ByAct;
  confirmPublication: { channel: string };
}

export type PublicationGuard = 'keysMade' | 'sharesAcknowledged' | 'termLongEnough';
