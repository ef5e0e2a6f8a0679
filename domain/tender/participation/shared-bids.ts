import type { BidId } from '../../types.js';
import type { Reading } from '../opening/facts.js';

/**
 * Bids of the tender that have a company in common (art. 68 c. 14), as far as their administrative envelopes were read:
 * each set of them once, whatever the number of companies and the order of the readings.
 */
export function findSharedBids(readings: readonly Pick<Reading, 'bid' | 'companies'>[]): BidId[][] {
  const byCompany = new Map<string, BidId[]>();
  for (const { bid, companies = [] } of readings)
    for (const company of companies) byCompany.set(company, [...(byCompany.get(company) ?? []), bid]);
  const shared = [...byCompany.values()]
    .map((bids) => [...new Set(bids)].sort())
    .filter((bids) => bids.length > 1);
  const distinct = new Map(shared.map((bids) => [bids.join(), bids]));
  return [...distinct].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, bids]) => bids);
}
