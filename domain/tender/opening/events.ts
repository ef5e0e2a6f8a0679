import type { BidId, EnvelopeKind, LotId } from '../../types.js';
import type { ByAct } from '../act.js';
import type { OtherAgreement } from '../terms/events.js';
import type { RectificationId } from '../rectification/state.js';

export interface OpeningEvents {
  inversionDecided: ByAct & { alsoExamined: number };
  envelopesOpened: {
    kind: EnvelopeKind;
    lot: LotId | null;
    bids: BidId[];
    unreadable: BidId[];
    rectifications?: RectificationId[];
  };
  envelopesRead: {
    kind: EnvelopeKind;
    lot: LotId | null;
    refused: { bid: BidId; code: string }[];
    /** Administrative envelopes: the bids that have a company in common, where there are any. */
    sharedBids?: BidId[][];
    /** Where the tender limits lots: which each bid wants first, of those that say it. */
    lotPreferences?: { bid: BidId; lots: LotId[] }[];
    /** Of the round: bids that apply another collective agreement than the documents name, where there are any. */
    otherAgreements?: OtherAgreement[];
  };
}
