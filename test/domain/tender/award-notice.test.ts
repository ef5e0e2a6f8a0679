import { expect } from 'chai';
import { endOfPeriod } from '../../../domain/calendar/periods.js';
import { romeDateOf } from '../../../domain/calendar/rome-time.js';
import { deadlines, isOver, nextDeadline } from '../../../domain/tender/deadlines.js';
import { act, lot1, rehearse, type Rehearsal } from './rehearsal.js';

const lot = lot1;

const record =
  (rehearsal: Rehearsal, publishedOn = romeDateOf(rehearsal.now)) =>
  () =>
    rehearsal.command('rup', 'recordAwardNotice', { act, lot, reference: '2026/S 1-1', publishedOn });

describe('the award notice (art. 111)', () => {
  it('is due within thirty days of the signature: the tender is concluded and its process waits', () => {
    const { state, now } = rehearse('signed');
    expect(state.phase).to.equal('concluded');
    expect(isOver(state)).to.equal(false);
    expect(deadlines(state)).to.deep.equal([{ kind: 'awardNoticeTerm', dueAt: endOfPeriod(now, 30), lot }]);
  });

  it('is reminded of to the RUP, ten and three days before', () => {
    const rehearsal = rehearse('signed');
    rehearsal.facts = { ...rehearsal.facts, answered: false };
    expect(nextDeadline(rehearsal.state)?.reminds?.daysBefore).to.equal(10);
    rehearsal.passNext();
    const sent = rehearsal.events.filter(
      (event) => event.type === 'termReminded' && event.data.term === 'awardNoticeTerm',
    );
    expect(sent.map(({ data }) => 'daysBefore' in data && data.daysBefore)).to.deep.equal([10, 3]);
  });

  it('is recorded once, when it was published, and nothing is awaited any more', () => {
    const rehearsal = rehearse('signed');
    expect(record(rehearsal, '2099-01-01')).to.throw(/awardNoticeOutOfOrder/);
    record(rehearsal)();
    expect(isOver(rehearsal.state)).to.equal(true);
    expect(record(rehearsal)).to.throw(/awardNoticeOutOfOrder/);
  });

  it('is recorded late too: that the term has passed is a finding, and ends the process', () => {
    const rehearsal = rehearse('signed');
    expect(rehearsal.passNext().kind).to.equal('awardNoticeTerm');
    expect(rehearsal.events.at(-1)?.type).to.equal('awardNoticeLapsed');
    expect(isOver(rehearsal.state)).to.equal(true);
    record(rehearsal)();
    expect(rehearsal.state.lots[lot]?.noticePublishedOn).to.equal(romeDateOf(rehearsal.now));
  });

  it('is awaited of no contract signed before this term was kept', () => {
    const { state } = rehearse('signed');
    const signed = state.lots[lot];
    if (!signed) throw new Error('no lot');
    const older = { ...state, lots: { [lot]: { ...signed, noticeDueAt: null } } };
    expect(isOver(older)).to.equal(true);
  });
});
