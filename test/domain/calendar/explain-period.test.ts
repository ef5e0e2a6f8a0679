import { expect } from 'chai';
import { endOfChallengeTerm } from '../../../domain/calendar/challenge-term.js';
import { explainPeriod } from '../../../domain/calendar/explain-period.js';
import {
  backwardFrom,
  endOfMonths,
  endOfPeriod,
  workingDaysBefore,
} from '../../../domain/calendar/periods.js';

const source = {
  rule: 'open-tender-minimum',
  article: 'art. 71 c.2 d.lgs. 36/2023',
  startEvent: 'noticeTransmitted',
  startAt: '2026-11-25T09:00:00.000Z',
  verified: true,
};

describe('explained terms', () => {
  it('shows every step of a forward term', () => {
    expect(explainPeriod({ ...source, count: 'forward', days: 30 })).to.deep.equal({
      instant: '2026-12-28T23:00:00.000Z',
      lastOn: '2026-12-28',
      ...source,
      days: 30,
      months: 0,
      arithmetic: [
        {
          it: "Il giorno dell'evento, mercoledì 25 novembre 2026, non si conta (art. 3 c.1 Reg. 1182/71).",
          en: 'The day of the event, Wednesday 25 November 2026, is not counted (art. 3 c.1 Reg. 1182/71).',
        },
        { it: 'Più 30 giorni: venerdì 25 dicembre 2026.', en: 'Plus 30 days: Friday 25 December 2026.' },
        {
          it: 'Non può cadere venerdì 25 dicembre 2026 (Natale di Gesù): si passa al giorno successivo.',
          en: 'It cannot fall on Friday 25 December 2026 (Christmas Day): on to the day after.',
        },
        {
          it: 'Non può cadere sabato 26 dicembre 2026 (Santo Stefano): si passa al giorno successivo.',
          en: 'It cannot fall on Saturday 26 December 2026 (Boxing Day): on to the day after.',
        },
        {
          it: 'Non può cadere domenica 27 dicembre 2026 (domenica): si passa al giorno successivo.',
          en: 'It cannot fall on Sunday 27 December 2026 (Sunday): on to the day after.',
        },
        {
          it: 'Il termine scade lunedì 28 dicembre 2026 alle 24:00, ora di Roma.',
          en: 'The term ends on Monday 28 December 2026 at 24:00, Rome time.',
        },
      ],
    });
  });

  it('computes the same instants as the plain functions', () => {
    const { startAt } = source;
    const instantOf = (request: Parameters<typeof explainPeriod>[0]) => explainPeriod(request).instant;
    expect(instantOf({ ...source, count: 'forward', days: 30, endsAt: '12:00' })).to.equal(
      endOfPeriod(startAt, 30, { endsAt: '12:00' }),
    );
    expect(instantOf({ ...source, count: 'months', months: 9 })).to.equal(endOfMonths(startAt, 9));
    expect(instantOf({ ...source, count: 'backward', days: 6 })).to.equal(backwardFrom(startAt, 6));
    expect(instantOf({ ...source, count: 'workingDaysBackward', days: 6 })).to.equal(
      workingDaysBefore(startAt, 6),
    );
    expect(instantOf({ ...source, count: 'challenge', days: 30 })).to.equal(endOfChallengeTerm(startAt, 30));
  });

  it('says that a period was lengthened to hold two working days', () => {
    const term = explainPeriod({ ...source, startAt: '2026-12-24T09:00:00.000Z', count: 'forward', days: 2 });
    expect(term.lastOn).to.equal('2026-12-29');
    expect(term.arithmetic.map(({ en }) => en)).to.include(
      'A period of two days or more holds at least two working days (art. 3 c.5 Reg. 1182/71): it is lengthened.',
    );
  });

  it('marks as unverified what is counted back, whatever the length', () => {
    expect(explainPeriod({ ...source, count: 'forward', days: 30 }).verified).to.equal(true);
    expect(explainPeriod({ ...source, count: 'forward', days: 30, verified: false }).verified).to.equal(
      false,
    );
    expect(explainPeriod({ ...source, count: 'backward', days: 6 }).verified).to.equal(false);
    expect(explainPeriod({ ...source, count: 'challenge', days: 30 }).verified).to.equal(true);
  });

  it('tells a backward term by the hour of its deadline', () => {
    const term = explainPeriod({
      ...source,
      startAt: '2027-01-12T11:00:00.000Z',
      count: 'backward',
      days: 6,
    });
    expect(term.arithmetic.map(({ it: text }) => text).slice(1)).to.deep.equal([
      'Indietro di 6 giorni: mercoledì 6 gennaio 2027.',
      'Non può cadere mercoledì 6 gennaio 2027 (Epifania): si passa al giorno precedente.',
      'Ultimo giorno utile: martedì 5 gennaio 2027, alla stessa ora.',
    ]);
  });

  it('writes one day and one month in the singular', () => {
    const lengthOf = (request: Parameters<typeof explainPeriod>[0]) =>
      explainPeriod(request).arithmetic[1]?.en;
    expect(lengthOf({ ...source, count: 'forward', days: 1 })).to.equal(
      'Plus 1 day: Thursday 26 November 2026.',
    );
    expect(lengthOf({ ...source, count: 'months', months: 1 })).to.equal(
      'Plus 1 month: Friday 25 December 2026.',
    );
  });
});
