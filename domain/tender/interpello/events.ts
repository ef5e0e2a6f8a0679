import type { BidId, Instant, LotId } from '../../types.js';
import type { ByAct } from '../act.js';
import type { ChecksFrom } from '../award/events.js';
import type { Due } from '../deadline.js';
import type { InterpelloConditions } from './commands.js';

export interface InterpelloEvents {
  contractTerminated: ByAct & { lot: LotId; bid: BidId };
  nextCalled: ByAct & {
    lot: LotId;
    bid: BidId;
    request: string;
    dueAt: Instant;
    conditions: InterpelloConditions;
  };
  callEnded: Due & { lot: LotId; request: string; answered: boolean };
  nextAccepted: ByAct & { lot: LotId; bid: BidId } & ChecksFrom;
  nextRefused: ByAct & { lot: LotId; bid: BidId };
}
