import { expect } from 'chai';
import { deadlines, nextDeadline, nextTerm } from '../../../domain/tender/deadlines.js';
import { effectsOf } from '../../../domain/tender/effects.js';
import type { RecordedEvent } from '../../../domain/tender/events.js';
import { evolveAll } from '../../../domain/tender/evolve.js';
import { passDeadline } from '../../../domain/tender/pass-deadline.js';
import { act, bidB, lot1, rehearse, type Rehearsal } from './rehearsal.js';

const dayMs = 86_400_000;

type Reminded = Extract<RecordedEvent, { type: 'termReminded' }>;

function remindersOf({ events }: Rehearsal, term: Reminded['data']['term']): Reminded[] {
  return events.filter(
    (event): event is Reminded => event.type === 'termReminded' && event.data.term === term,
  );
}

function asked(days: number, answered: boolean): Rehearsal {
  const rehearsal = rehearse('administrative opened', { answered });
  rehearsal.command('rup', 'requestIntegration', { act, bid: bidB, days });
  return rehearsal;
}

describe('a reminder', () => {
  it('goes ten and three days before the end of the standstill, to the RUP, each once', () => {
    const communicated = rehearse('communicated');
    communicated.facts = { ...communicated.facts, answered: false };
    const endsAt = nextTerm(communicated.state)?.dueAt ?? '';
    communicated.passNext();
    const sent = remindersOf(communicated, 'standstillEnd');
    expect(sent.map(({ data }) => [data.daysBefore, data.outcome])).to.deep.equal([
      [10, 'sent'],
      [3, 'sent'],
    ]);
    for (const { data, at } of sent) {
      expect(data).to.include({ endsAt, lot: lot1 }).and.not.to.have.property('bid');
      expect(Date.parse(endsAt) - Date.parse(at)).to.equal(data.daysBefore * dayMs);
    }
    const [first] = sent as [Reminded];
    expect(effectsOf(first, communicated.state)).to.deep.equal([
      {
        kind: 'communicate',
        data: { tender: communicated.state.id, communication: 'reminder', version: first.version, lot: lot1 },
      },
    ]);
  });

  it('goes to the one bidder whose term it is, and not before the term has run for a day', () => {
    const rehearsal = asked(7, false);
    expect(nextDeadline(rehearsal.state)?.reminds?.daysBefore).to.equal(3);
    rehearsal.passInstant();
    expect(remindersOf(rehearsal, 'integrationEnd').map(({ data }) => data)).to.deep.include.members([
      {
        ...{ dueAt: rehearsal.now, endsAt: nextTerm(rehearsal.state)?.dueAt, term: 'integrationEnd' },
        ...{ daysBefore: 3, outcome: 'sent', bid: bidB },
        ref: nextTerm(rehearsal.state)?.ref,
      },
    ]);
    expect(nextDeadline(rehearsal.state)?.kind).to.equal('integrationEnd');
  });

  it('is not sent to who has answered', () => {
    const rehearsal = asked(10, true);
    rehearsal.passInstant();
    const [reminded] = remindersOf(rehearsal, 'integrationEnd');
    expect(reminded?.data.outcome).to.equal('answered');
    expect(effectsOf(reminded as Reminded, rehearsal.state)).to.deep.equal([]);
  });

  it('is left out when the clock has already reached a nearer one', () => {
    const { state, facts } = rehearse('communicated', { answered: false });
    const due = nextDeadline(state);
    const endsAt = Date.parse(nextTerm(state)?.dueAt ?? '');
    if (!due) throw new Error('no reminder is due');
    const outcomeAt = (now: number): unknown => {
      const context = { actor: { person: null, role: 'engine' as const }, facts, commandId: '', salt: '' };
      const event = passDeadline(due, state, { ...context, now: new Date(now).toISOString() });
      return 'outcome' in event.data && event.data.outcome;
    };
    expect(outcomeAt(endsAt - 3 * dayMs - 1)).to.equal('sent');
    expect(outcomeAt(endsAt - 3 * dayMs)).to.equal('overtaken');
  });

  it('goes to nobody any more once the term has ended early', () => {
    const rehearsal = asked(10, true);
    rehearsal.command('rup', 'excludeBid', { act, bid: bidB, lots: [lot1], ground: 'art. 101 c. 2' });
    rehearsal.command('awardOrgan', 'revokeTender', { act });
    expect(nextDeadline(rehearsal.state)).to.equal(undefined);
    expect(rehearsal.state.runningTerms).to.deep.equal({});
  });

  it('is sent again for a term that was moved', () => {
    const published = rehearse('published');
    published.passInstant();
    published.command('rup', 'extendSubmission', {
      ...{ act, cause: 'choice', malfunctions: [] },
      submissionDeadline: '2026-06-30T10:00:00.000Z',
    });
    published.passNext();
    const distances = remindersOf(published, 'custodyProof').map(({ data }) => data.daysBefore);
    expect(distances.filter((days) => days === 10).length).to.equal(2);
  });

  it('is unknown to a tender launched before there were any: its history replays', () => {
    const { events } = rehearse('communicated');
    const old = events
      .filter(({ type }) => type !== 'termReminded')
      .map((event, at) => {
        const version = at + 1;
        if (event.type !== 'decisionAdopted') return { ...event, version };
        return { ...event, version, data: { ...event.data, reminderRule: undefined } };
      }) as RecordedEvent[];
    const state = evolveAll(null, old);
    if (!state) throw new Error('no events');
    expect(state).to.deep.include({ reminderRule: null, runningTerms: {} });
    expect(nextDeadline(state)).to.deep.equal(deadlines(state)[0]);
  });
});
