import { expect } from 'chai';
import { act, draft, facts, lot1, rehearse, type Rehearsal } from './rehearsal.js';

/** Base 1,000,000.00, discount 10 per cent, safety 5,000.00: above the threshold, ten per cent of 905,000.00. */
const dueCents = 9_050_000;
const asking = { draft: { ...draft, guarantees: { provisionalPercent: null, definitive: true } } };

function awarded(): Rehearsal {
  return rehearse('standstill over', asking);
}

function register(rehearsal: Rehearsal, amountCents: number, small = false): void {
  rehearsal.command('rup', 'registerGuarantee', {
    ...{ act, lot: lot1, amountCents, marksPercent: 0 },
    grounds: small ? ['smallEnterprise'] : [],
  });
}

const sign = (rehearsal: Rehearsal) => rehearsal.command('awardOrgan', 'signContract', { act, lot: lot1 });

describe('the definitive guarantee of a lot', () => {
  it('is stated by the award and keeps the contract from being signed until it is registered', () => {
    const rehearsal = awarded();
    const award = rehearsal.events.find(({ type }) => type === 'lotAwarded');
    expect(award?.data).to.deep.include({ guarantee: { percent: '10', dueCents, reducible: true } });
    expect(() => sign(rehearsal)).to.throw(/guaranteeMissing/);
    register(rehearsal, dueCents);
    sign(rehearsal);
    expect(rehearsal.state.phase).to.equal('concluded');
  });

  it('is refused below what is due, after the reductions that the bidder is entitled to', () => {
    const rehearsal = awarded();
    expect(() => register(rehearsal, dueCents - 1)).to.throw(/guaranteeTooLow/);
    expect(() => register(rehearsal, dueCents / 2 - 1, true)).to.throw(/guaranteeTooLow/);
    register(rehearsal, dueCents / 2, true);
    expect(rehearsal.events.at(-1)?.data).to.deep.include({ dueCents: dueCents / 2 });
  });

  it('is not asked of the winner where the documents do not ask for it', () => {
    const rehearsal = rehearse('standstill over');
    expect(rehearsal.events.find(({ type }) => type === 'lotAwarded')?.data).not.to.have.property(
      'guarantee',
    );
    expect(() => register(rehearsal, dueCents)).to.throw(/guaranteeNotAsked/);
    sign(rehearsal);
  });

  it('of a bidder that is taken out of the lot says nothing of the next', () => {
    const rehearsal = rehearse('proposed', asking);
    rehearsal.passNext();
    rehearsal.command('rup', 'verifyRequirements', { act, lot: lot1, outcome: 'onSelfDeclaration' });
    rehearsal.command('awardOrgan', 'awardLot', { act, lot: lot1 });
    rehearsal.facts = { ...facts, ...asking, lastAwardCommunicationAt: rehearsal.now };
    rehearsal.command('engine', 'confirmAwardCommunicated', { lot: lot1 });
    register(rehearsal, dueCents);
    rehearsal.command('rup', 'verifyRequirements', { act, lot: lot1, outcome: 'negative' });
    expect(rehearsal.state.lots[lot1]?.guarantee).to.equal(null);
  });
});
