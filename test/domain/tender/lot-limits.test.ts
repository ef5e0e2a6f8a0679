import { expect } from 'chai';
import { testCig } from '../../../domain/identifiers/cig.js';
import type { DraftLotLimits } from '../../../domain/tender/draft.js';
import { missingFromDraft } from '../../../domain/tender/missing-from-draft.js';
import type { Reading } from '../../../domain/tender/opening/facts.js';
import type { BidId, LotId, SupplierId } from '../../../domain/types.js';
import { completeDraft, completeLot } from './complete-draft.js';
import { act, bidA, bidB, draft, facts, lot1, rehearse, type Rehearsal } from './rehearsal.js';

const lot2 = 'LOT-0002' as LotId;
const both = [lot1, lot2];
const limits: DraftLotLimits = {
  maxBid: null,
  maxWon: 1,
  rule: 'lotValue',
  reason: 'Pluralità di fornitori',
};

/** Two lots, the second of less value; both bids are for both, and B comes first in each. */
function limited(change: Partial<DraftLotLimits>, until: string, bids = [bidA, bidB]): Rehearsal {
  const [first] = draft.lots;
  if (!first) throw new Error('the draft has a lot');
  const second = { ...first, id: lot2, cig: testCig(lot2), safetyCents: 400_000 };
  return rehearse(until, {
    draft: { ...draft, lots: [first, second], lotLimits: { ...limits, ...change } },
    submissions: bids.map((bid) => ({ bid, supplier: `supplier-${bid[0]}` as SupplierId, lots: both })),
    offers: facts.offers,
  });
}

function openNaming(rehearsal: Rehearsal, readings: readonly Partial<Reading>[]): void {
  const bids = [bidA, bidB];
  rehearsal.command('custodian', 'unlockEnvelopes', {
    ...{ kind: 'administrative', lot: null, bids, unreadable: [] },
  });
  rehearsal.facts = {
    ...rehearsal.facts,
    readings: bids.map((bid, at) => ({ bid, refused: null, offer: null, ...readings[at] })),
  };
  rehearsal.command('engine', 'confirmReading', { kind: 'administrative', lot: null });
}

const admit = (rehearsal: Rehearsal, bid: BidId, lots = both) =>
  rehearsal.command('rup', 'admitBid', { act, bid, lots });
const propose = (rehearsal: Rehearsal, lot: LotId) =>
  rehearsal.command('commissioner', 'proposeAward', { act, lot });

function rank(rehearsal: Rehearsal, lot: LotId): void {
  rehearsal.open('technical', lot);
  rehearsal.command('commissioner', 'freezeScores', { act, lot });
  rehearsal.open('economic', lot);
  rehearsal.command('commissioner', 'formRanking', { act, lot });
}

function evaluate(rehearsal: Rehearsal): void {
  for (const bid of [bidA, bidB]) admit(rehearsal, bid);
  rehearsal.command('rup', 'closeAdmissions', { act });
  const members = facts.declarations
    .filter(({ stage }) => stage === 'afterNames')
    .map(({ person }) => person);
  rehearsal.command('awardOrgan', 'appointCommission', { act, members, chair: members[0] ?? ('' as never) });
}

/** One lot for each bid, and one company in both. */
function rehearseShared(): Rehearsal {
  const rehearsal = limited({ maxBid: 1, maxWon: null }, 'enquiries closed');
  const submissions = rehearsal.facts.submissions.map((one, at) => ({
    ...one,
    lots: at === 0 ? [lot1] : [lot2],
  }));
  rehearsal.facts = { ...rehearsal.facts, submissions };
  rehearsal.passNext();
  rehearsal.passNext();
  openNaming(rehearsal, [{ companies: ['IT/1'] }, { companies: ['IT/1'] }]);
  return rehearsal;
}

describe('limits on the lots that one bids for', () => {
  it('let the RUP admit a bid to those that count alone: the most valuable', () => {
    const rehearsal = limited({ maxBid: 1, maxWon: null }, 'closed');
    openNaming(rehearsal, []);
    expect(() => admit(rehearsal, bidA))
      .to.throw()
      .with.deep.include({
        ...{ code: 'lotLimitExceeded', article: 'art. 58 c. 4' },
        params: { bid: bidA, lot: lot2, maxBid: 1 },
      });
    admit(rehearsal, bidA, [lot1]);
    rehearsal.command('rup', 'excludeBid', { act, bid: bidA, lots: [lot2], ground: 'art. 58 c. 4' });
    expect(rehearsal.state.bids[bidA]?.lots).to.deep.equal({ [lot1]: 'admitted', [lot2]: 'excluded' });
  });

  it('count together the lots of bids that one company takes part in, while they stand', () => {
    const rehearsal = rehearseShared();
    expect(() => admit(rehearsal, bidB, [lot2])).to.throw(/lotLimitExceeded/);
    rehearsal.command('rup', 'excludeBid', { act, bid: bidA, lots: [lot1], ground: 'art. 68 c. 14' });
    admit(rehearsal, bidB, [lot2]);
  });

  it('count the lots that the bidder prefers where that is the rule', () => {
    const rehearsal = limited({ maxBid: 1, maxWon: null, rule: 'bidderPreference' }, 'closed');
    openNaming(rehearsal, [{ lotPreference: [lot2] }]);
    expect(rehearsal.state.lotPreferences).to.deep.equal({ [bidA]: [lot2] });
    admit(rehearsal, bidA, [lot2]);
    expect(() => admit(rehearsal, bidA, [lot1]))
      .to.throw()
      .with.property('code', 'lotLimitExceeded');
    admit(rehearsal, bidB, [lot1]);
  });
});

describe('limits on the lots that one wins', () => {
  it('let nothing be proposed before every lot is ranked', () => {
    const rehearsal = limited({}, 'administrative opened');
    evaluate(rehearsal);
    rank(rehearsal, lot1);
    expect(() => propose(rehearsal, lot1))
      .to.throw()
      .with.deep.include({ code: 'lotsNotRanked', params: { lot: lot1, awaited: lot2 } });
    rank(rehearsal, lot2);
    propose(rehearsal, lot1);
  });

  it('give the second lot to the next in its ranking, and say in the event why', () => {
    const rehearsal = limited({}, 'administrative opened');
    evaluate(rehearsal);
    for (const lot of both) rank(rehearsal, lot);
    const [best, next] = rehearsal.state.lots[lot1]?.ranking ?? [];
    expect(rehearsal.state.lots[lot2]?.ranking).to.deep.equal([best, next]);
    const [second] = propose(rehearsal, lot2);
    expect(second?.data).to.deep.include({ bid: next, passedOver: [{ bid: best, gets: [lot1] }] });
    const [first] = propose(rehearsal, lot1);
    expect(first?.data).to.include({ bid: best }).and.not.have.property('passedOver');
  });

  it('bind bids that have a company in common as if they were one', () => {
    const rehearsal = limited({}, 'closed');
    openNaming(rehearsal, [{ companies: ['IT/1'] }, { companies: ['IT/1', 'IT/2'] }]);
    for (const bid of [bidA, bidB])
      rehearsal.command('rup', 'admitBid', { act, bid, lots: both, exception: 'noInfluence' });
    rehearsal.command('rup', 'closeAdmissions', { act });
    const members = facts.declarations
      .filter(({ stage }) => stage === 'afterNames')
      .map(({ person }) => person);
    rehearsal.command('awardOrgan', 'appointCommission', {
      ...{ act, members, chair: members[0] ?? ('' as never) },
    });
    for (const lot of both) rank(rehearsal, lot);
    propose(rehearsal, lot1);
    expect(() => propose(rehearsal, lot2))
      .to.throw()
      .with.property('code', 'noBidRanked');
    rehearsal.command('awardOrgan', 'refuseAward', { act, lot: lot2 });
    expect(rehearsal.state.lots[lot2]?.phase).to.equal('notAwarded');
  });

  it('change nothing where the tender has none', () => {
    const rehearsal = rehearse('proposed');
    expect(rehearsal.state.lotLimits).to.equal(null);
    expect(rehearsal.events.at(-1)?.data).to.not.have.property('passedOver');
    expect(rehearsal.events[0]?.data).to.not.have.property('lotLimits');
  });
});

describe('the limits in a draft', () => {
  const lots = [completeLot(), completeLot({ id: lot2, cig: testCig(lot2) })];
  const missing = (change: Partial<DraftLotLimits>): string[] =>
    missingFromDraft(completeDraft({ lots, lotLimits: { ...limits, ...change } })).map(
      ({ field, code }) => `${field} ${code}`,
    );

  it('state a number of lots that there are, and the specific reason of the choice', () => {
    expect(missing({})).to.deep.equal([]);
    expect(missing({ maxWon: null })).to.deep.equal(['/lotLimits lotLimitsNone']);
    expect(missing({ maxWon: 3 })).to.deep.equal(['/lotLimits/maxWon lotLimitInvalid']);
    expect(missing({ maxBid: 0 })).to.deep.equal(['/lotLimits/maxBid lotLimitInvalid']);
    expect(missing({ reason: ' ' })).to.deep.equal(['/lotLimits/reason lotLimitReason']);
  });
});
