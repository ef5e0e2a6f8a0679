import { expect } from 'chai';
import { endOfMonths, endOfPeriod } from '../../../domain/calendar/periods.js';
import type { CommandData } from '../../../domain/tender/commands.js';
import { deadlines } from '../../../domain/tender/deadlines.js';
import type { Deadline } from '../../../domain/tender/deadline.js';
import { effectsOf } from '../../../domain/tender/effects.js';
import { tenderTimetable } from '../../../domain/tender/timetable.js';
import { remindedGroups } from '../../../domain/tender/reminders/addressees.js';
import { act, bidA, bidB, draft, facts, lot1, rehearse, type Rehearsal } from './rehearsal.js';

const lot = lot1;
const low = { abnormalElement: { kind: 'discountAbove' as const, percent: '5.00' } };

function maximumOf({ state }: Rehearsal): Deadline | undefined {
  return deadlines(state).find(({ kind }) => kind === 'procedureMaximum');
}

const extend =
  (rehearsal: Rehearsal, ground: CommandData['extendProcedure']['ground'], months: number) => () =>
    rehearsal.command('rup', 'extendProcedure', { act, lot, ground, months });

function appeal(rehearsal: Rehearsal): string {
  const notifiedOn = rehearsal.now.slice(0, 10);
  const [recorded] = rehearsal.command('rup', 'recordAppeal', {
    ...{ act, lot, notifiedOn, filedOn: null },
    ...{ against: 'admission', bid: bidB },
  });
  if (recorded?.type !== 'appealRecorded') throw new Error('no appeal');
  const { challenge } = recorded.data;
  rehearsal.command('rup', 'recordInterimRequest', { act, lot, challenge, notifiedOn });
  return challenge;
}

describe('the longest time from the publication to the award (annex I.3)', () => {
  it('is nine months from the publication, and awaited until the award', () => {
    const published = rehearse('published');
    const dueAt = endOfMonths(published.state.publishedAt ?? '', 9);
    expect(maximumOf(published)).to.deep.equal({ kind: 'procedureMaximum', dueAt, lot });
    expect(maximumOf(rehearse('verified'))?.dueAt).to.equal(dueAt);
    expect(maximumOf(rehearse('awarded'))).to.equal(undefined);
  });

  it('is awaited no more once the tender has ended', () => {
    const rehearsal = rehearse('published');
    rehearsal.command('awardOrgan', 'revokeTender', { act });
    expect(deadlines(rehearsal.state)).to.deep.equal([]);
  });

  it('is told of before its end to the RUP and to the award organ', () => {
    expect(remindedGroups('procedureMaximum')).to.deep.equal(['officials', 'awardOrgan']);
  });

  it('is a finding when it passes, told to both, and forbids nothing', () => {
    const rehearsal = rehearse('ranked');
    while (rehearsal.passNext().kind !== 'procedureMaximum');
    const event = rehearsal.events.at(-1);
    if (event?.type !== 'procedureOverran') throw new Error('not overrun');
    expect(effectsOf(event, rehearsal.state).map(({ data }) => data)).to.deep.equal([
      { tender: rehearsal.state.id, communication: 'procedureTime', version: event.version, lot },
    ]);
    expect(rehearsal.state.lots[lot]).to.include({ phase: 'ranked', overranAt: rehearsal.now });
    rehearsal.command('commissioner', 'proposeAward', { act, lot });
    expect(extend(rehearsal, 'exceptional', 1)).to.throw(/durationNotRunning/);
  });

  it('is extended for exceptional circumstances by three months in all', () => {
    const rehearsal = rehearse('ranked');
    const before = rehearsal.state.lots[lot]?.awardDueAt ?? '';
    expect(extend(rehearsal, 'exceptional', 4)).to.throw(/termOutsideLaw/);
    extend(rehearsal, 'exceptional', 2)();
    expect(extend(rehearsal, 'exceptional', 2)).to.throw(/termOutsideLaw/);
    extend(rehearsal, 'exceptional', 1)();
    expect(extend(rehearsal, 'exceptional', 1)).to.throw(/termOutsideLaw/);
    // Published on 2 March 2026: to 2 December, then to 2 February and 2 March 2027.
    expect(before).to.equal('2026-12-02T23:00:00.000Z');
    expect(maximumOf(rehearsal)?.dueAt).to.equal('2027-03-02T23:00:00.000Z');
  });

  it('is extended by one month for the check of a bid that looks abnormally low, where there is one', () => {
    expect(extend(rehearse('ranked'), 'anomalyCheck', 1)).to.throw(/bidNotFlagged/);
    const rehearsal = rehearse('ranked', { ...facts, draft: { ...draft, ...low } });
    expect(extend(rehearsal, 'anomalyCheck', 2)).to.throw(/termOutsideLaw/);
    extend(rehearsal, 'anomalyCheck', 1)();
    expect(maximumOf(rehearsal)?.dueAt).to.equal('2027-01-04T23:00:00.000Z');
  });

  it('stands still from an interim measure to the judgment, and for no litigation beside it', () => {
    const rehearsal = rehearse('ranked');
    const dueAt = maximumOf(rehearsal)?.dueAt ?? '';
    const challenge = appeal(rehearsal);
    expect(maximumOf(rehearsal)?.dueAt).to.equal(dueAt);
    rehearsal.command('rup', 'recordInterimDecision', { act, lot, challenge, outcome: 'granted' });
    expect(maximumOf(rehearsal)).to.equal(undefined);
    expect(extend(rehearsal, 'exceptional', 1)).to.throw(/durationNotRunning/);
    const left = Math.ceil((Date.parse(dueAt) - Date.parse(rehearsal.now)) / 86_400_000);
    rehearsal.now = endOfPeriod(rehearsal.now, 40);
    rehearsal.command('rup', 'recordJudgment', { act, lot, challenge, outcome: 'dismissed', bid: null });
    expect(maximumOf(rehearsal)?.dueAt).to.equal(endOfPeriod(rehearsal.now, left));
  });

  it('runs on when the court refuses the measure', () => {
    const rehearsal = rehearse('ranked');
    const before = maximumOf(rehearsal);
    const challenge = appeal(rehearsal);
    rehearsal.command('rup', 'recordInterimDecision', { act, lot, challenge, outcome: 'refused' });
    rehearsal.command('rup', 'recordJudgment', { act, lot, challenge, outcome: 'dismissed', bid: null });
    expect(maximumOf(rehearsal)).to.deep.equal(before);
  });

  it('starts again only when the last measure that was granted has ended', () => {
    const rehearsal = rehearse('ranked');
    const [one, other] = [appeal(rehearsal), appeal(rehearsal)] as const;
    for (const challenge of [one, other])
      rehearsal.command('rup', 'recordInterimDecision', { act, lot, challenge, outcome: 'granted' });
    const dismiss = (challenge: string): unknown =>
      rehearsal.command('rup', 'recordJudgment', { act, lot, challenge, outcome: 'dismissed', bid: null });
    dismiss(one);
    expect(maximumOf(rehearsal)).to.equal(undefined);
    dismiss(other);
    expect(maximumOf(rehearsal)?.kind).to.equal('procedureMaximum');
  });

  it('stands in the timetable for all lots, and for a lot of its own once it was extended', () => {
    const rehearsal = rehearse('ranked');
    extend(rehearsal, 'exceptional', 1)();
    const items = tenderTimetable(rehearsal.state, draft, rehearsal.events).filter(
      ({ kind }) => kind === 'procedureMaximum',
    );
    expect(items.map((item) => [item.lot, item.at, item.startEvent])).to.deep.equal([
      [null, '2026-12-02T23:00:00.000Z', 'tenderPublished'],
      [lot, '2027-01-04T23:00:00.000Z', 'tenderPublished'],
    ]);
  });

  it('is unknown of a tender published before it was kept', () => {
    const rehearsal = rehearse('verified');
    const known = rehearsal.state.lots[lot];
    if (!known) throw new Error('no lot');
    rehearsal.tender = { ...rehearsal.state, lots: { [lot]: { ...known, awardDueAt: null } } };
    expect(maximumOf(rehearsal)).to.equal(undefined);
    expect(extend(rehearsal, 'exceptional', 1)).to.throw(/durationNotRunning/);
    expect(rehearsal.state.lots[lot]?.proposed).to.equal(bidA);
  });
});
