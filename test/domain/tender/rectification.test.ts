import { expect } from 'chai';
import { envelopeDisclosure } from '../../../domain/tender/disclosure.js';
import { effectsOf } from '../../../domain/tender/effects.js';
import { disclosedData } from '../../../domain/tender/event-disclosure.js';
import type { RecordedEvent } from '../../../domain/tender/events.js';
import { act, bidA, bidB, lot1, rehearse, type Rehearsal } from './rehearsal.js';

const label = '11111111-0000-4000-8000-000000000001';

/** The key is used and read, with one rectification beside the envelopes. */
function openWith(
  rehearsal: Rehearsal,
  kind: 'technical' | 'economic',
  refused: string | null = null,
): Rehearsal {
  const data = { kind, lot: lot1, bids: [bidA, bidB], unreadable: [], rectifications: [label] };
  rehearsal.command('custodian', 'unlockEnvelopes', data);
  const own = [bidA, bidB].map((bid) => ({ bid, refused: null, offer: null }));
  const readings = [...own, { bid: bidB, rectification: label, refused, offer: null }];
  const rectificationReadings = [{ rectification: label, refused }];
  rehearsal.facts = { ...rehearsal.facts, readings, rectificationReadings };
  rehearsal.command('engine', 'confirmReading', { kind, lot: lot1 });
  return rehearsal;
}

const technical = () => openWith(rehearse('commission appointed'), 'technical');
const economic = (refused?: string) => openWith(rehearse('scores frozen'), 'economic', refused);
const decide = (rehearsal: Rehearsal, outcome: 'accepted' | 'refused') => () =>
  rehearsal.command('rup', 'decideRectification', { act, lot: lot1, rectification: label, outcome });
const freeze = (rehearsal: Rehearsal) => () =>
  rehearsal.command('commissioner', 'freezeScores', { act, lot: lot1 });
const rank = (rehearsal: Rehearsal) => () =>
  rehearsal.command('commissioner', 'formRanking', { act, lot: lot1 });

describe('a sealed rectification', () => {
  it('is opened with the envelope that it corrects, and its reading is waited for', () => {
    const rehearsal = rehearse('commission appointed');
    const data = { kind: 'technical' as const, lot: lot1, bids: [bidA, bidB], unreadable: [] };
    rehearsal.command('custodian', 'unlockEnvelopes', { ...data, rectifications: [label] });
    const readings = [bidA, bidB].map((bid) => ({ bid, refused: null, offer: null }));
    rehearsal.facts = { ...rehearsal.facts, readings };
    const confirm = () => rehearsal.command('engine', 'confirmReading', { kind: 'technical', lot: lot1 });
    expect(confirm).to.throw(/readingPending/);
    expect(decide(rehearsal, 'refused')).to.throw(/commandNotAllowedInPhase/);
  });

  it('is decided before technical scores are frozen', () => {
    for (const outcome of ['accepted', 'refused'] as const) {
      const rehearsal = technical();
      expect(freeze(rehearsal)).to.throw(/rectificationsUndecided/);
      decide(rehearsal, outcome)();
      expect(rehearsal.state.rectifications[label]?.outcome).to.equal(outcome);
      freeze(rehearsal)();
    }
  });

  it('is decided before the ranking is formed', () => {
    const rehearsal = economic();
    expect(rank(rehearsal)).to.throw(/rectificationsUndecided/);
    decide(rehearsal, 'accepted')();
    rank(rehearsal)();
    expect(rehearsal.state.lots[lot1]?.phase).to.equal('ranked');
  });

  it('is decided once, by its label, in the phase of its envelope', () => {
    const rehearsal = technical();
    const other = { act, lot: lot1, rectification: bidA, outcome: 'refused' as const };
    expect(() => rehearsal.command('rup', 'decideRectification', other)).to.throw(/rectificationNotPending/);
    decide(rehearsal, 'refused')();
    expect(decide(rehearsal, 'accepted')).to.throw(/rectificationNotPending/);
  });

  it('is refused where it could not be read, and cannot be accepted', () => {
    const rehearsal = economic('offerUnreadable');
    expect(decide(rehearsal, 'accepted')).to.throw(/rectificationUnreadable/);
    decide(rehearsal, 'refused')();
  });

  it('is anonymous: no event and no state says whose it is, and the RUP sees no priced bid until it is decided', () => {
    const rehearsal = economic();
    const opened = rehearsal.events.findLast(({ type }) => type === 'envelopesOpened') as RecordedEvent;
    expect(disclosedData(opened, 'public')).to.deep.equal({ kind: 'economic', lot: lot1 });
    expect(JSON.stringify(rehearsal.state.rectifications)).not.to.include(bidB);
    const rup = { person: null, supplier: null, roles: new Set(['rup']) };
    const facts = { now: rehearsal.now, declared: new Set<never>(), exclusions: [] };
    const seen = () =>
      envelopeDisclosure(rehearsal.state, rup, { bid: bidB, kind: 'economic', lot: lot1 }, facts);
    expect(seen()).to.equal('none');
    decide(rehearsal, 'accepted')();
    expect(seen()).to.equal('whole');
    const event = rehearsal.events.at(-1) as RecordedEvent;
    expect(disclosedData(event, 'public')).to.equal(undefined);
    expect(effectsOf(event, rehearsal.state)[0]?.data).to.include({ communication: 'rectificationDecided' });
  });
});
