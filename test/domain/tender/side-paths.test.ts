import { expect } from 'chai';
import { effectsOf } from '../../../domain/tender/effects.js';
import { nextTerm } from '../../../domain/tender/deadlines.js';
import { bidsToOpen } from '../../../domain/tender/opening/order.js';
import { act, bidA, bidB, coefficients, facts, lot1, offer, rehearse } from './rehearsal.js';

describe('an extension of the term', () => {
  it('moves enquiries and custody proofs with the deadline and awaits them again', () => {
    const rehearsal = rehearse('custody proven');
    rehearsal.command('rup', 'extendSubmission', {
      act,
      submissionDeadline: '2026-05-04T22:00:00.000Z',
      cause: 'choice',
      malfunctions: [],
    });
    expect(rehearsal.state.submissionDeadline).to.equal('2026-05-04T22:00:00.000Z');
    expect(rehearsal.state.enquiriesClosedAt).to.equal(null);
    expect(nextTerm(rehearsal.state)?.kind).to.equal('enquiriesClose');
  });

  it('is not implied by a rectification without a new deadline', () => {
    const rehearsal = rehearse('custody proven');
    const before = rehearsal.state.submissionDeadline;
    rehearsal.command('rup', 'rectifyTender', { act, significant: false });
    expect(rehearsal.state.submissionDeadline).to.equal(before);
    expect(nextTerm(rehearsal.state)?.kind).to.equal('submissionClose');
  });
});

describe('soccorso istruttorio', () => {
  it('holds the exclusion until the term ends without an answer', () => {
    const rehearsal = rehearse('administrative opened', { answered: false });
    rehearsal.command('rup', 'requestIntegration', { act, bid: bidB, days: 5 });
    const exclude = () =>
      rehearsal.command('rup', 'excludeBid', { act, bid: bidB, lots: [lot1], ground: 'art. 101 c. 2' });
    expect(exclude).to.throw(/integrationRunning/);
    expect(rehearsal.passNext().kind).to.equal('integrationEnd');
    exclude();
    expect(rehearsal.state.bids[bidB]?.lots[lot1]).to.equal('excluded');
  });

  it('lets an answer be judged before the term ends', () => {
    const rehearsal = rehearse('administrative opened', { answered: true });
    rehearsal.command('rup', 'requestIntegration', { act, bid: bidB, days: 10 });
    rehearsal.command('rup', 'admitBid', { act, bid: bidB, lots: [lot1] });
    expect(rehearsal.state.bids[bidB]?.lots[lot1]).to.equal('admitted');
  });
});

describe('the technical threshold', () => {
  it('keeps the economic envelope of who is below it sealed', () => {
    const rehearsal = rehearse('scores frozen', {
      coefficients: { [bidA]: coefficients('0.9'), [bidB]: coefficients('0.4') },
    });
    expect(rehearsal.state.bids[bidB]?.lots[lot1]).to.equal('belowThreshold');
    expect(bidsToOpen(rehearsal.state, 'economic', lot1)).to.deep.equal([bidA]);
  });
});

describe('a bid that looks abnormally low', () => {
  const low = {
    offers: [offer(bidA, '10.00', 90_000_000), offer(bidB, '40.00', 60_000_000)],
    coefficients: { [bidA]: coefficients('0.7'), [bidB]: coefficients('0.6') },
  };

  it('is not proposed before it is judged', () => {
    const rehearsal = rehearse('ranked', low);
    expect(rehearsal.state.lots[lot1]?.ranking).to.deep.equal([bidB, bidA]);
    expect(() => rehearsal.command('commissioner', 'proposeAward', { act, lot: lot1 })).to.throw(
      /abnormalOfferUnresolved/,
    );
  });

  it('is excluded by the RUP when its explanations do not convince, and the others are ranked again', () => {
    const rehearsal = rehearse('ranked', low);
    rehearsal.command('rup', 'requestExplanations', { act, lot: lot1, bid: bidB, days: 15 });
    rehearsal.command('rup', 'judgeExplanations', { act, lot: lot1, bid: bidB, outcome: 'abnormal' });
    rehearsal.command('commissioner', 'formRanking', { act, lot: lot1 });
    expect(rehearsal.state.lots[lot1]?.ranking).to.deep.equal([bidA]);
    rehearsal.command('commissioner', 'proposeAward', { act, lot: lot1 });
    expect(rehearsal.state.lots[lot1]?.proposed).to.equal(bidA);
  });

  it('is proposed when its explanations convince', () => {
    const rehearsal = rehearse('ranked', low);
    rehearsal.command('rup', 'requestExplanations', { act, lot: lot1, bid: bidB, days: 10 });
    rehearsal.command('rup', 'judgeExplanations', { act, lot: lot1, bid: bidB, outcome: 'justified' });
    rehearsal.command('commissioner', 'proposeAward', { act, lot: lot1 });
    expect(rehearsal.state.lots[lot1]?.proposed).to.equal(bidB);
  });

  it('is not judged while its term runs without an answer', () => {
    const rehearsal = rehearse('ranked', { ...low, answered: false });
    rehearsal.command('rup', 'requestExplanations', { act, lot: lot1, bid: bidB, days: 10 });
    const judge = () =>
      rehearsal.command('rup', 'judgeExplanations', { act, lot: lot1, bid: bidB, outcome: 'abnormal' });
    expect(judge).to.throw(/explanationsRunning/);
    expect(rehearsal.passNext().kind).to.equal('explanationsEnd');
    judge();
  });
});

describe('an envelope that could not be read', () => {
  it('is excluded by the RUP after its opening, so that the others go on', () => {
    const rehearsal = rehearse('economic opened', { offers: facts.offers.slice(0, 1) });
    rehearsal.command('rup', 'excludeBid', { act, bid: bidB, lots: [lot1], ground: 'busta illeggibile' });
    rehearsal.command('commissioner', 'formRanking', { act, lot: lot1 });
    expect(rehearsal.state.lots[lot1]?.ranking).to.deep.equal([bidA]);
  });
});

describe('custodians who did not prove their keys', () => {
  it('are reported to the officer', () => {
    const custody = { ...facts.custody, custodiansProven: 2 };
    const rehearsal = rehearse('enquiries closed');
    rehearsal.facts = { ...rehearsal.facts, custody };
    rehearsal.passNext();
    const counted = rehearsal.events.at(-1);
    expect(counted?.type).to.equal('custodyProofsCounted');
    const effects = counted ? effectsOf(counted, rehearsal.state) : [];
    const sent = effects.flatMap(({ kind, data }) => (kind === 'communicate' ? [data.communication] : []));
    expect(sent).to.deep.equal(['custodyWarning']);
  });
});

describe('a revoked tender', () => {
  it('awaits nothing and takes no command', () => {
    const rehearsal = rehearse('published');
    rehearsal.command('awardOrgan', 'revokeTender', { act });
    expect(nextTerm(rehearsal.state)).to.equal(undefined);
    expect(() => rehearsal.command('rup', 'rectifyTender', { act, significant: false })).to.throw(
      /commandNotAllowedInPhase/,
    );
  });
});

describe('a lot whose every bid was excluded', () => {
  it('is ranked empty and proposed to nobody', () => {
    const rehearsal = rehearse('economic opened');
    for (const bid of [bidA, bidB]) {
      rehearsal.command('rup', 'excludeBid', { act, bid, lots: [lot1], ground: 'busta illeggibile' });
    }
    rehearsal.command('commissioner', 'formRanking', { act, lot: lot1 });
    expect(() => rehearsal.command('commissioner', 'proposeAward', { act, lot: lot1 })).to.throw(
      /noBidRanked/,
    );
  });
});
