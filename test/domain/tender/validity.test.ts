import { expect } from 'chai';
import { endOfPeriod } from '../../../domain/calendar/periods.js';
import type { CommandData } from '../../../domain/tender/commands.js';
import { decide } from '../../../domain/tender/decide.js';
import { deadlines } from '../../../domain/tender/deadlines.js';
import { effectsOf } from '../../../domain/tender/effects.js';
import { boundUntil } from '../../../domain/tender/validity/state.js';
import type { BidId, Instant, SupplierId } from '../../../domain/types.js';
import { act, bidA, bidB, draft, facts, lot1, rehearse, tenderId, type Rehearsal } from './rehearsal.js';

const lot = lot1;

function ask(rehearsal: Rehearsal, daysMore = 90): Instant {
  const to = endOfPeriod(rehearsal.state.bidsValidUntil ?? '', daysMore);
  rehearsal.command('rup', 'requestExtension', { act, to, days: 10 });
  return to;
}

function answer(rehearsal: Rehearsal, bid: BidId, outcome: CommandData['confirmValidity']['outcome']): void {
  rehearsal.command('supplier', 'confirmValidity', { bid, outcome });
}

/** Moves the clock past the end of the bids' validity, whatever passes on the way. */
function outlive(rehearsal: Rehearsal): Rehearsal {
  while (rehearsal.passNext().kind !== 'bidValidityEnd');
  return rehearsal;
}

const release = (rehearsal: Rehearsal, bid: BidId) => () =>
  rehearsal.command('rup', 'releaseBid', { act, lot, bid });
const award = (rehearsal: Rehearsal) => () => rehearsal.command('awardOrgan', 'awardLot', { act, lot });

describe('the validity of bids', () => {
  it('is 180 days from the deadline, or what the notice says', () => {
    const { state } = rehearse('closed');
    expect(state.bidsValidUntil).to.equal(endOfPeriod(state.submissionDeadline, 180));
    const noticed = rehearse('closed', { draft: { ...draft, bidValidityDays: 240 } });
    expect(noticed.state.bidsValidUntil).to.equal(endOfPeriod(state.submissionDeadline, 240));
  });

  it('is awaited once, and told of to the RUP ten and three days before', () => {
    const rehearsal = rehearse('ranked', { ...facts, answered: false });
    const ends = deadlines(rehearsal.state).filter(({ kind }) => kind === 'bidValidityEnd');
    expect(ends).to.deep.equal([{ kind: 'bidValidityEnd', dueAt: rehearsal.state.bidsValidUntil }]);
    outlive(rehearsal);
    const sent = rehearsal.events.filter(
      (event) => event.type === 'termReminded' && event.data.term === 'bidValidityEnd',
    );
    expect(sent.map(({ data }) => 'daysBefore' in data && data.daysBefore)).to.deep.equal([10, 3]);
    expect(deadlines(rehearsal.state).map(({ kind }) => kind)).to.deep.equal(['procedureMaximum']);
  });

  it('is not known of a tender that closed before it was kept: nothing is awaited, asked or refused', () => {
    const rehearsal = rehearse('verified');
    rehearsal.tender = { ...rehearsal.state, bidsValidUntil: null };
    expect(deadlines(rehearsal.state).map(({ kind }) => kind)).to.deep.equal(['procedureMaximum']);
    expect(() =>
      rehearsal.command('rup', 'requestExtension', { act, to: endOfPeriod(rehearsal.now, 400), days: 10 }),
    ).to.throw(/deadlineNotLater/);
    award(rehearsal)();
    expect(rehearsal.state.lots[lot]?.phase).to.equal('awarded');
  });

  it('is asked to be longer of every bidder still in, each by its own message', () => {
    const rehearsal = rehearse('ranked');
    const to = ask(rehearsal);
    const asked = rehearsal.events.filter((event) => event.type === 'extensionRequested');
    expect(asked.map(({ data }) => data)).to.deep.equal(
      [bidA, bidB].map((bid) => ({ act, bid, to, dueAt: endOfPeriod(rehearsal.now, 10) })),
    );
    expect(asked.flatMap((event) => effectsOf(event, rehearsal.state)).map(({ kind }) => kind)).to.include(
      'communicate',
    );
  });

  it('is asked for one end at a time, which lies ahead and after what all are bound to', () => {
    const rehearsal = rehearse('ranked');
    const request = (to: Instant) => () =>
      rehearsal.command('rup', 'requestExtension', { act, to, days: 10 });
    expect(request(rehearsal.state.bidsValidUntil ?? '')).to.throw(/deadlineNotLater/);
    expect(request(rehearsal.now)).to.throw(/deadlineNotLater/);
    ask(rehearsal);
    expect(request(endOfPeriod(rehearsal.now, 700))).to.throw(/extensionRunning/);
  });

  it('binds for longer who confirms, and no longer who declines or is silent', () => {
    const rehearsal = rehearse('ranked');
    const before = rehearsal.state.bidsValidUntil;
    const to = ask(rehearsal);
    answer(rehearsal, bidA, 'confirmed');
    expect(rehearsal.passNext()).to.include({ kind: 'extensionAnswerEnd', ref: bidB });
    expect(boundUntil(rehearsal.state, bidA)).to.equal(to);
    expect(boundUntil(rehearsal.state, bidB)).to.equal(before);
    expect(rehearsal.state.extensions[bidB]?.answer).to.equal('none');
    expect(() => {
      answer(rehearsal, bidB, 'confirmed');
    }).to.throw(/replyTermExpired/);
    expect(() => {
      answer(rehearsal, bidA, 'declined');
    }).to.throw(/extensionAnswered/);
    const ends = deadlines(rehearsal.state)
      .filter(({ kind }) => kind === 'bidValidityEnd')
      .map(({ kind, dueAt }) => [kind, dueAt]);
    expect(ends).to.deep.equal([
      ['bidValidityEnd', before],
      ['bidValidityEnd', to],
    ]);
  });

  it('is confirmed by the bidder alone: to another supplier nothing was asked', () => {
    const rehearsal = rehearse('ranked');
    ask(rehearsal);
    const actor = { person: null, role: 'supplier' as const, supplier: 'supplier-b' as SupplierId };
    const context = { now: rehearsal.now, actor, facts, commandId: '', salt: '' };
    const command = {
      type: 'confirmValidity' as const,
      data: { bid: bidA, outcome: 'confirmed' as const },
    };
    expect(() => decide(command, tenderId, rehearsal.state, context)).to.throw(/extensionNotAsked/);
  });

  it('holds who declined until it ends; then the RUP may release the bid, and who follows is next', () => {
    const rehearsal = rehearse('verified');
    ask(rehearsal);
    answer(rehearsal, bidA, 'declined');
    answer(rehearsal, bidB, 'confirmed');
    expect(release(rehearsal, bidA)).to.throw(/bidStillBinding/);
    outlive(rehearsal);
    expect(award(rehearsal)).to.throw(/bidNoLongerBinding/);
    expect(release(rehearsal, bidB)).to.throw(/bidStillBinding/);
    release(rehearsal, bidA)();
    expect(rehearsal.state.lots[lot]).to.deep.include({ phase: 'ranked', ranking: [bidB], proposed: null });
    expect(rehearsal.state.bids[bidA]?.lots[lot]).to.equal('withdrawn');
    const event = rehearsal.events.at(-1);
    if (event?.type !== 'leadingBidReleased') throw new Error('not released');
    expect(effectsOf(event, rehearsal.state).map(({ data }) => data)).to.deep.include.members([
      { tender: tenderId, communication: 'bidRelease', version: event.version, lot, bid: bidA },
    ]);
    rehearsal.command('commissioner', 'proposeAward', { act, lot });
    rehearsal.command('rup', 'verifyRequirements', { act, lot });
    award(rehearsal)();
    expect(rehearsal.state.lots[lot]?.proposed).to.equal(bidB);
  });

  it('leaves the lot where it stands when another bid than the leading one is released', () => {
    const rehearsal = rehearse('verified');
    ask(rehearsal);
    answer(rehearsal, bidA, 'confirmed');
    outlive(rehearsal);
    release(rehearsal, bidB)();
    expect(rehearsal.state.lots[lot]).to.deep.include({
      ...{ phase: 'requirementsVerified', ranking: [bidA], proposed: bidA },
    });
  });

  it('is asked for again after it has ended, so that an award is lawful once it is confirmed', () => {
    const rehearsal = outlive(rehearse('verified'));
    expect(award(rehearsal)).to.throw(/bidNoLongerBinding/);
    expect(release(rehearsal, bidA)).to.throw(/bidStillBinding/);
    ask(rehearsal);
    answer(rehearsal, bidA, 'confirmed');
    award(rehearsal)();
    expect(rehearsal.state.lots[lot]?.phase).to.equal('awarded');
  });

  it('does not run out for the awardee while the term to sign runs, and does after it', () => {
    const late = outlive(rehearse('communicated', { draft: { ...draft, bidValidityDays: 20 } }));
    expect(late.state.lots[lot]?.phase).to.equal('standstill');
    expect(late.passNext().kind).to.equal('standstillEnd');
    const sign = () => late.command('awardOrgan', 'signContract', { act, lot });
    const { state, events } = late;
    sign();
    expect(late.state.lots[lot]?.phase).to.equal('contractSigned');
    late.tender = state;
    events.length = state.version;
    expect(late.passNext().kind).to.equal('signatureTerm');
    expect(sign).to.throw(/bidNoLongerBinding/);
    late.command('awardOrgan', 'deferSignature', { act, lot, to: endOfPeriod(late.now, 20) });
    sign();
    expect(late.state.lots[lot]?.phase).to.equal('contractSigned');
  });
});
