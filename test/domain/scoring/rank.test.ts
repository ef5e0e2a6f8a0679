import { createHash } from 'node:crypto';
import { expect } from 'chai';
import fc from 'fast-check';
import { DomainError } from '../../../domain/errors.js';
import { drawOrder } from '../../../domain/scoring/draw-order.js';
import { rank, type ScoredBid } from '../../../domain/scoring/rank.js';

const seed = 'a3'.repeat(32);
const bid = (id: string, technical: string, economic: string): ScoredBid => ({
  bid: id,
  technical,
  economic,
  priceCents: 100,
  discountPercent: '1.00',
});
const order = (result: ReturnType<typeof rank>) => result.ranking.map(({ bid: id }) => id);

describe('ranking', () => {
  it('puts the highest total first, compared as a number', () => {
    const result = rank([bid('a', '9.00', '0.50'), bid('b', '60.00', '20.00'), bid('c', '70.00', '30.00')]);
    expect(result.ranking.map(({ bid: id, total }) => [id, total])).to.deep.equal([
      ['c', '100.00'],
      ['b', '80.00'],
      ['a', '9.50'],
    ]);
    expect(result.ties).to.deep.equal([]);
  });

  it('lets the higher technical score win an equal total', () => {
    const result = rank([bid('a', '60.00', '20.00'), bid('b', '61.00', '19.00')]);
    expect(order(result)).to.deep.equal(['b', 'a']);
    expect(result.ties).to.deep.equal([]);
  });

  it('reports who is equal in both', () => {
    const tied = [bid('b', '60.00', '20.00'), bid('z', '70.00', '20.00'), bid('a', '60.0', '20.00')];
    expect(order(rank(tied))).to.deep.equal(['z', 'a', 'b']);
    expect(rank(tied).ties).to.deep.equal([['a', 'b']]);
  });

  it('settles a tie by the draw, which it still reports', () => {
    const tied = ['a', 'b', 'c', 'd'].map((id) => bid(id, '60.00', '20.00'));
    const drawn = drawOrder(seed, ['a', 'b', 'c', 'd']);
    const result = rank([bid('z', '70.00', '30.00'), ...tied], { drawSeedHex: seed });
    expect(order(result)).to.deep.equal(['z', ...drawn]);
    expect(result.ties).to.deep.equal([drawn]);
  });

  it('refuses a bid named twice', () => {
    expect(() => rank([bid('a', '1', '1'), bid('a', '2', '2')])).to.throw(DomainError, 'invalidInput');
  });

  it('never puts a lower total before a higher one, whatever the order of the input', () => {
    const points = fc.integer({ min: 0, max: 8 }).map((value) => value.toFixed(2));
    const bids = fc
      .array(fc.tuple(points, points), { maxLength: 10 })
      .map((scores) =>
        scores.map(([technical, economic], index) => bid(`bid ${index}`, technical, economic)),
      );
    fc.assert(
      fc.property(bids, (all) => {
        const result = rank(all);
        result.ranking.slice(1).forEach((next, before) => {
          expect(Number(next.total)).to.be.at.most(Number(result.ranking[before]?.total));
        });
        expect(rank(all.toReversed())).to.deep.equal(result);
      }),
    );
  });
});

describe('public draw', () => {
  const digest = (id: string) => createHash('sha256').update(`${seed}\n${id}\n`).digest('hex');

  it('sorts by the SHA-256 of seed and bid, which anyone repeats', () => {
    const bids = ['alfa', 'beta', 'gamma', 'delta', 'epsilon'];
    const byHand = bids.toSorted((a, b) => (digest(a) < digest(b) ? -1 : 1));
    expect(drawOrder(seed, bids)).to.deep.equal(byHand);
    expect(drawOrder(seed, bids.toReversed())).to.deep.equal(byHand);
  });

  it('changes with the seed', () => {
    const bids = Array.from({ length: 12 }, (_, index) => `bid ${index}`);
    expect(drawOrder('00'.repeat(32), bids)).not.to.deep.equal(drawOrder('01'.repeat(32), bids));
  });

  it('refuses a seed that is not 64 lower-case hexadecimal digits, and a bid named twice', () => {
    for (const wrong of ['', 'a3', 'A3'.repeat(32), 'zz'.repeat(32)]) {
      expect(() => drawOrder(wrong, ['a', 'b'])).to.throw(DomainError, 'invalidInput {"field":"seedHex"');
    }
    expect(() => drawOrder(seed, ['a', 'a'])).to.throw(DomainError, 'invalidInput {"field":"bids"');
  });
});
