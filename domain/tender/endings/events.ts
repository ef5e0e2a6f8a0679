import type { ByAct } from '../act.js';

export interface EndingsEvents {
  tenderConcluded: Record<never, never>;
  tenderRevoked: ByAct;
}
