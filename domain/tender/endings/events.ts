import type { LotId } from '../../types.js';
import type { ByAct } from '../act.js';

export interface EndingsEvents {
  tenderConcluded: Record<never, never>;
  tenderRevoked: ByAct;
  tenderAnnulled: ByAct;
  keysLostDeclared: ByAct;
  lotDeserted: ByAct & { lot: LotId };
  awardRefused: ByAct & { lot: LotId };
  lotRevoked: ByAct & { lot: LotId };
}
