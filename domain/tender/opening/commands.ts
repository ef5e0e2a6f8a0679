import type { BidId, EnvelopeKind, LotId } from '../../types.js';
import type { ByAct } from '../act.js';
import type { RectificationId } from '../rectification/state.js';

export interface OpeningCommands {
  /** `alsoExamined`: how many bids are examined beside the first of each ranking. */
  decideInversion: ByAct & { alsoExamined: number };
  /** `rectifications`: those that were opened beside the envelopes of the list, without whose they are. */
  unlockEnvelopes: {
    kind: EnvelopeKind;
    lot: LotId | null;
    bids: BidId[];
    unreadable: BidId[];
    rectifications?: RectificationId[];
  };
  confirmReading: { kind: EnvelopeKind; lot: LotId | null };
}

export type OpeningGuard = 'inversionForeseen' | 'nothingOpened';
