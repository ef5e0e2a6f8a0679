import { expect } from 'chai';
import fc from 'fast-check';
import { endOfPeriod } from '../../../domain/calendar/periods.js';
import { isWorkingDay } from '../../../domain/calendar/working-days.js';
import { lastDayOf } from '../../../domain/calendar/rome-time.js';
import { deadlineAfterLoss } from '../../../domain/tender/bidding/later-deadlines.js';
import { mayAnswer, mayAsk } from '../../../domain/tender/bidding/enquiries.js';
import { suspendedSince } from '../../../domain/tender/bidding/state.js';
import { deadlines } from '../../../domain/tender/deadlines.js';
import { tenderTimetable } from '../../../domain/tender/timetable.js';
import { act, draft, rehearse, type Rehearsal } from './rehearsal.js';

const dayMs = 86_400_000;

function later(rehearsal: Rehearsal, days: number): void {
  rehearsal.now = new Date(Date.parse(rehearsal.now) + days * dayMs).toISOString();
}

function suspended(after: string): Rehearsal {
  const rehearsal = rehearse(after);
  rehearsal.command('rup', 'suspendTender', { act, cause: 'choice', malfunctions: [] });
  return rehearsal;
}

describe('a suspended tender', () => {
  it('awaits nothing but the longest time to award, and says since when its term stands still', () => {
    const rehearsal = suspended('published');
    expect(rehearsal.state.phase).to.equal('suspended');
    expect(deadlines(rehearsal.state).map(({ kind }) => kind)).to.deep.equal(['procedureMaximum']);
    expect(suspendedSince(rehearsal.state)).to.equal(rehearsal.now);
    const kinds = tenderTimetable(rehearsal.state, draft, rehearsal.events).map(({ kind }) => kind);
    expect(kinds).to.not.include('submissionClose');
  });

  it('takes questions and answers, unless the enquiries were over before', () => {
    const open = suspended('published').state;
    expect(mayAsk(open, '2030-01-01T00:00:00.000Z')).to.equal(true);
    expect(mayAnswer(open)).to.equal(true);
    const over = suspended('enquiries closed').state;
    expect(mayAsk(over, over.enquiriesCloseAt)).to.equal(false);
  });

  it('resumes with the time that was left, at the old hour of a working day', () => {
    const rehearsal = suspended('published');
    const before = rehearsal.state;
    later(rehearsal, 10);
    rehearsal.command('rup', 'resumeTender', { act });
    const { state } = rehearsal;
    expect(state.phase).to.equal('bidding');
    expect(before.submissionDeadline).to.equal('2026-04-02T22:00:00.000Z');
    // Ten days later is Sunday 12 April: the next working day is Monday.
    expect(state.submissionDeadline).to.equal('2026-04-13T22:00:00.000Z');
    expect(suspendedSince(state)).to.equal(null);
    const close = tenderTimetable(state, draft, rehearsal.events).find(
      ({ kind }) => kind === 'submissionClose',
    );
    expect(close).to.include({ at: state.submissionDeadline, startEvent: 'tenderResumed' });
  });

  it('keeps enquiries and proofs closed that were closed before', () => {
    const rehearsal = suspended('custody proven');
    const { enquiriesClosedAt, custodyProofCountedAt } = rehearsal.state;
    later(rehearsal, 10);
    rehearsal.command('rup', 'resumeTender', { act });
    expect(rehearsal.state).to.include({ enquiriesClosedAt, custodyProofCountedAt });
    expect(rehearsal.passNext().kind).to.equal('submissionClose');
  });

  it('may be revoked', () => {
    const rehearsal = suspended('published');
    rehearsal.command('awardOrgan', 'revokeTender', { act });
    expect(rehearsal.state.phase).to.equal('revoked');
  });
});

describe('the deadline after a loss of time', () => {
  const minutes = fc.integer({ min: 0, max: 90 * 24 * 60 });
  const start = Date.parse('2026-03-02T09:00:00.000Z');
  const at = (offset: number): string => new Date(start + offset * 60_000).toISOString();

  it('costs no bidder a minute, falls on a working day, and keeps the minimum term', () => {
    fc.assert(
      fc.property(minutes, minutes, (begin, length) => {
        const deadline = endOfPeriod(at(begin), 30);
        const moved = deadlineAfterLoss(deadline, length * 60_000);
        expect(Date.parse(moved)).to.be.at.least(Date.parse(deadline) + length * 60_000);
        expect(isWorkingDay(lastDayOf(moved))).to.equal(true);
        const lostDays = Math.ceil((length * 60_000) / dayMs);
        // Easter, Liberation Day and two weekends are the longest row of free days around.
        expect(Date.parse(moved)).to.be.at.most(Date.parse(deadline) + (lostDays + 6) * dayMs);
      }),
      { numRuns: 500 },
    );
  });
});
