import { expect } from 'chai';
import fc from 'fast-check';
import type { BidId, LotId } from '../../../domain/types.js';
import {
  assignLots,
  roomOf,
  type AssignedLot,
  type RankedLots,
} from '../../../domain/tender/participation/assign-lots.js';
import {
  lotLimitRules,
  lotsThatCount,
  orderByValue,
  preferenceOf,
} from '../../../domain/tender/participation/lot-limits.js';

const lots = ['LOT-0001', 'LOT-0002', 'LOT-0003', 'LOT-0004'] as LotId[];
const [l1, l2, l3] = lots as [LotId, LotId, LotId];
const bids = ['a', 'b', 'c', 'd', 'e'] as BidId[];
const [a, b, c] = bids as [BidId, BidId, BidId];

const ranked = (change: Partial<RankedLots> & Pick<RankedLots, 'rankings'>): RankedLots => ({
  ...{ taken: {}, maxWon: 1, rule: 'lotValue', byValue: lots, preferences: {}, sharedBids: [] },
  ...change,
});
const winners = (assigned: Record<LotId, AssignedLot>) => Object.values(assigned).map(({ winner }) => winner);

describe('the limit on the lots that one bidder wins', () => {
  const rankings = { [l1]: [b, a, c], [l2]: [a, b, c], [l3]: [a, c, b] };

  it('gives the lot of the highest value first, and then the others to who is left', () => {
    expect(winners(assignLots(ranked({ rankings })))).to.deep.equal([b, a, c]);
    const byValue = [l3, l2, l1];
    expect(winners(assignLots(ranked({ rankings, byValue })))).to.deep.equal([c, b, a]);
  });

  it('lets a bidder keep the lot in which it ranks best, whatever its value', () => {
    const second = { [l1]: [a, b], [l2]: [a, b], [l3]: [b, a] };
    expect(winners(assignLots(ranked({ rankings: second, rule: 'bestRank' })))).to.deep.equal([a, null, b]);
    expect(winners(assignLots(ranked({ rankings: second, rule: 'lotValue' })))).to.deep.equal([a, b, null]);
  });

  it('lets a bidder keep the lot that it prefers, by value where it says nothing', () => {
    const preferring = { rankings, rule: 'bidderPreference', preferences: { [a]: [l3] } } as const;
    expect(winners(assignLots(ranked(preferring)))).to.deep.equal([b, c, a]);
    expect(winners(assignLots(ranked({ ...preferring, preferences: {} })))).to.deep.equal([b, a, c]);
  });

  it('explains who was passed over, and by which lots', () => {
    const [, second, third] = Object.values(assignLots(ranked({ rankings })));
    expect(second).to.deep.equal({ winner: a, passedOver: [] });
    expect(third).to.deep.equal({ winner: c, passedOver: [{ bid: a, gets: [l2] }] });
  });

  it('counts lots that were proposed already, which nobody takes back', () => {
    const taken = { [l1]: a };
    const after = ranked({ rankings: { [l2]: [a, b] }, taken });
    expect(assignLots(after)[l2]).to.deep.equal({ winner: b, passedOver: [{ bid: a, gets: [l1] }] });
    expect(roomOf(after, a)).to.equal(0);
    expect(roomOf(after, b)).to.equal(1);
  });

  it('counts bids that have a company in common as one', () => {
    const sharing = ranked({ rankings: { [l1]: [a, c], [l2]: [b, c] }, sharedBids: [[a, b]] });
    expect(winners(assignLots(sharing))).to.deep.equal([a, c]);
    expect(roomOf({ ...sharing, taken: { [l1]: a } }, b)).to.equal(0);
  });

  it('leaves a lot without winner when every bid of its ranking has reached the limit', () => {
    expect(assignLots(ranked({ rankings: { [l1]: [a], [l2]: [a] } }))[l2]).to.deep.equal({
      ...{ winner: null, passedOver: [{ bid: a, gets: [l1] }] },
    });
  });

  const anyTender = fc
    .record({
      rankings: fc.tuple(...lots.map(() => fc.shuffledSubarray(bids))),
      taken: fc.subarray(lots, { maxLength: 1 }),
      takenBy: fc.constantFrom(...bids),
      maxWon: fc.integer({ min: 1, max: 3 }),
      rule: fc.constantFrom(...lotLimitRules),
      byValue: fc.shuffledSubarray(lots, { minLength: lots.length }),
      preferences: fc.tuple(...bids.map(() => fc.shuffledSubarray(lots))),
      sharedBids: fc.array(fc.subarray(bids, { minLength: 2, maxLength: 3 }), { maxLength: 2 }),
    })
    .map(({ rankings, taken, takenBy, preferences, ...rest }): RankedLots => ({
      ...rest,
      taken: Object.fromEntries(taken.map((lot) => [lot, takenBy])),
      rankings: Object.fromEntries(
        lots.flatMap((lot, at) => (taken.includes(lot) ? [] : [[lot, rankings[at] ?? []]])),
      ),
      preferences: Object.fromEntries(bids.map((bid, at) => [bid, preferences[at] ?? []])),
    }));

  it('is never passed, by no bid and by no company', () => {
    fc.assert(
      fc.property(anyTender, (tender) => {
        const held = [...Object.values(tender.taken), ...winners(assignLots(tender))];
        for (const group of [...bids.map((bid) => [bid]), ...tender.sharedBids])
          expect(held.filter((bid) => bid && group.includes(bid)).length).to.be.at.most(tender.maxWon);
      }),
      { numRuns: 2_000 },
    );
  });

  it('comes out the same in whatever order lots, bids and companies are named', () => {
    const turned = <T>(record: Readonly<Record<string, T>>) =>
      Object.fromEntries(Object.entries(record).reverse());
    fc.assert(
      fc.property(anyTender, (tender) => {
        const other: RankedLots = {
          ...tender,
          rankings: turned(tender.rankings),
          taken: turned(tender.taken),
          preferences: turned(tender.preferences),
          sharedBids: [...tender.sharedBids].reverse(),
        };
        expect(assignLots(other)).to.deep.equal(assignLots(tender));
      }),
      { numRuns: 1_000 },
    );
  });

  it('passes nobody over who has room, and gives no lot to who ranks behind such a bid', () => {
    fc.assert(
      fc.property(anyTender, (tender) => {
        const alone = { ...tender, sharedBids: [] };
        const assigned = assignLots(alone);
        const held = [...Object.values(tender.taken), ...winners(assigned)];
        for (const { passedOver } of Object.values(assigned))
          for (const { bid } of passedOver)
            expect(held.filter((winner) => winner === bid)).to.have.length(tender.maxWon);
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('the lots of a bid that count', () => {
  const limits = { maxBid: 2, maxWon: null, rule: 'lotValue', byValue: [l3, l1, l2] } as const;

  it('are the most valuable, or the preferred where the rule is the preference', () => {
    expect(lotsThatCount(limits, [l1, l2, l3], [l2])).to.deep.equal([l3, l1]);
    expect(lotsThatCount({ ...limits, rule: 'bidderPreference' }, [l1, l2, l3], [l2])).to.deep.equal([
      l2,
      l3,
    ]);
    expect(lotsThatCount({ ...limits, maxBid: null }, [l1, l2], undefined)).to.have.length(2);
  });

  it('have their order of value, and of equal lots of their ids', () => {
    const valued = [l2, l1, l3].map((id) => ({ id, baseCents: id === l3 ? 9 : 5, safetyCents: 1 }));
    expect(orderByValue(valued)).to.deep.equal([l3, l1, l2]);
    expect(preferenceOf([l3, l1, l2], [l2, 'LOT-0099' as LotId])).to.deep.equal([l2, l3, l1]);
  });
});
