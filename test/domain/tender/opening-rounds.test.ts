import { expect } from 'chai';
import { effectsOf } from '../../../domain/tender/effects.js';
import { completeState } from '../../../domain/tender/initial-state.js';
import { bidsToOpen, findOpenStep } from '../../../domain/tender/opening/order.js';
import { isEnvelopeRead, isKeyRead, roundsOf } from '../../../domain/tender/opening/state.js';
import { withLot, withStanding } from '../../../domain/tender/reducers.js';
import type { LotPhase, Tender } from '../../../domain/tender/tender.js';
import type { RecordedEvent } from '../../../domain/tender/events.js';
import { act, bidA, bidB, lot1, rehearse, tenderId, type Rehearsal } from './rehearsal.js';

/** The lot was ranked without B, whom a judge lets back in. */
function readmitted(phase: LotPhase): Rehearsal {
  const rehearsal = rehearse('admitted A');
  rehearsal.command('rup', 'excludeBid', { act, bid: bidB, lots: [lot1], ground: 'art. 94' });
  rehearsal.command('rup', 'closeAdmissions', { act });
  const members = ['m1', 'm2', 'm3'] as never[];
  rehearsal.command('awardOrgan', 'appointCommission', { act, members, chair: 'm1' as never });
  rehearsal.open('technical', lot1);
  rehearsal.command('commissioner', 'freezeScores', { act, lot: lot1 });
  rehearsal.open('economic', lot1);
  rehearsal.command('commissioner', 'formRanking', { act, lot: lot1 });
  const state = withStanding(rehearsal.state, [bidB], [lot1], 'admitted');
  rehearsal.tender = withLot(state, lot1, { phase });
  return rehearsal;
}

function unlock(rehearsal: Rehearsal, bids: string[]) {
  return () =>
    rehearsal.command('custodian', 'unlockEnvelopes', {
      ...{ kind: 'technical', lot: lot1 },
      ...{ bids: bids as never[], unreadable: [] },
    });
}

describe('a further round of an opening', () => {
  it('lists the envelopes that are due and were not opened before, and no other', () => {
    const rehearsal = readmitted('awaitingTechnicalOpening');
    expect(bidsToOpen(rehearsal.state, 'technical', lot1)).to.deep.equal([bidB]);
    expect(unlock(rehearsal, [bidA])).to.throw(/openingNotAllowed/);
    expect(unlock(rehearsal, [bidA, bidB])).to.throw(/openingNotAllowed/);
    unlock(rehearsal, [bidB])();
    expect(roundsOf(rehearsal.state, 'technical', lot1).map(({ bids }) => bids)).to.deep.equal([
      [bidA],
      [bidB],
    ]);
  });

  it('leaves what was read readable while it is being read itself', () => {
    const rehearsal = readmitted('awaitingTechnicalOpening');
    unlock(rehearsal, [bidB])();
    const isRead = (bid: typeof bidA) =>
      isEnvelopeRead(rehearsal.state, { bid, kind: 'technical', lot: lot1 });
    expect([isRead(bidA), isRead(bidB)]).to.deep.equal([true, false]);
    expect(isKeyRead(rehearsal.state, 'technical', lot1)).to.equal(false);
    expect(findOpenStep(rehearsal.state, 'technical', lot1)).to.equal(undefined);
  });

  it('is read when its own envelopes are minuted, and moves the lot as the first did', () => {
    const rehearsal = readmitted('awaitingTechnicalOpening');
    unlock(rehearsal, [bidB])();
    const confirm = () => rehearsal.command('engine', 'confirmReading', { kind: 'technical', lot: lot1 });
    const reading = (bid: typeof bidA) => ({ bid, refused: null, offer: null });
    rehearsal.facts = { ...rehearsal.facts, readings: [reading(bidA)] };
    expect(confirm).to.throw(/readingPending/);
    rehearsal.facts = { ...rehearsal.facts, readings: [reading(bidA), reading(bidB)] };
    confirm();
    expect(rehearsal.state.lots[lot1]?.phase).to.equal('technicalEvaluation');
    expect(confirm).to.throw(/commandNotAllowedInPhase/);
  });

  it('names its number to whoever reads the envelopes', () => {
    const rehearsal = readmitted('awaitingTechnicalOpening');
    unlock(rehearsal, [bidB])();
    const [effect] = effectsOf(rehearsal.events.at(-1) as RecordedEvent, rehearsal.state);
    expect(effect).to.deep.equal({
      kind: 'readEnvelopes',
      data: { tender: tenderId, kind: 'technical', lot: lot1, round: 2 },
    });
  });

  it('is passed over where nothing is left to open: no custodian is called for nothing', () => {
    const rehearsal = rehearse('ranked');
    rehearsal.tender = withLot(rehearsal.state, lot1, { phase: 'technicalEvaluation' });
    rehearsal.command('commissioner', 'freezeScores', { act, lot: lot1 });
    expect(rehearsal.state.lots[lot1]?.phase).to.equal('economicEvaluation');
  });

  it('asks for the first opening even of an empty list, so that it is minuted', () => {
    const rehearsal = rehearse('commission appointed');
    rehearsal.tender = withStanding(rehearsal.state, [bidA, bidB], [lot1], 'excluded');
    rehearsal.open('technical', lot1);
    expect(rehearsal.state.lots[lot1]?.phase).to.equal('technicalEvaluation');
  });
});

describe('an opening of an older version', () => {
  it('becomes the first round of its key, in which every bid counts as opened', () => {
    const { state } = rehearse('administrative opened');
    const at = state.openings.administrative?.rounds[0]?.openedAt ?? '';
    const old = { ...state, openings: { administrative: { openedAt: at, readAt: at } } } as unknown as Tender;
    expect(completeState(old)).to.deep.equal(state);
  });
});
