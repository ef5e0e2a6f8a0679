import type { BidId, EnvelopeKind, LotId } from '../../types.js';
import type { ByAct } from '../act.js';

export interface OpeningCommands {
  /** `alsoExamined`: how many bids are examined beside the first of each ranking. */
  decideInversion: ByAct & { alsoExamined: number };
  unlockEnvelopes: { kind: EnvelopeKind; lot: LotId | null; bids: BidId[]; unreadable: BidId[] };
  confirmReading: { kind: EnvelopeKind; lot: LotId | null };
}

export type OpeningGuard = 'inversionForeseen' | 'nothingOpened';
