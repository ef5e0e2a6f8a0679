import { expect } from 'chai';
import { endOfPeriod } from '../../../domain/calendar/periods.js';
import { evolveAll } from '../../../domain/tender/evolve.js';
import { nextTerm } from '../../../domain/tender/deadlines.js';
import { bidA, bidB, lot1, rehearse } from './rehearsal.js';

describe('the main line of an open procedure', () => {
  it('ends with a signed contract and a concluded tender', () => {
    const { state, events } = rehearse();
    expect(state.phase).to.equal('concluded');
    expect(state.lots[lot1]?.phase).to.equal('contractSigned');
    expect(events.at(-1)?.type).to.equal('tenderConcluded');
  });

  it('is folded from its events alone, and twice the same event changes nothing', () => {
    const { state, events } = rehearse();
    expect(evolveAll(null, events)).to.deep.equal(state);
    expect(evolveAll(evolveAll(null, events.slice(0, 9)), events)).to.deep.equal(state);
  });

  it('refuses an event out of order', () => {
    const { events } = rehearse('closed');
    expect(() => evolveAll(null, [...events.slice(0, 3), ...events.slice(4)])).to.throw(/does not follow/);
  });

  it('sets the deadline thirty days after the last day of transmission, at the end of a working day', () => {
    const { state } = rehearse('decided');
    expect(state.submissionDeadline).to.equal(endOfPeriod('2026-03-02T09:00:00.000Z', 31));
    expect(state.submissionDeadline).to.equal('2026-04-02T22:00:00.000Z');
  });

  it('pins the law of the day of transmission', () => {
    expect(rehearse('transmitted').state.regimeOn).to.equal('2026-03-02');
  });

  it('awaits enquiries, custody proofs and closing, in this order, once published', () => {
    const awaited = ['published', 'enquiries closed', 'custody proven', 'closed'].map(
      (step) => nextTerm(rehearse(step).state)?.kind,
    );
    expect(awaited).to.deep.equal(['enquiriesClose', 'custodyProof', 'submissionClose', 'bidValidityEnd']);
  });

  it('ranks by total, technical and economic together', () => {
    expect(rehearse('ranked').state.lots[lot1]?.ranking).to.deep.equal([bidA, bidB]);
  });

  it('lets the standstill end thirty-two days after the last communication', () => {
    const { state } = rehearse('communicated');
    const awardedAt = state.lots[lot1]?.awardedAt ?? '';
    expect(state.lots[lot1]?.standstillEndsAt).to.equal(endOfPeriod(awardedAt, 32));
  });
});
