import type { BidId, Instant, LotId } from '../../types.js';
import { initialAwardLot } from '../award/state.js';
import { withLot, withStanding, type Reducers } from '../reducers.js';
import type { Tender } from '../tender.js';
import type { SignatureEvents } from './events.js';
import { initialSignatureLot } from './state.js';

export const signatureReducers: Reducers<SignatureEvents> = {
  earlyExecutionOrdered: (tender, { lot }, at: Instant) => withLot(tender, lot, { earlyExecutionAt: at }),
  signatureTermLapsed: (tender, { lot }, at: Instant) => withLot(tender, lot, { signatureLapsedAt: at }),
  signatureDeferred: (tender, { lot, signatureDueAt }) =>
    withLot(tender, lot, { signatureDueAt, signatureLapsedAt: null }),
  awardeeWithdrew: (tender, { lot, bid }) => withoutAwardee(tender, lot, bid, 'withdrawn'),
  withdrawalNotified: (tender, { lot, bid }) => withoutAwardee(tender, lot, bid, 'withdrawn'),
  awardRevoked: (tender, { lot, bid }) => withoutAwardee(tender, lot, bid, 'excluded'),
};

/** Who follows in the ranking is next; who had the contract once, and who was called in vain, is not asked again. */
function withoutAwardee(tender: Tender, id: LotId, bid: BidId, standing: 'withdrawn' | 'excluded'): Tender {
  const lot = tender.lots[id];
  if (!lot) throw new Error(`no lot ${id}`);
  const ranking = lot.ranking?.filter((one) => one !== bid && !lot.called.includes(one)) ?? null;
  const freed = withLot(tender, id, {
    ...{ ...initialAwardLot, ...initialSignatureLot, redactionsReleaseAt: null },
    ...{ ranking, conditionsOf: null },
  });
  return withStanding(freed, [bid], [id], standing);
}
