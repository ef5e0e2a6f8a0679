import { expect } from 'chai';
import fc from 'fast-check';
import { lostTime, type Malfunction } from '../../../domain/tender/bidding/lost-time.js';
import { rehearse } from './rehearsal.js';

const hourMs = 3_600_000;
const { state: published } = rehearse('published');
const start = Date.parse(published.publishedAt as string);
const at = (hours: number): string => new Date(start + hours * hourMs).toISOString();
const outage = (id: string, from: number, to: number | null): Malfunction => ({
  id,
  beganAt: at(from),
  endedAt: to === null ? null : at(to),
});

describe('the time that outages take from the term for bids', () => {
  it('counts outages at once once, and those that last up to now', () => {
    const lost = lostTime(published, [outage('b', 2, 5), outage('a', 1, 3), outage('c', 9, null)], at(10));
    expect(lost.ms).to.equal(5 * hourMs);
    expect(lost.malfunctions.map(({ id }) => id)).to.deep.equal(['a', 'b', 'c']);
  });

  it('counts nothing before the publication, after the deadline, in a pause, or made good', () => {
    const afterDeadline = Date.parse(published.submissionDeadline) / hourMs - start / hourMs;
    const outages = [
      outage('before', -5, -1),
      outage('after', afterDeadline + 1, afterDeadline + 2),
      outage('paused', 20, 24),
      outage('madeGood', 40, 44),
    ];
    const tender = { ...published, pauses: [{ from: at(19), to: at(25) }], madeGood: ['madeGood'] };
    expect(lostTime(tender, outages, at(afterDeadline + 3))).to.deep.equal({ ms: 0, malfunctions: [] });
  });

  it('counts of an outage what lies outside the pause that it caused', () => {
    const tender = { ...published, pauses: [{ from: at(2), to: at(6) }] };
    expect(lostTime(tender, [outage('a', 1, 7)], at(10)).ms).to.equal(2 * hourMs);
  });

  it('is never more than the outages, nor than the term', () => {
    const hours = fc.integer({ min: -50, max: 900 });
    fc.assert(
      fc.property(fc.array(fc.tuple(hours, fc.integer({ min: 1, max: 100 }))), hours, (spans, now) => {
        const outages = spans.map(([from, length], index) => outage(String(index), from, from + length));
        const { ms } = lostTime(published, outages, at(now));
        const sum = spans.reduce((all, [, length]) => all + length, 0);
        expect(ms).to.be.within(0, Math.min(sum, Math.max(0, now)) * hourMs);
      }),
    );
  });
});
