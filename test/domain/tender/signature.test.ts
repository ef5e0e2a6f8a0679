import { expect } from 'chai';
import { endOfPeriod } from '../../../domain/calendar/periods.js';
import { nextTerm } from '../../../domain/tender/deadlines.js';
import type { CommandData } from '../../../domain/tender/commands.js';
import { decide } from '../../../domain/tender/decide.js';
import { effectsOf } from '../../../domain/tender/effects.js';
import { signatureTermEnd } from '../../../domain/tender/signature/terms.js';
import type { Instant, SupplierId } from '../../../domain/types.js';
import { act, bidA, bidB, draft, lot1, rehearse, tenderId, type Rehearsal } from './rehearsal.js';

const lot = lot1;

/** The term to sign has passed: 60 days from the award, some of them after the standstill. */
function lapsed(): Rehearsal {
  const rehearsal = rehearse('standstill over');
  expect(rehearsal.passNext().kind).to.equal('signatureTerm');
  return rehearsal;
}

const withdraw = (rehearsal: Rehearsal) => () => rehearsal.command('rup', 'recordWithdrawal', { act, lot });
const revoke = (rehearsal: Rehearsal) => () => rehearsal.command('awardOrgan', 'revokeAward', { act, lot });

describe('early execution', () => {
  const order = (rehearsal: Rehearsal, ground: CommandData['orderEarlyExecution']['ground']) => () =>
    rehearsal.command('rup', 'orderEarlyExecution', { act, lot, ground });

  it('waits for the award', () => {
    expect(order(rehearse('verified'), 'danger')).to.throw(/commandNotAllowedInPhase/);
  });

  it('begins within the standstill for urgency alone, and after it for stated reasons', () => {
    expect(order(rehearse('communicated'), 'reasons')).to.throw(/earlyExecutionNotUrgent/);
    const urgent = rehearse('communicated');
    order(urgent, 'publicInterest')();
    expect(urgent.state.lots[lot]?.earlyExecutionAt).to.equal(urgent.now);
    expect(urgent.state.lots[lot]?.phase).to.equal('standstill');
    const stated = rehearse('standstill over');
    order(stated, 'reasons')();
    expect(stated.state.lots[lot]?.earlyExecutionAt).to.equal(stated.now);
  });

  it('is ordered once, tells the awardee and is a document', () => {
    const rehearsal = rehearse('standstill over');
    order(rehearsal, 'danger')();
    const event = rehearsal.events.at(-1);
    if (event?.type !== 'earlyExecutionOrdered') throw new Error('not ordered');
    const about = { tender: rehearsal.state.id, version: event.version, lot };
    expect(effectsOf(event, rehearsal.state).map(({ data }) => data)).to.deep.equal([
      { ...about, communication: 'earlyExecution', bid: bidA },
      { ...about, document: 'signatureAct' },
    ]);
    expect(order(rehearsal, 'danger')).to.throw(/earlyExecutionOrdered/);
  });

  it('goes with the award that it was ordered for', () => {
    const rehearsal = lapsed();
    order(rehearsal, 'reasons')();
    withdraw(rehearsal)();
    expect(rehearsal.state.lots[lot]?.earlyExecutionAt).to.equal(null);
  });
});

describe('the term to sign the contract', () => {
  it('is 60 days from the award, and 30 below the threshold', () => {
    const { state } = rehearse('awarded');
    const awardedAt = state.lots[lot]?.awardedAt ?? '';
    expect(state.lots[lot]?.signatureDueAt).to.equal(endOfPeriod(awardedAt, 60));
    const small = { ...draft, lots: draft.lots.map((one) => ({ ...one, baseCents: 10_000_000 })) };
    expect(signatureTermEnd(awardedAt, state, small)).to.equal(endOfPeriod(awardedAt, 30));
  });

  it('tells awardee and RUP when it has passed, and lets the contract still be signed', () => {
    const rehearsal = lapsed();
    const event = rehearsal.events.at(-1);
    if (event?.type !== 'signatureTermLapsed') throw new Error('not lapsed');
    expect(effectsOf(event, rehearsal.state).map(({ data }) => data)).to.deep.include.members([
      { tender: rehearsal.state.id, communication: 'signatureTerm', version: event.version, lot, bid: bidA },
    ]);
    rehearsal.command('awardOrgan', 'signContract', { act, lot });
    expect(rehearsal.state.lots[lot]?.phase).to.equal('contractSigned');
  });

  it('frees neither side while it runs', () => {
    const signable = rehearse('standstill over');
    expect(withdraw(signable)).to.throw(/signatureTermRunning/);
    expect(revoke(signable)).to.throw(/signatureTermRunning/);
  });

  it('lets the awardee withdraw once it has passed: who follows in the ranking is proposed', () => {
    const rehearsal = lapsed();
    withdraw(rehearsal)();
    expect(rehearsal.state.lots[lot]).to.deep.include({ phase: 'ranked', ranking: [bidB], proposed: null });
    expect(rehearsal.state.bids[bidA]?.lots[lot]).to.equal('withdrawn');
    expect(nextTerm(rehearsal.state)?.kind).to.equal('bidValidityEnd');
    rehearsal.command('commissioner', 'proposeAward', { act, lot });
    expect(rehearsal.state.lots[lot]?.proposed).to.equal(bidB);
  });

  it('lets the awardee free itself by its own act, and nobody else', () => {
    const rehearsal = lapsed();
    const actor = { person: null, role: 'supplier' as const, supplier: 'supplier-b' as SupplierId };
    const context = { now: rehearsal.now, actor, facts: rehearsal.facts, commandId: '', salt: '' };
    expect(() =>
      decide({ type: 'notifyWithdrawal', data: { lot } }, tenderId, rehearsal.state, context),
    ).to.throw(/notAwardee/);
    rehearsal.command('supplier', 'notifyWithdrawal', { lot });
    expect(rehearsal.state.lots[lot]).to.deep.include({ phase: 'ranked', ranking: [bidB], proposed: null });
    expect(rehearsal.state.bids[bidA]?.lots[lot]).to.equal('withdrawn');
    const running = rehearse('standstill over');
    expect(() => running.command('supplier', 'notifyWithdrawal', { lot })).to.throw(/signatureTermRunning/);
  });

  it('lets the organ revoke the award once it has passed by the awardee’s doing', () => {
    const rehearsal = lapsed();
    revoke(rehearsal)();
    expect(rehearsal.state.lots[lot]).to.deep.include({ phase: 'ranked', ranking: [bidB] });
    expect(rehearsal.state.bids[bidA]?.lots[lot]).to.equal('excluded');
  });

  it('frees neither side while a court stays the signature', () => {
    const rehearsal = rehearse('standstill over');
    const notifiedOn = rehearsal.now.slice(0, 10);
    const appeal: CommandData['recordAppeal'] = {
      ...{ act, lot, notifiedOn, filedOn: null },
      ...{ against: 'award', bid: bidB },
    };
    const [recorded] = rehearsal.command('rup', 'recordAppeal', appeal);
    if (recorded?.type !== 'appealRecorded') throw new Error('no appeal');
    const { challenge } = recorded.data;
    rehearsal.command('rup', 'recordInterimRequest', { act, lot, challenge, notifiedOn });
    rehearsal.passNext();
    expect(withdraw(rehearsal)).to.throw(/signatureStayed/);
    expect(revoke(rehearsal)).to.throw(/signatureStayed/);
  });

  it('is deferred in agreement with the awardee, only to later, and then binds again', () => {
    const rehearsal = lapsed();
    const defer = (to: Instant): unknown =>
      rehearsal.command('awardOrgan', 'deferSignature', { act, lot, to });
    expect(() => defer(rehearsal.now)).to.throw(/deadlineNotLater/);
    defer(endOfPeriod(rehearsal.now, 20));
    expect(nextTerm(rehearsal.state)).to.deep.include({
      ...{ kind: 'signatureTerm', lot },
      dueAt: endOfPeriod(rehearsal.now, 20),
    });
    expect(withdraw(rehearsal)).to.throw(/signatureTermRunning/);
    expect(rehearsal.passNext().kind).to.equal('signatureTerm');
    withdraw(rehearsal)();
  });

  it('runs anew with the award of who follows', () => {
    const rehearsal = lapsed();
    withdraw(rehearsal)();
    rehearsal.command('commissioner', 'proposeAward', { act, lot });
    rehearsal.command('rup', 'verifyRequirements', { act, lot });
    rehearsal.command('awardOrgan', 'awardLot', { act, lot });
    expect(rehearsal.state.lots[lot]).to.deep.include({
      ...{ signatureDueAt: endOfPeriod(rehearsal.now, 60), signatureLapsedAt: null },
    });
  });
});
