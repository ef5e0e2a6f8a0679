import { expect } from 'chai';
import { documentsOf } from '../../../domain/documents/documents-of.js';
import type { FvoeDocumentCode } from '../../../domain/fvoe/documents.js';
import type { CheckOutcome } from '../../../domain/tender/award/commands.js';
import { nextTerm } from '../../../domain/tender/deadlines.js';
import { effectsOf } from '../../../domain/tender/effects.js';
import { eventOf } from '../../../domain/tender/events.js';
import { evolve } from '../../../domain/tender/evolve.js';
import type { Sha256Hex } from '../../../domain/types.js';
import { act, bidA, bidB, lot1, offer, rehearse, type Rehearsal } from './rehearsal.js';

const lotOf = ({ state }: Rehearsal) => state.lots[lot1];

function check(rehearsal: Rehearsal, outcome: CheckOutcome): void {
  rehearsal.command('rup', 'verifyRequirements', { act, lot: lot1, outcome });
}

function propose(rehearsal: Rehearsal): void {
  rehearsal.command('commissioner', 'proposeAward', { act, lot: lot1 });
}

/** Awarded on what the bidder declared, in its standstill. */
function awardedOnDeclaration(): Rehearsal {
  const rehearsal = rehearse('proposed');
  rehearsal.passNext();
  check(rehearsal, 'onSelfDeclaration');
  rehearsal.command('awardOrgan', 'awardLot', { act, lot: lot1 });
  rehearsal.facts = { ...rehearsal.facts, lastAwardCommunicationAt: rehearsal.now };
  rehearsal.command('engine', 'confirmAwardCommunicated', { lot: lot1 });
  return rehearsal;
}

describe('a check of requirements that ends badly', () => {
  it('excludes the bidder and moves the others up, without ranking them again', () => {
    const rehearsal = rehearse('proposed');
    const [first, second] = lotOf(rehearsal)?.ranking ?? [];
    check(rehearsal, 'negative');
    expect(lotOf(rehearsal)).to.deep.include({ phase: 'ranked', ranking: [second], proposed: null });
    expect(rehearsal.state.bids[first ?? bidA]?.lots[lot1]).to.equal('excluded');
    propose(rehearsal);
    check(rehearsal, 'positive');
    expect(lotOf(rehearsal)).to.include({ phase: 'requirementsVerified', proposed: second });
    const proposed = rehearsal.events.flatMap((one) => (one.type === 'awardProposed' ? [one.data.bid] : []));
    expect(proposed, 'history shows both').to.deep.equal([first, second]);
  });

  it('is told to the bidder alone, with its ground', () => {
    const rehearsal = rehearse('proposed');
    const first = lotOf(rehearsal)?.ranking?.[0];
    rehearsal.command('rup', 'verifyRequirements', {
      act,
      lot: lot1,
      outcome: 'negative',
      ground: 'art. 94',
    });
    const failed = rehearsal.events.at(-1);
    if (failed?.type !== 'requirementsFailed') throw new Error('not failed');
    expect(failed.data).to.deep.equal({ act, lot: lot1, bid: first, ground: 'art. 94' });
    const [told, ...others] = effectsOf(failed, rehearsal.state);
    expect(told).to.deep.nested.include({ kind: 'communicate', 'data.communication': 'exclusion' });
    expect(others.map(({ kind }) => kind)).to.deep.equal(['renderDocument']);
    expect(documentsOf(failed, rehearsal.state).map(({ document }) => document)).to.deep.equal([
      'exclusionCommunication',
    ]);
  });

  it('lets nobody be proposed who looks abnormally low before he is judged', () => {
    const offers = [offer(bidA, '45.00', 55_000_000), offer(bidB, '44.00', 56_000_000)];
    const rehearsal = rehearse('ranked', { offers });
    const judge = (bid: typeof bidA): void => {
      rehearsal.command('rup', 'requestExplanations', { act, lot: lot1, bid, days: 15 });
      rehearsal.command('rup', 'judgeExplanations', { act, lot: lot1, bid, outcome: 'justified' });
    };
    const [first = bidA, second = bidB] = lotOf(rehearsal)?.ranking ?? [];
    judge(first);
    propose(rehearsal);
    check(rehearsal, 'negative');
    expect(() => propose(rehearsal)).to.throw(/abnormalOfferUnresolved/);
    judge(second);
    propose(rehearsal);
    expect(lotOf(rehearsal)?.proposed).to.equal(second);
  });

  it('leaves a deserted lot when nobody follows', () => {
    const rehearsal = rehearse('proposed');
    check(rehearsal, 'negative');
    propose(rehearsal);
    check(rehearsal, 'negative');
    expect(() => propose(rehearsal)).to.throw(/noBidRanked/);
    rehearsal.command('awardOrgan', 'declareDeserted', { act, lot: lot1 });
    expect(rehearsal.state.phase).to.equal('concluded');
  });

  it('of a bidder called after a contract ended early leads to the next call', () => {
    const rehearsal = rehearse();
    const second = lotOf(rehearsal)?.ranking?.[1] ?? bidA;
    rehearsal.command('awardOrgan', 'terminateContract', { act, lot: lot1 });
    rehearsal.command('rup', 'callNext', { act, lot: lot1, days: 10, conditions: 'original' });
    rehearsal.command('rup', 'concludeCall', { act, lot: lot1, bid: second, outcome: 'accepted' });
    check(rehearsal, 'negative');
    expect(rehearsal.events.at(-1)?.type).to.equal('calledBidderFailed');
    expect(lotOf(rehearsal)?.phase).to.equal('terminated');
    expect(rehearsal.state.bids[second]?.lots[lot1]).to.equal('excluded');
  });

  it('is made once: nobody comes back to it when the bidder is verified', () => {
    const rehearsal = rehearse('verified');
    expect(() => check(rehearsal, 'negative')).to.throw(/requirementsChecked/);
  });
});

describe('an award on what the bidder declared (art. 99 c. 3-bis)', () => {
  it('is refused until thirty days from the proposal have passed', () => {
    const rehearsal = rehearse('proposed');
    const proposedOn = Date.parse(rehearsal.now);
    expect(() => check(rehearsal, 'onSelfDeclaration')).to.throw(/selfDeclarationTooEarly/);
    expect(rehearsal.passNext().kind).to.equal('checksTermEnd');
    expect((Date.parse(rehearsal.now) - proposedOn) / 86_400_000).to.be.within(30, 34);
    check(rehearsal, 'onSelfDeclaration');
    expect(lotOf(rehearsal)).to.include({ phase: 'requirementsVerified', onSelfDeclaration: true });
  });

  it('awaits no term once the check is made', () => {
    expect(nextTerm(rehearse('verified').state)?.kind).to.equal('bidValidityEnd');
  });

  it('lets the checks end well later, once', () => {
    const rehearsal = awardedOnDeclaration();
    check(rehearsal, 'positive');
    expect(lotOf(rehearsal)).to.include({ phase: 'standstill', onSelfDeclaration: false });
    expect(() => check(rehearsal, 'positive')).to.throw(/requirementsChecked/);
  });

  it('is taken back by a later check that is negative, and the next is proposed', () => {
    const rehearsal = awardedOnDeclaration();
    const second = lotOf(rehearsal)?.ranking?.[1];
    expect(() => check(rehearsal, 'onSelfDeclaration')).to.throw(/requirementsChecked/);
    check(rehearsal, 'negative');
    expect(lotOf(rehearsal)).to.include({ phase: 'ranked', awardedAt: null, standstillEndsAt: null });
    expect(nextTerm(rehearsal.state)?.kind).to.equal('bidValidityEnd');
    propose(rehearsal);
    expect(lotOf(rehearsal)).to.include({ proposed: second, onSelfDeclaration: false });
  });
});

describe('a contract signed on what the bidder declared', () => {
  function signedOnDeclaration(): Rehearsal {
    const rehearsal = awardedOnDeclaration();
    while (lotOf(rehearsal)?.phase === 'standstill') rehearsal.passNext();
    rehearsal.command('awardOrgan', 'signContract', { act, lot: lot1 });
    return rehearsal;
  }

  it('is confirmed by a check that ends well though the tender is over', () => {
    const rehearsal = signedOnDeclaration();
    expect(rehearsal.state.phase).to.equal('concluded');
    check(rehearsal, 'positive');
    expect(rehearsal.events.at(-1)?.type).to.equal('selfDeclarationConfirmed');
    expect(lotOf(rehearsal)).to.include({ phase: 'contractSigned', onSelfDeclaration: false });
    expect(rehearsal.state.phase).to.equal('concluded');
    expect(() => check(rehearsal, 'negative')).to.throw(/requirementsChecked/);
  });

  it('stands after a check that ends badly until the organ withdraws from it, and the next is called', () => {
    const rehearsal = signedOnDeclaration();
    const [first, second] = lotOf(rehearsal)?.ranking ?? [];
    expect(() => check(rehearsal, 'onSelfDeclaration')).to.throw(/requirementsChecked/);
    check(rehearsal, 'negative');
    const failed = rehearsal.events.at(-1);
    expect(failed?.type === 'contractorFailed' && failed.data).to.deep.include({ lot: lot1, bid: first });
    expect(lotOf(rehearsal)).to.include({ phase: 'contractSigned', proposed: first });
    rehearsal.command('awardOrgan', 'terminateContract', { act, lot: lot1 });
    rehearsal.command('rup', 'callNext', { act, lot: lot1, days: 10, conditions: 'original' });
    expect(lotOf(rehearsal)?.call?.bid).to.equal(second);
  });

  it('that was verified before it was awarded is checked no more', () => {
    expect(() => check(rehearse(), 'negative')).to.throw(/requirementsChecked/);
  });
});

describe('a request to the virtual file', () => {
  const request = (rehearsal: Rehearsal, documents?: readonly FvoeDocumentCode[]): string => {
    rehearsal.command('rup', 'requestRequirementsCheck', {
      ...{ act, lot: lot1 },
      ...(documents && { documents }),
    });
    const asked = rehearsal.events.at(-1);
    if (asked?.type !== 'requirementsCheckRequested') throw new Error('not asked');
    return asked.data.check;
  };
  const answer = (rehearsal: Rehearsal, check: string): void => {
    rehearsal.command('engine', 'recordCheckAnswer', {
      ...{ lot: lot1, check, entry: 'entry-1', digest: '3'.repeat(64) as Sha256Hex },
    });
  };

  it('asks for what the law asks on its day, or for what the RUP chooses, and starts one effect', () => {
    const rehearsal = rehearse('proposed');
    const check = request(rehearsal);
    const asked = rehearsal.events.at(-1);
    if (asked?.type !== 'requirementsCheckRequested') throw new Error('not asked');
    // The rehearsal is of March 2026: the contribution to ANAC was not yet asked for.
    const documents = ['00001', '00004', '00008', '00021', '00033', '00034', '00042'];
    expect(asked.data.documents).to.deep.equal(documents);
    const [effect] = effectsOf(asked, rehearsal.state);
    expect(effect).to.deep.equal({
      kind: 'askFvoe',
      data: {
        ...{ tender: rehearsal.state.id, act: act.id, lot: lot1, bid: asked.data.bid, check },
        documents,
      },
    });
    request(rehearsal, ['00008']);
    expect(rehearsal.events.at(-1)?.data).to.deep.include({ documents: ['00008'] });
  });

  it('decides nothing: whatever is answered, the bid stays proposed until the RUP finds', () => {
    const rehearsal = rehearse('proposed');
    const check = request(rehearsal);
    answer(rehearsal, check);
    expect(lotOf(rehearsal)).to.include({ phase: 'awardProposed', check });
    rehearsal.command('rup', 'verifyRequirements', { act, lot: lot1, outcome: 'negative' });
    const failed = rehearsal.events.at(-1);
    expect(failed?.type === 'requirementsFailed' && failed.data.check).to.equal(check);
    expect(lotOf(rehearsal)).to.include({ phase: 'ranked', check: null });
  });

  it('is made no more once the requirements were found met', () => {
    expect(() => request(rehearse('verified'))).to.throw(/requirementsChecked/);
    expect(() => request(rehearse())).to.throw(/requirementsChecked/);
  });

  it('goes on after an award on a declaration, and its answers come also when the tender is over', () => {
    const rehearsal = awardedOnDeclaration();
    const check = request(rehearsal);
    while (lotOf(rehearsal)?.phase === 'standstill') rehearsal.passNext();
    rehearsal.command('awardOrgan', 'signContract', { act, lot: lot1 });
    answer(rehearsal, check);
    expect(rehearsal.events.at(-1)?.type).to.equal('requirementsAnswered');
    expect(rehearsal.state.phase).to.equal('concluded');
    rehearsal.command('rup', 'verifyRequirements', { act, lot: lot1, outcome: 'positive' });
    const confirmed = rehearsal.events.at(-1);
    expect(confirmed?.type === 'selfDeclarationConfirmed' && confirmed.data.check).to.equal(check);
  });

  it('takes no answer to another request, nor to one of a bid that is proposed no more', () => {
    const rehearsal = rehearse('proposed');
    expect(() => answer(rehearsal, 'none')).to.throw(/checkNotAsked/);
    const first = request(rehearsal);
    request(rehearsal);
    expect(() => answer(rehearsal, first)).to.throw(/checkNotAsked/);
    check(rehearsal, 'negative');
    propose(rehearsal);
    expect(lotOf(rehearsal)?.check).to.equal(null);
  });
});

describe('events from before a check could end badly', () => {
  it('count as positive, and start no term', () => {
    const rehearsal = rehearse('ranked');
    const at = rehearsal.now;
    const version = rehearsal.state.version;
    const events = [
      eventOf('awardProposed', { act, lot: lot1, bid: bidA }),
      eventOf('requirementsVerified', { act, lot: lot1, bid: bidA }),
    ];
    const [proposed, verified] = events.map((event, index) => ({
      ...event,
      version: version + 1 + index,
      at,
    }));
    if (!proposed || !verified) throw new Error('two events');
    const after = evolve(rehearsal.state, proposed);
    expect(nextTerm(after)?.kind).to.equal('bidValidityEnd');
    expect(evolve(after, verified).lots[lot1]).to.include({
      phase: 'requirementsVerified',
      onSelfDeclaration: false,
    });
  });
});
