import { expect } from 'chai';
import { deadlines } from '../../../domain/tender/deadlines.js';
import { effectsOf } from '../../../domain/tender/effects.js';
import type { CommandData } from '../../../domain/tender/commands.js';
import type { BidId } from '../../../domain/types.js';
import { act, bidA, bidB, draft, lot1, mainLine, rehearse, type Rehearsal } from './rehearsal.js';

/** Two per cent of 1,000,000.00 and of the safety costs of 5,000.00. */
const dueCents = 2_010_000;
const asking = { draft: { ...draft, guarantees: { provisionalPercent: '2', definitive: false } } };

type Given = Partial<CommandData['registerProvisionalGuarantee']>;

function register(rehearsal: Rehearsal, bid: BidId, change: Given = {}) {
  return rehearsal.command('seggio', 'registerProvisionalGuarantee', {
    ...{ act, bid, lot: lot1, amountCents: dueCents, grounds: [], marksPercent: 0 },
    ...{ certainAt: '2026-03-10T09:00:00.000Z', validUntil: '2027-12-31' },
    ...change,
  });
}

function admit(rehearsal: Rehearsal, bid: BidId, more: Partial<CommandData['admitBid']> = {}) {
  return rehearsal.command('rup', 'admitBid', { act, bid, lots: [lot1], ...more });
}

describe('a bid whose provisional guarantee is asked for', () => {
  let rehearsal: Rehearsal;

  beforeEach(() => {
    rehearsal = rehearse('administrative opened', asking);
  });

  it('is not admitted before its guarantee is registered, nor excluded by that', () => {
    expect(() => admit(rehearsal, bidA)).to.throw(/provisionalGuaranteeMissing/);
    expect(rehearsal.state.bids[bidA]?.lots[lot1]).to.equal('submitted');
    register(rehearsal, bidA);
    admit(rehearsal, bidA);
    expect(rehearsal.state.bids[bidA]?.lots[lot1]).to.equal('admitted');
  });

  for (const [code, change] of [
    ['provisionalGuaranteeLate', { certainAt: '2030-01-01T00:00:00.000Z' }],
    ['provisionalGuaranteeTooLow', { amountCents: dueCents - 1 }],
    ['provisionalGuaranteeTooShort', { validUntil: '2026-04-30' }],
  ] as const) {
    it(`is registered with the finding ${code}, which admitBid refuses until it is cured`, () => {
      const [event] = register(rehearsal, bidA, change);
      expect(event?.data).to.deep.include({ dueCents, findings: [code] });
      expect(() => admit(rehearsal, bidA)).to.throw(new RegExp(code));
      register(rehearsal, bidA);
      admit(rehearsal, bidA);
    });
  }

  it('may be admitted in spite of a finding by an act that says why', () => {
    const [event] = admit(rehearsal, bidA, { guaranteeException: 'givenOtherwise' });
    expect(event?.data).to.deep.include({ guaranteeException: 'givenOtherwise' });
  });

  it('owes what its reductions leave, and marks no more than the law lets', () => {
    const [event] = register(rehearsal, bidA, { amountCents: dueCents / 2, grounds: ['smallEnterprise'] });
    expect(event?.data).to.deep.include({ dueCents: dueCents / 2, findings: [] });
    expect(() => register(rehearsal, bidA, { marksPercent: 21 })).to.throw(/termOutsideLaw/);
  });

  it('is registered while it is examined, of a bid of the lot, and by who examines', () => {
    admit(rehearsal, bidB, { guaranteeException: 'givenOtherwise' });
    expect(() => register(rehearsal, bidB)).to.throw(/bidNotInScope/);
    const none = rehearse('administrative opened');
    expect(() => register(none, bidA)).to.throw(/guaranteeNotAsked/);
    admit(none, bidA);
  });
});

describe('the release of provisional guarantees (art. 106 cc. 6, 10)', () => {
  function awarded(): Rehearsal {
    const rehearsal = rehearse('administrative opened', asking);
    for (const bid of [bidA, bidB]) {
      register(rehearsal, bid);
      admit(rehearsal, bid);
    }
    const names = mainLine.map(([name]) => name);
    const left = mainLine.slice(names.indexOf('admissions closed'), names.indexOf('communicated') + 1);
    for (const [, step] of left) step(rehearsal);
    return rehearsal;
  }

  it('comes thirty days after the communication of the award for who has not won', () => {
    const rehearsal = awarded();
    const winner = rehearsal.state.lots[lot1]?.proposed;
    const release = deadlines(rehearsal.state).find(({ kind }) => kind === 'guaranteesRelease');
    expect(release?.dueAt).to.equal(rehearsal.state.lots[lot1]?.guaranteesReleaseAt);
    expect(rehearsal.passNext().kind).to.equal('guaranteesRelease');
    const released = rehearsal.events.at(-1);
    expect(released?.data).to.deep.include({ bids: [bidA, bidB].filter((bid) => bid !== winner) });
    const [told] = released ? effectsOf(released, rehearsal.state) : [];
    expect(told?.data).to.deep.include({ communication: 'guaranteeRelease', lot: lot1 });
    expect(deadlines(rehearsal.state).map(({ kind }) => kind)).not.to.include('guaranteesRelease');
  });

  it('comes with the contract for the winner, and for whoever is still bound', () => {
    const rehearsal = awarded();
    const winner = rehearsal.state.lots[lot1]?.proposed as BidId;
    rehearsal.passNext();
    rehearsal.passNext();
    const events = rehearsal.command('awardOrgan', 'signContract', { act, lot: lot1 });
    expect(events.map(({ type }) => type)).to.deep.equal([
      'contractSigned',
      'guaranteesReleased',
      'tenderConcluded',
    ]);
    expect(events[1]?.data).to.deep.equal({ lot: lot1, bids: [winner], cause: 'contract' });
    expect(rehearsal.state.provisionalGuarantees[winner]?.[lot1]?.releasedAt).to.equal(rehearsal.now);
  });

  it('may come before by an act; what was enforced is released by nothing', () => {
    const rehearsal = awarded();
    const settle = (bid: BidId, outcome: 'released' | 'enforced') =>
      rehearsal.command('rup', 'settleProvisionalGuarantee', { act, lot: lot1, bid, outcome });
    const winner = rehearsal.state.lots[lot1]?.proposed as BidId;
    const loser = winner === bidA ? bidB : bidA;
    expect(settle(loser, 'released')[0]?.data).to.deep.include({ bids: [loser], cause: 'act' });
    expect(deadlines(rehearsal.state).map(({ kind }) => kind)).not.to.include('guaranteesRelease');
    expect(() => settle(loser, 'enforced')).to.throw(/guaranteeNotHeld/);
    settle(winner, 'enforced');
    const event = rehearsal.events.at(-1);
    const told = event ? effectsOf(event, rehearsal.state) : [];
    expect(told[0]?.data).to.deep.include({ communication: 'guaranteeEnforcement', bid: winner });
    rehearsal.passNext();
    const events = rehearsal.command('awardOrgan', 'signContract', { act, lot: lot1 });
    expect(events.map(({ type }) => type)).to.deep.equal(['contractSigned', 'tenderConcluded']);
  });

  it('comes with the end of a lot, or of the tender, without a contract', () => {
    const rehearsal = awarded();
    const both = [bidA, bidB];
    const [, ofLot] = rehearsal.command('awardOrgan', 'revokeLot', { act, lot: lot1 });
    expect(ofLot?.data).to.deep.equal({ lot: lot1, bids: both, cause: 'end' });
    const [, ofTender] = awarded().command('awardOrgan', 'revokeTender', { act });
    expect(ofTender?.data).to.deep.equal({ lot: lot1, bids: both, cause: 'end' });
  });
});
