import { expect } from 'chai';
import { effectsOf } from '../../../domain/tender/effects.js';
import { disclosedData } from '../../../domain/tender/event-disclosure.js';
import { nextTerm } from '../../../domain/tender/deadlines.js';
import type { RecordedEvent } from '../../../domain/tender/events.js';
import { bidsToOpen, findOpenStep } from '../../../domain/tender/opening/order.js';
import type { BidId } from '../../../domain/types.js';
import { act, bidA, bidB, draft, facts, lot1, offer, rehearse, type Rehearsal } from './rehearsal.js';

const allowed = { draft: { ...draft, inversion: 'allowed' as const } };

function invert(rehearsal: Rehearsal, alsoExamined = 0): Rehearsal {
  rehearsal.command('rup', 'decideInversion', { act, alsoExamined });
  return rehearsal;
}

/** From a closed tender in inverted order to the ranking: A is first, B second. */
function rank(rehearsal: Rehearsal): Rehearsal {
  const members = ['m1', 'm2', 'm3'] as never[];
  rehearsal.command('awardOrgan', 'appointCommission', { act, members, chair: 'm1' as never });
  rehearsal.open('technical', lot1);
  rehearsal.command('commissioner', 'freezeScores', { act, lot: lot1 });
  rehearsal.open('economic', lot1);
  rehearsal.command('commissioner', 'formRanking', { act, lot: lot1 });
  return rehearsal;
}

const ranked = (alsoExamined = 0) => rank(invert(rehearse('closed', allowed), alsoExamined));
const due = ({ state }: Rehearsal) => bidsToOpen(state, 'administrative', null);
const admit = (rehearsal: Rehearsal, bid: BidId) =>
  rehearsal.command('rup', 'admitBid', { act, bid, lots: [lot1] });
const exclude = (rehearsal: Rehearsal, bid: BidId) =>
  rehearsal.command('rup', 'excludeBid', { act, bid, lots: [lot1], ground: 'art. 94' });
const propose = (rehearsal: Rehearsal) =>
  rehearsal.command('commissioner', 'proposeAward', { act, lot: lot1 });

describe('an inverted order of opening', () => {
  it('is decided after the deadline too, while everything is sealed, and only where the documents allow it', () => {
    const rehearsal = rehearse('closed', allowed);
    invert(rehearsal);
    expect(rehearsal.state).to.include({ openingOrder: 'inverted', phase: 'evaluation' });
    expect(rehearsal.state.lots[lot1]?.phase).to.equal('awaitingTechnicalOpening');
    expect(rehearsal.state.bids[bidA]?.lots[lot1]).to.equal('admitted');
  });

  it('is refused where the documents are silent or say no', () => {
    for (const inversion of [undefined, 'no'] as const) {
      const rehearsal = rehearse('closed', { draft: { ...draft, inversion } });
      expect(() => invert(rehearsal)).to.throw(/inversionNotForeseen/);
    }
  });

  it('is refused a second time, and once an envelope was opened though not yet read', () => {
    const before = invert(rehearse('custody proven', allowed));
    expect(() => invert(before)).to.throw(/inversionNotForeseen/);
    const opened = rehearse('closed', allowed);
    const bids = bidsToOpen(opened.state, 'administrative', null);
    opened.command('custodian', 'unlockEnvelopes', {
      kind: 'administrative',
      lot: null,
      bids,
      unreadable: [],
    });
    expect(() => invert(opened)).to.throw(/envelopesAlreadyOpened/);
  });

  it('takes effect at the closing where it was decided before, or chosen by the documents', () => {
    const decided = invert(rehearse('custody proven', allowed));
    expect(decided.state.phase).to.equal('bidding');
    decided.passNext();
    const chosen = rehearse('closed', { draft: { ...draft, inversion: 'chosen' } });
    for (const { state } of [decided, chosen]) {
      expect(state).to.include({ openingOrder: 'inverted', phase: 'evaluation' });
      expect(findOpenStep(state, 'administrative', null)).to.equal(undefined);
      expect(findOpenStep(state, 'technical', lot1)?.kind).to.equal('technical');
    }
    expect(() => invert(chosen)).to.throw(/commandNotAllowedInPhase/);
  });

  it('is told to every bidder, and is public', () => {
    const rehearsal = invert(rehearse('closed', allowed), 1);
    const event = rehearsal.events.at(-1) as RecordedEvent;
    expect(effectsOf(event, rehearsal.state)[0]?.data).to.include({ communication: 'inversion' });
    expect(disclosedData(event, 'public')).to.deep.equal({ act, alsoExamined: 1 });
  });

  it('opens no administrative envelope before the ranking, and then that of the first alone', () => {
    const rehearsal = invert(rehearse('closed', allowed));
    expect(due(rehearsal)).to.deep.equal([]);
    rank(rehearsal);
    expect(due(rehearsal)).to.deep.equal([bidA]);
    expect(due(ranked(1))).to.deep.equal([bidA, bidB]);
  });

  it('proposes nobody who was not examined', () => {
    const rehearsal = ranked();
    expect(() => propose(rehearsal)).to.throw(/bidNotExamined/);
    expect(() => admit(rehearsal, bidA)).to.throw(/bidNotInScope/);
    rehearsal.open('administrative', null);
    expect(() => propose(rehearsal)).to.throw(/bidNotExamined/);
    admit(rehearsal, bidA);
    expect(() => admit(rehearsal, bidA)).to.throw(/bidNotInScope/);
    expect(() => admit(rehearsal, bidB)).to.throw(/bidNotInScope/);
    propose(rehearsal);
    expect(rehearsal.state.lots[lot1]).to.include({ phase: 'awardProposed', proposed: bidA });
  });

  it('excludes the first when it fails, ranks again without it, and examines who follows', () => {
    const rehearsal = ranked();
    expect(() => exclude(rehearsal, bidA)).to.throw(/bidNotInScope/);
    rehearsal.open('administrative', null);
    exclude(rehearsal, bidA);
    expect(rehearsal.state.lots[lot1]).to.deep.include({ phase: 'economicEvaluation', ranking: null });
    rehearsal.command('commissioner', 'formRanking', { act, lot: lot1 });
    expect(rehearsal.state.lots[lot1]?.ranking).to.deep.equal([bidB]);
    expect(due(rehearsal)).to.deep.equal([bidB]);
    expect(() => propose(rehearsal)).to.throw(/bidNotExamined/);
    rehearsal.open('administrative', null);
    admit(rehearsal, bidB);
    propose(rehearsal);
    expect(rehearsal.state.lots[lot1]?.proposed).to.equal(bidB);
    expect(rehearsal.state.openings.administrative?.rounds.map(({ bids }) => bids)).to.deep.equal([
      [bidA],
      [bidB],
    ]);
  });

  it('lets the first complete its documents (soccorso istruttorio), whose term is awaited', () => {
    const rehearsal = ranked();
    const ask = (bid: BidId) => rehearsal.command('rup', 'requestIntegration', { act, bid, days: 7 });
    expect(() => ask(bidA)).to.throw(/bidNotInScope/);
    rehearsal.open('administrative', null);
    expect(() => ask(bidB)).to.throw(/bidNotInScope/);
    ask(bidA);
    expect(nextTerm(rehearsal.state)?.kind).to.equal('integrationEnd');
    rehearsal.facts = { ...rehearsal.facts, answered: false };
    expect(() => admit(rehearsal, bidA)).to.throw(/integrationRunning/);
    expect(rehearsal.passNext().kind).to.equal('integrationEnd');
    exclude(rehearsal, bidA);
    expect(rehearsal.state.bids[bidA]?.lots[lot1]).to.equal('excluded');
  });

  it('examines nobody whose price looks abnormally low before it is judged', () => {
    const low = { offers: [offer(bidA, '40.00', 60_000_000), offer(bidB, '10.00', 90_000_000)] };
    const rehearsal = rank(invert(rehearse('closed', { ...facts, ...allowed, ...low })));
    expect(rehearsal.state.lots[lot1]?.flagged).to.deep.equal([bidA]);
    expect(due(rehearsal)).to.deep.equal([]);
    rehearsal.command('rup', 'requestExplanations', { act, lot: lot1, bid: bidA, days: 15 });
    rehearsal.command('rup', 'judgeExplanations', { act, lot: lot1, bid: bidA, outcome: 'justified' });
    expect(due(rehearsal)).to.deep.equal([bidA]);
  });
});

describe('the direct order', () => {
  it('awaits no term of the soccorso after the admissions, as before there was another order', () => {
    const rehearsal = rehearse('administrative opened', { answered: true });
    rehearsal.command('rup', 'requestIntegration', { act, bid: bidB, days: 10 });
    admit(rehearsal, bidB);
    admit(rehearsal, bidA);
    rehearsal.command('rup', 'closeAdmissions', { act });
    expect(nextTerm(rehearsal.state)?.kind).to.equal('bidValidityEnd');
  });

  it('admits and asks nobody once the admissions are closed', () => {
    const rehearsal = rehearse('admissions closed');
    expect(() => admit(rehearsal, bidA)).to.throw(/bidNotInScope/);
    const ask = () => rehearsal.command('rup', 'requestIntegration', { act, bid: bidA, days: 7 });
    expect(ask).to.throw(/bidNotInScope/);
  });
});
