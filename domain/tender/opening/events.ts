import type { BidId, EnvelopeKind, LotId } from '../../types.js';

export interface OpeningEvents {
  envelopesOpened: { kind: EnvelopeKind; lot: LotId | null; bids: BidId[]; unreadable: BidId[] };
  envelopesRead: { kind: EnvelopeKind; lot: LotId | null; refused: { bid: BidId; code: string }[] };
}
