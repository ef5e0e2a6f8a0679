import type { BidId, LotId } from '../../types.js';
import type { ByAct } from '../act.js';
import type { Due } from '../deadline.js';
import type { RedactionDecision } from './state.js';

export interface RedactionsEvents {
  redactionsDecided: ByAct & { lot: LotId; bid: BidId; outcome: RedactionDecision };
  redactionsReleased: Due & { lot: LotId; bids: BidId[] };
}
