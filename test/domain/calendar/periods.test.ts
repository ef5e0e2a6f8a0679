import { expect } from 'chai';
import fc from 'fast-check';
import { addMonths } from '../../../domain/calendar/count-days.js';
import { endOfChallengeTerm } from '../../../domain/calendar/challenge-term.js';
import {
  backwardFrom,
  endOfMonths,
  endOfPeriod,
  workingDaysBefore,
} from '../../../domain/calendar/periods.js';
import { lastDayOf, romeDateOf } from '../../../domain/calendar/rome-time.js';
import { isWorkingDay } from '../../../domain/calendar/working-days.js';
import { DomainError } from '../../../domain/errors.js';

const instants = fc
  .date({ min: new Date('2024-01-01T00:00:00Z'), max: new Date('2034-12-31T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString());
const lengths = fc.integer({ min: 1, max: 200 });

const daysBetween = (from: string, to: string) => (Date.parse(to) - Date.parse(from)) / 86_400_000;

function workingDaysAfter(from: string, to: string): number {
  let found = 0;
  for (let time = Date.parse(from) + 86_400_000; time <= Date.parse(to); time += 86_400_000) {
    if (isWorkingDay(new Date(time).toISOString().slice(0, 10))) found += 1;
  }
  return found;
}

describe('forward periods (Reg. 1182/71)', () => {
  for (const [why, start, days, end] of [
    ['does not count the day of the event', '2026-11-23T16:00:00.000Z', 30, '2026-12-23T23:00:00.000Z'],
    ['takes the day of the event in Rome', '2026-11-23T23:30:00.000Z', 30, '2026-12-24T23:00:00.000Z'],
    ['moves from 25 December to Monday 28', '2026-11-25T09:00:00.000Z', 30, '2026-12-28T23:00:00.000Z'],
    ['moves from Saturday to Monday', '2026-11-23T09:00:00.000Z', 5, '2026-11-30T23:00:00.000Z'],
    ['moves over 4 October 2027, a Monday', '2027-09-04T09:00:00.000Z', 30, '2027-10-05T22:00:00.000Z'],
    ['ends on 4 October in 2024', '2024-09-04T09:00:00.000Z', 30, '2024-10-04T22:00:00.000Z'],
    ['ends at midnight of summer time', '2026-03-01T09:00:00.000Z', 30, '2026-03-31T22:00:00.000Z'],
    ['ends at midnight of the day of the change', '2026-09-24T09:00:00.000Z', 32, '2026-10-26T23:00:00.000Z'],
    ['holds two working days', '2026-12-24T09:00:00.000Z', 2, '2026-12-29T23:00:00.000Z'],
    ['asks one day for no second working day', '2026-12-24T09:00:00.000Z', 1, '2026-12-28T23:00:00.000Z'],
    ['keeps to the day of a microsecond', '2026-11-23T22:59:59.999999Z', 30, '2026-12-23T23:00:00.000Z'],
    ['runs the standstill through August', '2026-07-20T09:00:00.000Z', 32, '2026-08-21T22:00:00.000Z'],
  ] as const) {
    it(why, () => {
      expect(endOfPeriod(start, days)).to.equal(end);
    });
  }

  it('ends at an hour where one is set', () => {
    expect(endOfPeriod('2026-11-23T16:00:00.000Z', 30, { endsAt: '12:00' })).to.equal(
      '2026-12-23T11:00:00.000Z',
    );
  });

  it('always ends on a working day, never early, with two working days inside', () => {
    fc.assert(
      fc.property(instants, lengths, (start, days) => {
        const from = romeDateOf(start);
        const last = lastDayOf(endOfPeriod(start, days));
        expect(isWorkingDay(last)).to.equal(true);
        expect(daysBetween(from, last))
          .to.be.at.least(days)
          .and.at.most(days + 6);
        if (days >= 2) expect(workingDaysAfter(from, last)).to.be.at.least(2);
      }),
    );
  });

  it('never ends earlier for being longer', () => {
    fc.assert(
      fc.property(instants, lengths, (start, days) => {
        expect(endOfPeriod(start, days) <= endOfPeriod(start, days + 1)).to.equal(true);
      }),
    );
  });

  for (const days of [0, -1, 1.5, Number.NaN, 4000]) {
    it(`refuses a length of ${days} days`, () => {
      expect(() => endOfPeriod('2026-11-23T16:00:00.000Z', days)).to.throw(DomainError, 'invalidInput');
    });
  }
});

describe('periods in months (annex I.3)', () => {
  it('ends on the day with the same number', () => {
    expect(endOfMonths('2026-11-23T16:00:00.000Z', 9)).to.equal('2027-08-23T22:00:00.000Z');
  });

  it('ends on the last of a shorter month', () => {
    expect(addMonths('2026-11-30', 3)).to.equal('2027-02-28');
    expect(addMonths('2027-11-30', 3)).to.equal('2028-02-29');
  });

  it('moves to the next working day', () => {
    expect(endOfMonths('2026-09-25T16:00:00.000Z', 3)).to.equal('2026-12-28T23:00:00.000Z');
  });
});

describe('backward periods (CAL-2, to be verified)', () => {
  for (const [why, deadline, days, end] of [
    ['leaves full days before the deadline', '2026-12-23T11:00:00.000Z', 6, '2026-12-17T11:00:00.000Z'],
    ['moves back from Epiphany', '2027-01-12T11:00:00.000Z', 6, '2027-01-05T11:00:00.000Z'],
    ['moves back over a weekend', '2026-12-18T11:00:00.000Z', 6, '2026-12-11T11:00:00.000Z'],
    [
      'takes midnight as the end of the day before',
      '2026-12-23T23:00:00.000Z',
      6,
      '2026-12-17T23:00:00.000Z',
    ],
    ['keeps the hour of Rome over the change', '2026-04-02T10:00:00.000Z', 10, '2026-03-23T11:00:00.000Z'],
    ['keeps microseconds', '2026-12-23T11:00:00.123456Z', 6, '2026-12-17T11:00:00.123456Z'],
  ] as const) {
    it(why, () => {
      expect(backwardFrom(deadline, days)).to.equal(end);
    });
  }

  it('stays on a non-working day where the rule says so', () => {
    expect(backwardFrom('2027-01-12T11:00:00.000Z', 6, { onNonWorkingDay: 'keep' })).to.equal(
      '2027-01-06T11:00:00.000Z',
    );
  });

  it('always leaves at least the days asked for and lands on a working day', () => {
    fc.assert(
      fc.property(instants, lengths, (deadline, days) => {
        const end = backwardFrom(deadline, days);
        expect(isWorkingDay(lastDayOf(end))).to.equal(true);
        expect(daysBetween(lastDayOf(end), lastDayOf(deadline))).to.be.at.least(days);
      }),
    );
  });

  it('counts working days back', () => {
    expect(workingDaysBefore('2026-12-29T11:00:00.000Z', 2)).to.equal('2026-12-24T11:00:00.000Z');
    expect(workingDaysBefore('2026-11-23T11:00:00.000Z', 1)).to.equal('2026-11-20T11:00:00.000Z');
  });
});

describe('challenge term', () => {
  for (const [why, start, end] of [
    ['is suspended through August', '2026-07-20T09:00:00.000Z', '2026-09-21T22:00:00.000Z'],
    [
      'counts 1 September first when it starts in August',
      '2026-08-10T09:00:00.000Z',
      '2026-09-30T22:00:00.000Z',
    ],
    [
      'does not end on a Saturday that August follows',
      '2027-07-01T09:00:00.000Z',
      '2027-09-01T22:00:00.000Z',
    ],
    ['runs plainly in winter', '2026-11-23T09:00:00.000Z', '2026-12-23T23:00:00.000Z'],
    ['does not notice an August that comes after it', '2026-06-25T09:00:00.000Z', '2026-07-27T22:00:00.000Z'],
  ] as const) {
    it(why, () => {
      expect(endOfChallengeTerm(start, 30)).to.equal(end);
    });
  }
});
