import { expect } from 'chai';
import { atRome, lastDayOf, romeDateOf, sameRomeTimeOn } from '../../../domain/calendar/rome-time.js';
import { DomainError } from '../../../domain/errors.js';

function refusal(action: () => unknown): DomainError {
  try {
    action();
  } catch (error) {
    if (error instanceof DomainError) return error;
    throw error;
  }
  throw new Error('nothing was refused');
}

describe('rome time', () => {
  it('dates an instant by the clock of Rome, not by UTC', () => {
    expect(romeDateOf('2026-11-23T22:59:59.999Z')).to.equal('2026-11-23');
    expect(romeDateOf('2026-11-23T23:00:00.000Z')).to.equal('2026-11-24');
    expect(romeDateOf('2026-07-01T22:00:00Z')).to.equal('2026-07-02');
  });

  it('reads instants to the microsecond', () => {
    expect(romeDateOf('2026-11-23T22:59:59.999999Z')).to.equal('2026-11-23');
    expect(lastDayOf('2026-11-23T23:00:00.000001Z')).to.equal('2026-11-24');
  });

  it('takes an end at 00:00 as the 24:00 of the day before', () => {
    expect(lastDayOf('2026-11-23T23:00:00.000000Z')).to.equal('2026-11-23');
    expect(atRome('2026-11-23', '24:00')).to.equal('2026-11-23T23:00:00.000Z');
  });

  it('turns a time in Rome into UTC in winter and in summer', () => {
    expect(atRome('2026-12-23', '12:00')).to.equal('2026-12-23T11:00:00.000Z');
    expect(atRome('2026-07-23', '12:00')).to.equal('2026-07-23T10:00:00.000Z');
  });

  it('refuses a time that the change of March skips', () => {
    const error = refusal(() => atRome('2026-03-29', '02:30'));
    expect(error.code).to.equal('localTimeInvalid');
    expect(error.params).to.deep.equal({ date: '2026-03-29', time: '02:30', problem: 'skipped' });
    expect(refusal(() => atRome('2026-03-29', '02:30', 'later')).code).to.equal('localTimeInvalid');
    expect(atRome('2026-03-29', '03:00')).to.equal('2026-03-29T01:00:00.000Z');
  });

  it('refuses a time that the change of October repeats, unless told which', () => {
    expect(refusal(() => atRome('2026-10-25', '02:30')).params['problem']).to.equal('repeated');
    expect(atRome('2026-10-25', '02:30', 'earlier')).to.equal('2026-10-25T00:30:00.000Z');
    expect(atRome('2026-10-25', '02:30', 'later')).to.equal('2026-10-25T01:30:00.000Z');
    expect(atRome('2026-10-25', '03:00')).to.equal('2026-10-25T02:00:00.000Z');
  });

  it('carries the Roman time of an instant to another day, never later', () => {
    expect(sameRomeTimeOn('2026-03-20', '2026-04-02T10:00:00.123456Z')).to.equal(
      '2026-03-20T11:00:00.123456Z',
    );
    expect(sameRomeTimeOn('2026-03-29', '2026-04-02T00:30:00.000Z')).to.equal('2026-03-29T00:30:00.000Z');
    expect(sameRomeTimeOn('2026-10-25', '2026-11-02T01:30:00.000Z')).to.equal('2026-10-25T00:30:00.000Z');
    expect(sameRomeTimeOn('2026-12-01', '2026-12-23T23:00:00.000Z')).to.equal('2026-12-01T23:00:00.000Z');
  });

  for (const [what, action] of [
    ['an instant without zone', () => romeDateOf('2026-11-23T10:00:00')],
    ['an instant with an offset', () => romeDateOf('2026-11-23T10:00:00+01:00')],
    ['nanoseconds', () => romeDateOf('2026-11-23T10:00:00.000000001Z')],
    ['a day that does not exist', () => romeDateOf('2026-02-30T10:00:00Z')],
    ['a date that does not exist', () => atRome('2026-02-30', '10:00')],
    ['a date in another form', () => atRome('20260228', '10:00')],
    ['a time after 24:00', () => atRome('2026-02-28', '24:01')],
    ['a time with seconds', () => atRome('2026-02-28', '10:00:00')],
  ] as const) {
    it(`refuses ${what}`, () => {
      expect(refusal(action).code).to.equal('invalidInput');
    });
  }
});
