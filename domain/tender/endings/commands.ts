import type { LotId } from '../../types.js';
import type { ByAct } from '../act.js';

/** Ends without a contract, of the whole tender or of one lot; each is a reasoned act of its own. */
export interface EndingsCommands {
  revokeTender: ByAct;
  annulTender: ByAct;
  declareKeysLost: ByAct;
  declareDeserted: ByAct & { lot: LotId };
  refuseAward: ByAct & { lot: LotId };
  revokeLot: ByAct & { lot: LotId };
}

export type EndingsGuard = 'noBidLeft' | 'withinAnnulmentTerm' | 'tooFewSharesLeft' | 'nothingSigned';
