import { expect } from 'chai';
import {
  findNonWorkingReason,
  findPublicHoliday,
  isWorkingDay,
} from '../../../domain/calendar/working-days.js';

const fixed = ['01-01', '01-06', '04-25', '05-01', '06-02', '08-15', '11-01', '12-08', '12-25', '12-26'];
const easterMondays: Record<number, string> = {
  2023: '04-10',
  2024: '04-01',
  2025: '04-21',
  2026: '04-06',
  2027: '03-29',
  2028: '04-17',
  2029: '04-02',
  2030: '04-22',
};

describe('working days', () => {
  for (const [year, easterMonday] of Object.entries(easterMondays)) {
    it(`knows exactly the national holidays of ${year}`, () => {
      const expected = [...fixed, easterMonday, ...(Number(year) >= 2026 ? ['10-04'] : [])].sort();
      const found: string[] = [];
      for (
        let time = Date.UTC(Number(year), 0, 1);
        time < Date.UTC(Number(year) + 1, 0, 1);
        time += 86_400_000
      ) {
        const date = new Date(time).toISOString().slice(0, 10);
        const isEasterSunday = findPublicHoliday(date)?.en === 'Easter Sunday';
        if (findPublicHoliday(date) !== undefined && !isEasterSunday) found.push(date.slice(5));
      }
      expect(found).to.deep.equal(expected);
    });
  }

  it('keeps 4 October as a holiday only from 2026 (L. 151/2025)', () => {
    expect(isWorkingDay('2024-10-04')).to.equal(true);
    expect(isWorkingDay('2027-10-04')).to.equal(false);
  });

  it('counts no patron saint: San Nicola at Bari, Sant’Oronzo at Lecce, Sant’Ambrogio at Milan', () => {
    expect(isWorkingDay('2026-12-07')).to.equal(true);
    expect(isWorkingDay('2026-08-26')).to.equal(true);
    expect(isWorkingDay('2025-05-08')).to.equal(true);
  });

  it('says why a day is not a working day', () => {
    expect(findNonWorkingReason('2026-11-21')).to.deep.equal({ it: 'sabato', en: 'Saturday' });
    expect(findNonWorkingReason('2026-11-22')).to.deep.equal({ it: 'domenica', en: 'Sunday' });
    expect(findNonWorkingReason('2026-12-08')).to.deep.equal({
      it: 'Immacolata Concezione',
      en: 'Immaculate Conception',
    });
    expect(findNonWorkingReason('2026-11-23')).to.equal(undefined);
  });

  it('computes the holidays of a year once', () => {
    isWorkingDay('2040-01-02');
    const startedAt = performance.now();
    for (let n = 0; n < 2000; n += 1) isWorkingDay('2040-01-02');
    expect(performance.now() - startedAt).to.be.lessThan(500);
  });
});
