import { expect } from 'chai';
import { findTransition, procedures } from '../../../domain/procedures/procedures.js';
import { deadlines } from '../../../domain/tender/deadlines.js';
import { effectsOf } from '../../../domain/tender/effects.js';
import { act, bidA, bidB, facts, lot1, rehearse, type Rehearsal } from './rehearsal.js';

const exclude = (rehearsal: Rehearsal, bid: typeof bidA): void =>
  void rehearsal.command('rup', 'excludeBid', { act, bid, lots: [lot1], ground: 'art. 95' });

describe('a lot without bids', () => {
  it('is declared deserted after the deadline when nobody has bid, and the tender is over', () => {
    const rehearsal = rehearse('closed', { submissions: [] });
    rehearsal.command('awardOrgan', 'declareDeserted', { act, lot: lot1 });
    expect(rehearsal.state.lots[lot1]?.phase).to.equal('deserted');
    expect(rehearsal.state.phase).to.equal('concluded');
  });

  it('is declared deserted when every bid was excluded', () => {
    const rehearsal = rehearse('administrative opened');
    exclude(rehearsal, bidA);
    expect(() => rehearsal.command('awardOrgan', 'declareDeserted', { act, lot: lot1 })).to.throw(/bidsLeft/);
    exclude(rehearsal, bidB);
    rehearsal.command('awardOrgan', 'declareDeserted', { act, lot: lot1 });
    expect(rehearsal.state.phase).to.equal('concluded');
  });

  it('is not declared so before the deadline', () => {
    const rehearsal = rehearse('published');
    expect(() => rehearsal.command('awardOrgan', 'declareDeserted', { act, lot: lot1 })).to.throw(
      /commandNotAllowedInPhase/,
    );
  });

  it('does not come back when the admissions of the others are closed', () => {
    const rehearsal = rehearse('administrative opened');
    exclude(rehearsal, bidA);
    exclude(rehearsal, bidB);
    rehearsal.command('awardOrgan', 'declareDeserted', { act, lot: lot1 });
    expect(() => rehearsal.command('rup', 'closeAdmissions', { act })).to.throw(/commandNotAllowedInPhase/);
  });
});

describe('a decision not to award', () => {
  for (const step of ['economic opened', 'ranked', 'proposed', 'verified']) {
    it(`ends the lot after: ${step}`, () => {
      const rehearsal = rehearse(step);
      rehearsal.command('awardOrgan', 'refuseAward', { act, lot: lot1 });
      expect(rehearsal.state.lots[lot1]?.phase).to.equal('notAwarded');
      expect(rehearsal.state.phase).to.equal('concluded');
    });
  }

  it('comes too late once the lot is awarded', () => {
    const rehearsal = rehearse('awarded');
    expect(() => rehearsal.command('awardOrgan', 'refuseAward', { act, lot: lot1 })).to.throw(
      /commandNotAllowedInPhase/,
    );
  });

  it('is the way on where nobody is left to rank', () => {
    const rehearsal = rehearse('economic opened', { offers: facts.offers.slice(0, 0) });
    exclude(rehearsal, bidA);
    exclude(rehearsal, bidB);
    rehearsal.command('commissioner', 'formRanking', { act, lot: lot1 });
    expect(() => rehearsal.command('commissioner', 'proposeAward', { act, lot: lot1 })).to.throw(
      /noBidRanked/,
    );
    rehearsal.command('awardOrgan', 'refuseAward', { act, lot: lot1 });
    expect(rehearsal.state.phase).to.equal('concluded');
  });
});

describe('a revocation', () => {
  it('ends a lot even in its standstill, and tells whom it concerns', () => {
    const rehearsal = rehearse('communicated');
    rehearsal.command('awardOrgan', 'revokeLot', { act, lot: lot1 });
    expect(deadlines(rehearsal.state)).to.deep.equal([]);
    const revoked = rehearsal.events.find(({ type }) => type === 'lotRevoked');
    const effects = revoked ? effectsOf(revoked, rehearsal.state) : [];
    expect(effects.map(({ kind }) => kind)).to.deep.equal(['communicate', 'renderDocument']);
  });

  it('of the whole tender is possible during the evaluation, and never once a contract is signed', () => {
    const rehearsal = rehearse('ranked');
    rehearsal.command('awardOrgan', 'revokeTender', { act });
    expect(rehearsal.state.phase).to.equal('revoked');
    const terminated = rehearse();
    terminated.command('awardOrgan', 'terminateContract', { act, lot: lot1 });
    expect(() => terminated.command('awardOrgan', 'revokeLot', { act, lot: lot1 })).to.throw(
      /commandNotAllowedInPhase/,
    );
  });

  it('is refused while one lot has its contract', () => {
    const rehearsal = rehearse('signed');
    const state = { ...rehearsal.state, phase: 'evaluation' as const };
    rehearsal.tender = state;
    expect(() => rehearsal.command('awardOrgan', 'revokeTender', { act })).to.throw(/contractAlreadySigned/);
  });
});

describe('an annulment by the authority itself', () => {
  it('is possible within its term from the publication', () => {
    const rehearsal = rehearse('published');
    rehearsal.command('awardOrgan', 'annulTender', { act });
    expect(rehearsal.state.phase).to.equal('annulled');
  });

  it('is refused when its term has passed', () => {
    const rehearsal = rehearse('ranked');
    rehearsal.now = '2027-04-01T09:00:00.000Z';
    expect(() => rehearsal.command('awardOrgan', 'annulTender', { act })).to.throw(/annulmentTermPassed/);
  });
});

describe('lost keys', () => {
  it('end the tender only when fewer custodians are left than are needed', () => {
    const rehearsal = rehearse('closed');
    expect(() => rehearsal.command('awardOrgan', 'declareKeysLost', { act })).to.throw(/keysNotLost/);
    rehearsal.facts = { ...rehearsal.facts, custody: { ...rehearsal.facts.custody, custodiansLeft: 1 } };
    rehearsal.command('awardOrgan', 'declareKeysLost', { act });
    expect(rehearsal.state.phase).to.equal('keysLost');
  });
});

describe('a contract that ended early', () => {
  const days = 10;

  function terminated(): Rehearsal {
    const rehearsal = rehearse();
    rehearsal.command('awardOrgan', 'terminateContract', { act, lot: lot1 });
    return rehearsal;
  }

  it('takes up again a tender that was over, by the one transition that may', () => {
    const rehearsal = rehearse();
    expect(rehearsal.state.phase).to.equal('concluded');
    expect(findTransition(procedures.open, 'terminateContract')?.revives).to.equal(true);
    rehearsal.command('awardOrgan', 'terminateContract', { act, lot: lot1 });
    expect(rehearsal.state).to.include({ phase: 'evaluation' });
    expect(rehearsal.state.lots[lot1]?.phase).to.equal('terminated');
  });

  it('goes to the next in the ranking at the original conditions, through checks, award and standstill', () => {
    const rehearsal = terminated();
    const [first, second] = rehearsal.state.lots[lot1]?.ranking ?? [];
    rehearsal.command('rup', 'callNext', { act, lot: lot1, days, conditions: 'original' });
    const called = rehearsal.events.at(-1);
    expect(called?.type === 'nextCalled' && called.data.bid).to.equal(second);
    rehearsal.command('rup', 'concludeCall', { act, lot: lot1, bid: second ?? bidA, outcome: 'accepted' });
    rehearsal.command('rup', 'verifyRequirements', { act, lot: lot1 });
    rehearsal.command('awardOrgan', 'awardLot', { act, lot: lot1 });
    const awarded = rehearsal.events.at(-1);
    const original = facts.offers.find(({ bid }) => bid === first)?.offer?.priceCents;
    expect(awarded?.type === 'lotAwarded' && awarded.data).to.include({ bid: second, amountCents: original });
  });

  it('is at the bidder’s own conditions where the documents say so', () => {
    const rehearsal = terminated();
    const second = rehearsal.state.lots[lot1]?.ranking?.[1] ?? bidA;
    rehearsal.command('rup', 'callNext', { act, lot: lot1, days, conditions: 'own' });
    rehearsal.command('rup', 'concludeCall', { act, lot: lot1, bid: second, outcome: 'accepted' });
    rehearsal.command('rup', 'verifyRequirements', { act, lot: lot1 });
    rehearsal.command('awardOrgan', 'awardLot', { act, lot: lot1 });
    const awarded = rehearsal.events.at(-1);
    const own = facts.offers.find(({ bid }) => bid === second)?.offer?.priceCents;
    expect(awarded?.type === 'lotAwarded' && awarded.data.amountCents).to.equal(own);
  });

  it('counts silence as a refusal, never as an acceptance, and not before the term ends', () => {
    const rehearsal = terminated();
    rehearsal.facts = { ...rehearsal.facts, answered: false };
    rehearsal.command('rup', 'callNext', { act, lot: lot1, days, conditions: 'original' });
    const bid = rehearsal.state.lots[lot1]?.call?.bid ?? bidA;
    const conclude = (outcome: 'accepted' | 'refused') => () =>
      rehearsal.command('rup', 'concludeCall', { act, lot: lot1, bid, outcome });
    expect(conclude('refused')).to.throw(/callUnanswered/);
    expect(rehearsal.passNext().kind).to.equal('callEnd');
    expect(conclude('accepted')).to.throw(/callUnanswered/);
    conclude('refused')();
    expect(rehearsal.state.lots[lot1]?.phase).to.equal('terminated');
  });

  it('asks nobody twice: when the ranking is at its end nothing is awarded', () => {
    const rehearsal = terminated();
    rehearsal.command('rup', 'callNext', { act, lot: lot1, days, conditions: 'original' });
    const bid = rehearsal.state.lots[lot1]?.call?.bid ?? bidA;
    const stranger = bid === bidA ? bidB : bidA;
    expect(() =>
      rehearsal.command('rup', 'concludeCall', { act, lot: lot1, bid: stranger, outcome: 'refused' }),
    ).to.throw(/bidNotCalled/);
    rehearsal.command('rup', 'concludeCall', { act, lot: lot1, bid, outcome: 'refused' });
    expect(() =>
      rehearsal.command('rup', 'callNext', { act, lot: lot1, days, conditions: 'original' }),
    ).to.throw(/noBidRanked/);
    rehearsal.command('awardOrgan', 'refuseAward', { act, lot: lot1 });
    expect(rehearsal.state.phase).to.equal('concluded');
  });
});
