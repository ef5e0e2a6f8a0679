import { expect } from 'chai';
import type { CommandData } from '../../../domain/tender/commands.js';
import { effectsOf } from '../../../domain/tender/effects.js';
import { completeState } from '../../../domain/tender/initial-state.js';
import type { DeclaredAgreement } from '../../../domain/tender/terms/commands.js';
import { findOtherAgreements } from '../../../domain/tender/terms/other-agreements.js';
import type { BidId } from '../../../domain/types.js';
import { act, bidA, bidB, draft, facts, lot1, mainLine, rehearse, type Rehearsal } from './rehearsal.js';

const other: DeclaredAgreement = { lot: lot1, code: 'H011', equivalent: true };
const same: DeclaredAgreement = { lot: lot1, code: 'C011', equivalent: false };

function admit(rehearsal: Rehearsal, bid: BidId) {
  return rehearsal.command('rup', 'admitBid', { act, bid, lots: [lot1] });
}

describe('the commitments of a bid', () => {
  let rehearsal: Rehearsal;
  const record = (accepted: string[], more: Partial<CommandData['recordCommitments']> = {}) =>
    rehearsal.command('seggio', 'recordCommitments', { act, bid: bidA, accepted, ...more });

  beforeEach(() => {
    rehearsal = rehearse('administrative opened');
  });

  it('that are not all accepted keep it from being admitted until they are', () => {
    const [event] = record(['I1']);
    expect(event?.data).to.deep.include({ accepted: ['I1'], missing: ['I2'] });
    expect(() => admit(rehearsal, bidA)).to.throw(/commitmentsNotAccepted/);
    record(['I2', 'I1']);
    admit(rehearsal, bidA);
    admit(rehearsal, bidB);
  });

  it('are those of the documents', () => {
    expect(() => record(['I1', 'I9'])).to.throw(/obligationUnknown/);
    const stranger = 'cccccccc-0000-4000-8000-000000000003' as BidId;
    expect(() => record(['I1', 'I2'], { bid: stranger })).to.throw(/bidNotInScope/);
  });

  it('come with the agreement that it applies, where it is another; said again, it takes the place of the first', () => {
    record(['I1', 'I2'], { agreements: [other] });
    expect(rehearsal.state.otherAgreements[bidA]?.[lot1]).to.deep.equal({
      ...{ code: 'H011', declared: true, outcome: null },
    });
    record(['I1', 'I2']);
    expect(rehearsal.state.otherAgreements[bidA]).to.have.property(lot1);
    record(['I1', 'I2'], { agreements: [same] });
    expect(rehearsal.state.otherAgreements[bidA]).to.deep.equal({});
  });

  it('and agreements are empty in a state of before they were recorded', () => {
    const parts = ['commitmentsMissing', 'otherAgreements'];
    const kept = Object.entries(rehearsal.state).filter(([part]) => !parts.includes(part));
    const old = Object.fromEntries(kept) as unknown as Rehearsal['state'];
    expect(completeState(old)).to.deep.equal(rehearsal.state);
  });
});

describe('the collective agreement of a bid', () => {
  it('is another where its code is not that of the lot, and never where the documents name none', () => {
    expect(findOtherAgreements(bidA, [other, same], draft)).to.deep.equal([{ bid: bidA, ...other }]);
    const unnamed = draft.lots.map((lot) => ({ ...lot, collectiveAgreement: null }));
    expect(findOtherAgreements(bidA, [other], { lots: unnamed })).to.deep.equal([]);
  });
});

describe('the equivalence of another collective agreement (art. 11 c. 4)', () => {
  /** B wins; whoever is said here declares another agreement in its envelope. */
  function proposed(...declaring: { bid: BidId; agreement: DeclaredAgreement }[]): Rehearsal {
    const rehearsal = rehearse('closed');
    const bids = [bidA, bidB];
    rehearsal.command('custodian', 'unlockEnvelopes', {
      ...{ kind: 'administrative', lot: null, bids, unreadable: [] },
    });
    const readings = bids.map((bid) => ({
      ...{ bid, refused: null, offer: null },
      agreements: declaring.filter((one) => one.bid === bid).map(({ agreement }) => agreement),
    }));
    rehearsal.facts = { ...facts, readings };
    rehearsal.command('engine', 'confirmReading', { kind: 'administrative', lot: null });
    const names = mainLine.map(([name]) => name);
    for (const [, step] of mainLine.slice(names.indexOf('admitted A'), names.indexOf('proposed') + 1))
      step(rehearsal);
    return rehearsal;
  }

  const winnerOf = (rehearsal: Rehearsal): BidId => rehearsal.state.lots[lot1]?.proposed as BidId;
  const winner = winnerOf(rehearse('proposed'));
  const loser = winner === bidA ? bidB : bidA;
  const verify = (rehearsal: Rehearsal, outcome: 'positive' | 'negative' = 'positive') =>
    rehearsal.command('rup', 'verifyRequirements', { act, lot: lot1, outcome });
  const assess = (rehearsal: Rehearsal, bid: BidId, outcome: 'equivalent' | 'notEquivalent') =>
    rehearsal.command('rup', 'assessAgreementEquivalence', {
      ...{ act, lot: lot1, bid, outcome, basis: 'compared' },
    });

  it('is named by the reading of the envelopes and awaited by the check before the award', () => {
    const rehearsal = proposed({ bid: winner, agreement: other });
    const read = rehearsal.events.find(({ type }) => type === 'envelopesRead');
    expect(read?.data).to.deep.include({ otherAgreements: [{ bid: winner, ...other }] });
    expect(() => verify(rehearsal)).to.throw(/agreementNotAssessed/);
    assess(rehearsal, winner, 'equivalent');
    const assessed = rehearsal.events.at(-1);
    const told = assessed ? effectsOf(assessed, rehearsal.state) : [];
    expect(told[0]?.data).to.deep.include({ communication: 'agreementAssessment', bid: winner });
    verify(rehearsal);
    expect(rehearsal.state.lots[lot1]?.phase).to.equal('requirementsVerified');
  });

  it('that was not found lets the check end badly alone, and the next is proposed', () => {
    const rehearsal = proposed({ bid: winner, agreement: other });
    assess(rehearsal, winner, 'notEquivalent');
    expect(() => verify(rehearsal)).to.throw(/agreementNotEquivalent/);
    verify(rehearsal, 'negative');
    expect(rehearsal.state.bids[winner]?.lots[lot1]).to.equal('excluded');
    rehearsal.command('commissioner', 'proposeAward', { act, lot: lot1 });
    expect(winnerOf(rehearsal)).to.equal(loser);
    verify(rehearsal);
  });

  it('is found only of an agreement that the bidder declares equivalent', () => {
    const rehearsal = proposed({ bid: winner, agreement: { ...other, equivalent: false } });
    expect(() => assess(rehearsal, winner, 'equivalent')).to.throw(/equivalenceNotDeclared/);
    assess(rehearsal, winner, 'notEquivalent');
  });

  it('is not asked of who applies the agreement of the documents, nor awaited for another bid', () => {
    const rehearsal = proposed({ bid: winner, agreement: same }, { bid: loser, agreement: other });
    expect(() => assess(rehearsal, winner, 'equivalent')).to.throw(/agreementNotOther/);
    verify(rehearsal);
    const read = rehearsal.events.find(({ type }) => type === 'envelopesRead');
    expect(read?.data).to.deep.include({ otherAgreements: [{ bid: loser, ...other }] });
  });
});
