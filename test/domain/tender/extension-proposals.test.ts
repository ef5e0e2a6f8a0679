import { expect } from 'chai';
import fc from 'fast-check';
import { backwardFrom } from '../../../domain/calendar/periods.js';
import {
  extensionProposals,
  type ProposalFacts,
} from '../../../domain/tender/bidding/extension-proposals.js';
import { deadlineLeaving } from '../../../domain/tender/bidding/later-deadlines.js';
import { act, rehearse, type Rehearsal } from './rehearsal.js';

const nothing: ProposalFacts = { malfunctions: [], lastAnswerAt: null, siteVisit: null };
const outage = { id: 'm1', beganAt: '2026-03-10T09:00:00.000Z', endedAt: '2026-03-10T12:30:00.000Z' };

function proposalsOf(rehearsal: Rehearsal, change: Partial<ProposalFacts>) {
  return extensionProposals(rehearsal.state, { ...nothing, ...change }, rehearsal.now);
}

/** The rehearsal's term ends on Thursday 2 April at 24:00; Easter Monday is the 6th. */
describe('extension proposals', () => {
  it('tell what a significant rectification would cost, though nothing stands', () => {
    const [only, ...others] = proposalsOf(rehearse('published'), {});
    expect(others).to.deep.equal([]);
    expect(only).to.include({ cause: 'rectification', stands: false, verified: false });
    expect(only?.proposedDeadline).to.equal('2026-04-13T22:00:00.000Z');
    expect(only?.arithmetic.it).to.equal(
      'Alla scadenza si aggiungono 10 giorni. Nuova scadenza: lunedì 13 aprile 2026.',
    );
  });

  it('ask for six days after an answer that came late, and for none after one in time', () => {
    const rehearsal = rehearse('custody proven');
    const inTime = proposalsOf(rehearsal, { lastAnswerAt: '2026-03-27T12:00:00.000Z' });
    expect(inTime.map(({ cause }) => cause)).to.deep.equal(['rectification']);
    const late = proposalsOf(rehearsal, { lastAnswerAt: '2026-03-30T12:00:00.000Z' })[1];
    expect(late).to.include({ cause: 'lateClarification', stands: true, verified: true });
    expect(late?.article).to.equal('art. 92 c.2 lett. a d.lgs. 36/2023');
    // Six days before Tuesday the 7th is Wednesday the 1st, before Friday the 3rd Saturday: back to Friday.
    expect(late?.proposedDeadline).to.equal('2026-04-07T22:00:00.000Z');
  });

  it('ask for days between the last site visit and the deadline', () => {
    const slot = { id: 's1', place: 'Bari', from: '2026-03-30T08:00:00.000Z', capacity: 3 };
    const siteVisit = {
      required: true,
      places: ['Bari'],
      slots: [{ ...slot, to: '2026-03-30T10:00:00.000Z' }],
      instructions: { it: '', en: '' },
    };
    const found = proposalsOf(rehearse('published'), { siteVisit })[1];
    expect(found).to.include({ cause: 'siteVisit', stands: true, verified: false });
    expect(found?.proposedDeadline).to.equal('2026-04-09T22:00:00.000Z');
  });

  it('give back the time of a malfunction at the same hour, name its entries, and stand no more once it is made good', () => {
    const rehearsal = rehearse('custody proven', { malfunctions: [outage] });
    const [, found] = proposalsOf(rehearsal, { malfunctions: [outage] });
    expect(found).to.deep.include({ cause: 'malfunction', stands: true, malfunctions: ['m1'] });
    expect(found?.proposedDeadline).to.equal('2026-04-03T22:00:00.000Z');
    expect(found?.reason.en).to.include('210 minutes');
    const extension = { act, cause: 'malfunction' as const, malfunctions: ['m1'] };
    rehearsal.command('rup', 'extendSubmission', {
      ...extension,
      submissionDeadline: '2026-04-03T22:00:00.000Z',
    });
    expect(proposalsOf(rehearsal, { malfunctions: [outage] }).map(({ cause }) => cause)).to.deep.equal([
      'rectification',
    ]);
  });

  it('are none before publication, in a suspension, or once something was opened', () => {
    for (const step of ['decided', 'transmitted', 'administrative opened']) {
      expect(proposalsOf(rehearse(step), { malfunctions: [outage] }), step).to.deep.equal([]);
    }
    const suspended = rehearse('published');
    suspended.command('rup', 'suspendTender', { act, cause: 'choice', malfunctions: [] });
    expect(proposalsOf(suspended, { malfunctions: [outage] })).to.deep.equal([]);
  });
});

describe('the deadline that leaves days after something', () => {
  it('is the first one, and leaves them whatever days are not worked', () => {
    const hours = fc.integer({ min: 0, max: 40 * 24 });
    fc.assert(
      fc.property(hours, fc.integer({ min: 1, max: 15 }), (offset, days) => {
        const deadline = '2026-12-18T11:00:00.000Z';
        const doneAt = new Date(Date.parse('2026-12-01T00:00:00.000Z') + offset * 3_600_000).toISOString();
        const found = deadlineLeaving(days, doneAt, deadline);
        expect(Date.parse(backwardFrom(found, days))).to.be.at.least(Date.parse(doneAt));
        if (Date.parse(backwardFrom(deadline, days)) >= Date.parse(doneAt)) expect(found).to.equal(deadline);
        else expect(Date.parse(found)).to.be.above(Date.parse(deadline));
      }),
    );
  });
});
