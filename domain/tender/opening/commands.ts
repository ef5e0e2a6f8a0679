import type { BidId, EnvelopeKind, LotId } from '../../types.js';

export interface OpeningCommands {
  unlockEnvelopes: { kind: EnvelopeKind; lot: LotId | null; bids: BidId[]; unreadable: BidId[] };
  confirmReading: { kind: EnvelopeKind; lot: LotId | null };
}
