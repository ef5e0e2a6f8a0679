import { expect } from 'chai';
import { completeState } from '../../../domain/tender/initial-state.js';
import type { Tender } from '../../../domain/tender/tender.js';
import { lot1, rehearse } from './rehearsal.js';

/** A state as an older version stored it, without parts that it did not know. */
function without(state: Tender, parts: readonly string[], lotParts: readonly string[]): Tender {
  const strip = <Whole extends object>(whole: Whole, missing: readonly string[]): Whole =>
    Object.fromEntries(Object.entries(whole).filter(([part]) => !missing.includes(part))) as Whole;
  const lots = Object.entries(state.lots).map(([id, lot]) => [id, strip(lot, lotParts)]);
  return { ...strip(state, parts), lots: Object.fromEntries(lots) as Tender['lots'] };
}

describe('a state of an older version', () => {
  it('is given the first values of the parts that it lacks, and keeps the others', () => {
    const { state } = rehearse('transmitted');
    const old = without(state, ['integrations', 'commission', 'clockOffsetMs'], ['flagged', 'proposed']);
    expect(old).not.to.have.property('integrations');
    expect(completeState(old)).to.deep.equal(state);
  });

  it('is completed in its lots alone where only they lack something', () => {
    const { state } = rehearse('ranked');
    const completed = completeState(without(state, [], ['awardedAt', 'standstillEndsAt']));
    expect(completed).to.deep.equal(state);
    expect(completed.lots[lot1]?.ranking).to.deep.equal(state.lots[lot1]?.ranking);
  });

  it('is returned as it is when nothing is missing, whatever its parts say', () => {
    const { state } = rehearse('ranked');
    expect(completeState(state)).to.equal(state);
  });
});
