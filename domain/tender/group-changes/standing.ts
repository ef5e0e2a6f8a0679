import { procedures } from '../../procedures/procedures.js';
import type { BidId } from '../../types.js';
import { isEnvelopeRead } from '../opening/state.js';
import { lotIdsOf, type Tender } from '../tender.js';

/**
 * Whether the operators of a bid may still change: who they are was read, and in some lot the bid stands and nothing has
 * ended. After the signature the rules of performance hold (art. 120).
 */
export function mayBidChange(tender: Tender, bid: BidId): boolean {
  if (!isEnvelopeRead(tender, { bid, kind: 'administrative', lot: null })) return false;
  return lotIdsOf(tender).some((lot) => {
    const phase = tender.lots[lot]?.phase ?? 'pending';
    const standing = tender.bids[bid]?.lots[lot];
    return (
      (standing === 'submitted' || standing === 'admitted') &&
      !procedures[tender.procedure].end.lot.includes(phase)
    );
  });
}
