import { expect } from 'chai';
import { DomainError } from '../../../domain/errors.js';
import {
  stands,
  stayOf,
  type InterimDecision,
  type JudgmentOutcome,
} from '../../../domain/tender/challenges/state.js';
import { disclosedData } from '../../../domain/tender/event-disclosure.js';
import { evolveAll } from '../../../domain/tender/evolve.js';
import { bidsToOpen, findOpenStep } from '../../../domain/tender/opening/order.js';
import type { BidId } from '../../../domain/types.js';
import {
  act,
  bidA,
  bidB,
  coefficients,
  facts,
  lot1,
  mainLine,
  offer,
  rehearse,
  type Rehearsal,
} from './rehearsal.js';

const lot = lot1;

function appeal(rehearsal: Rehearsal, bid: BidId | null = bidB): string {
  const dates = { notifiedOn: '2026-03-01', filedOn: null };
  const [event] = rehearsal.command('rup', 'recordAppeal', { act, lot, against: 'award', bid, ...dates });
  if (event?.type !== 'appealRecorded') throw new Error('no appeal');
  return event.data.challenge;
}

function askInterim(rehearsal: Rehearsal, challenge: string): void {
  rehearsal.command('rup', 'recordInterimRequest', { act, lot, challenge, notifiedOn: '2026-03-01' });
}

function decideInterim(rehearsal: Rehearsal, challenge: string, outcome: InterimDecision): void {
  rehearsal.command('rup', 'recordInterimDecision', { act, lot, challenge, outcome });
}

function judge(rehearsal: Rehearsal, outcome: JudgmentOutcome, bid: BidId | null = null): void {
  rehearsal.command('rup', 'recordJudgment', { act, lot, challenge: appeal(rehearsal), outcome, bid });
}

/** Whoever the notice keeps out has no bid. */
function annulNotice(rehearsal: Rehearsal): void {
  const challenge = appeal(rehearsal, null);
  rehearsal.command('rup', 'recordJudgment', { act, lot, challenge, outcome: 'noticeAnnulled', bid: null });
}

function sign(rehearsal: Rehearsal): void {
  rehearsal.command('awardOrgan', 'signContract', { act, lot });
}

function codeOf(attempt: () => unknown): string {
  try {
    attempt();
  } catch (error) {
    if (error instanceof DomainError) return error.code;
    throw error;
  }
  return 'accepted';
}

const phaseOf = ({ state }: Rehearsal) => state.lots[lot]?.phase;
const standingOf = ({ state }: Rehearsal, bid: BidId) => state.bids[bid]?.lots[lot];

describe('an appeal', () => {
  it('is refused for a bid that is not in the lot, and for a day to come', () => {
    const awarded = rehearse('standstill over');
    const data = { act, lot, against: 'award' as const, bid: null, notifiedOn: '2026-03-01', filedOn: null };
    const record = (change: Partial<typeof data> | { bid: BidId } | { filedOn: string }) =>
      codeOf(() => awarded.command('rup', 'recordAppeal', { ...data, ...change }));
    expect(record({ bid: 'x' as BidId })).to.equal('bidNotInScope');
    expect(record({ notifiedOn: '2099-01-01' })).to.equal('challengeDateInvalid');
    expect(record({ filedOn: '2099-01-01' })).to.equal('challengeDateInvalid');
    expect(record({})).to.equal('accepted');
  });

  it('alone does not keep the contract from being signed', () => {
    const awarded = rehearse('standstill over');
    appeal(awarded);
    sign(awarded);
    expect(phaseOf(awarded)).to.equal('contractSigned');
  });

  it('is public without the bid that it comes from', () => {
    const awarded = rehearse('standstill over');
    appeal(awarded);
    const event = awarded.events.at(-1);
    if (!event) throw new Error('no event');
    expect(disclosedData(event, 'public')).to.include({ lot, against: 'award' }).and.not.have.property('bid');
    expect(disclosedData(event, 'insider')).to.include({ bid: bidB });
  });
});

describe('an interim request', () => {
  for (const [outcome, code] of [
    ['granted', 'signatureStayed'],
    ['refused', 'accepted'],
    ['noDecision', 'accepted'],
  ] as const) {
    it(`keeps the contract unsigned until it is decided; ${outcome}: ${code}`, () => {
      const awarded = rehearse('standstill over');
      const challenge = appeal(awarded);
      askInterim(awarded, challenge);
      expect(codeOf(() => sign(awarded))).to.equal('signatureStayed');
      decideInterim(awarded, challenge, outcome);
      expect(codeOf(() => sign(awarded))).to.equal(code);
    });
  }

  it('that was granted keeps it unsigned until the judgment', () => {
    const awarded = rehearse('standstill over');
    const challenge = appeal(awarded);
    askInterim(awarded, challenge);
    decideInterim(awarded, challenge, 'granted');
    awarded.command('rup', 'recordJudgment', { act, lot, challenge, outcome: 'dismissed', bid: null });
    expect(awarded.state.lots[lot] && stayOf(awarded.state.lots[lot])).to.equal(undefined);
    sign(awarded);
    expect(awarded.state.phase).to.equal('concluded');
  });

  it('does not stop the standstill from ending', () => {
    const awarded = rehearse('communicated');
    askInterim(awarded, appeal(awarded));
    awarded.passNext();
    expect(phaseOf(awarded)).to.equal('signable');
  });

  it('is asked and decided in this order, and no more once the challenge is judged', () => {
    const awarded = rehearse('standstill over');
    const challenge = appeal(awarded);
    expect(codeOf(() => decideInterim(awarded, challenge, 'granted'))).to.equal('interimOutOfOrder');
    askInterim(awarded, challenge);
    expect(codeOf(() => askInterim(awarded, challenge))).to.equal('interimOutOfOrder');
    awarded.command('rup', 'recordJudgment', { act, lot, challenge, outcome: 'dismissed', bid: null });
    expect(codeOf(() => decideInterim(awarded, challenge, 'refused'))).to.equal('challengeNotPending');
    expect(codeOf(() => askInterim(awarded, 'f'.repeat(64)))).to.equal('challengeNotPending');
  });
});

describe('a judgment', () => {
  it('takes the lot back no further than it has come', () => {
    expect(codeOf(() => judge(rehearse('ranked'), 'awardAnnulled'))).to.equal('commandNotAllowedInPhase');
    expect(codeOf(() => judge(rehearse('technical opened'), 'evaluationAnnulled'))).to.equal(
      'commandNotAllowedInPhase',
    );
    expect(codeOf(() => judge(rehearse('proposed'), 'awardAnnulled'))).to.equal('accepted');
  });

  it('that annuls the award leaves ranking and scores, and the lot is awarded again', () => {
    const awarded = rehearse('standstill over');
    judge(awarded, 'awardAnnulled');
    expect(awarded.state.lots[lot]).to.include({ phase: 'ranked', proposed: null, awardedAt: null });
    expect(awarded.state.lots[lot]?.ranking).to.have.length(2);
    awarded.command('commissioner', 'proposeAward', { act, lot });
    expect(phaseOf(awarded)).to.equal('awardProposed');
  });

  it('that annuls the evaluation has every bid scored again, those below the threshold too', () => {
    const low = { coefficients: { [bidA]: coefficients('0.9'), [bidB]: coefficients('0.1') } };
    const awarded = rehearse('standstill over', low);
    expect(standingOf(awarded, bidB)).to.equal('belowThreshold');
    judge(awarded, 'evaluationAnnulled');
    expect(phaseOf(awarded)).to.equal('technicalEvaluation');
    expect(standingOf(awarded, bidB)).to.equal('admitted');
    expect(awarded.state.lots[lot]).to.include({ scoring: 2, ranking: null, awardedAt: null });
    awarded.facts = { ...awarded.facts, coefficients: facts.coefficients };
    awarded.command('commissioner', 'freezeScores', { act, lot });
    expect(bidsToOpen(awarded.state, 'economic', lot)).to.deep.equal([bidB]);
    awarded.open('economic', lot);
    awarded.command('commissioner', 'formRanking', { act, lot });
    expect(awarded.state.lots[lot]?.ranking).to.have.length(2);
  });

  it('keeps both branches: the events, and since when and why the first was left', () => {
    const awarded = rehearse('standstill over');
    const before = awarded.events.length;
    judge(awarded, 'evaluationAnnulled');
    const [branch] = awarded.state.lots[lot]?.branches ?? [];
    expect(branch).to.include({ outcome: 'evaluationAnnulled', version: before + 2 });
    const types = awarded.events.map(({ type }) => type);
    expect(awarded.events.at(-1)?.data).to.include({ left: 'signable' });
    expect(types).to.include.members(['lotAwarded', 'rankingFormed', 'evaluationAnnulled']);
    expect(evolveAll(null, awarded.events)).to.deep.equal(awarded.tender);
  });

  it('says which evaluations still stand', () => {
    const awarded = rehearse('standstill over');
    const versionOf = (type: string) => awarded.events.findLast((event) => event.type === type)?.version ?? 0;
    const technical = { stage: 'technical', version: versionOf('scoresFrozen') } as const;
    const final = { stage: 'final', version: versionOf('rankingFormed') } as const;
    const stand = () =>
      [technical, final].map((one) => stands(awarded.state.lots[lot] ?? { branches: [] }, one));
    judge(awarded, 'awardAnnulled');
    expect(stand()).to.deep.equal([true, true]);
    judge(awarded, 'rankingAnnulled');
    expect(stand()).to.deep.equal([true, false]);
    judge(awarded, 'evaluationAnnulled');
    expect(stand()).to.deep.equal([false, false]);
  });

  it('that annuls an admission excludes the bid and has the ranking formed again', () => {
    const awarded = rehearse('standstill over');
    judge(awarded, 'admissionAnnulled', bidA);
    expect(standingOf(awarded, bidA)).to.equal('excluded');
    expect(phaseOf(awarded)).to.equal('economicEvaluation');
    awarded.command('commissioner', 'formRanking', { act, lot });
    expect(awarded.state.lots[lot]?.ranking).to.deep.equal([bidB]);
  });

  it('that annuls the notice ends the lot wherever it stands, and the record keeps what was done', () => {
    for (const step of ['published', 'closed', 'ranked', 'standstill over']) {
      const rehearsal = rehearse(step);
      annulNotice(rehearsal);
      expect(phaseOf(rehearsal)).to.equal('annulled');
      expect(rehearsal.state.phase).to.equal('concluded');
      expect(evolveAll(null, rehearsal.events)).to.deep.equal(rehearsal.tender);
    }
    expect(codeOf(() => annulNotice(rehearse('signed')))).to.equal('commandNotAllowedInPhase');
  });

  it('after the award changes no mean; before it the ranking is formed on who is left (art. 108 c. 12)', () => {
    const averagedAfter = (step: string) => {
      const rehearsal = rehearse(step);
      judge(rehearsal, 'admissionAnnulled', bidA);
      rehearsal.command('commissioner', 'formRanking', { act, lot });
      return rehearsal.state.lots[lot]?.averagedOver;
    };
    expect(averagedAfter('standstill over')).to.deep.equal([bidA, bidB]);
    expect(averagedAfter('proposed')).to.deep.equal([bidB]);
  });

  it('names a bid where it decides on one, and none elsewhere', () => {
    const awarded = rehearse('standstill over');
    expect(codeOf(() => judge(awarded, 'bidReadmitted', bidA))).to.equal('bidNotInScope');
    expect(codeOf(() => judge(awarded, 'bidReadmitted'))).to.equal('bidNotInScope');
    expect(codeOf(() => judge(awarded, 'dismissed', bidA))).to.equal('bidNotInScope');
  });
});

describe('a readmission', () => {
  const excluding = (rehearsal: Rehearsal): Rehearsal => {
    rehearsal.command('rup', 'excludeBid', { act, bid: bidB, lots: [lot], ground: 'art. 95' });
    return rehearsal;
  };
  const untilSigned = [
    'commission appointed',
    'technical opened',
    'scores frozen',
    'economic opened',
    'ranked',
  ];

  function rankedWithoutB(): Rehearsal {
    const rehearsal = excluding(rehearse('admitted A'));
    rehearsal.command('rup', 'closeAdmissions', { act });
    for (const [name, step] of mainLine) if (untilSigned.includes(name)) step(rehearsal);
    return rehearsal;
  }

  it('brings the custodians back for the envelopes of that bid alone; the scores of the others stay', () => {
    const ranked = rankedWithoutB();
    judge(ranked, 'bidReadmitted', bidB);
    expect(phaseOf(ranked)).to.equal('awaitingTechnicalOpening');
    expect(findOpenStep(ranked.state, 'technical', lot)?.kind).to.equal('technical');
    expect(bidsToOpen(ranked.state, 'technical', lot)).to.deep.equal([bidB]);
    ranked.open('technical', lot);
    ranked.command('commissioner', 'freezeScores', { act, lot });
    expect(bidsToOpen(ranked.state, 'economic', lot)).to.deep.equal([bidB]);
    ranked.open('economic', lot);
    ranked.command('commissioner', 'formRanking', { act, lot });
    expect(ranked.state.lots[lot]?.ranking).to.have.members([bidA, bidB]);
    expect(ranked.state.lots[lot]?.scoring).to.equal(1);
  });

  it('of a bid whose envelopes are open calls nobody for nothing', () => {
    const flagged = { offers: [offer(bidA, '10.00', 90_000_000), offer(bidB, '40.00', 60_000_000)] };
    const ranked = rehearse('economic opened', flagged);
    excluding(ranked);
    ranked.command('commissioner', 'formRanking', { act, lot });
    judge(ranked, 'bidReadmitted', bidB);
    expect(phaseOf(ranked)).to.equal('technicalEvaluation');
    ranked.command('commissioner', 'freezeScores', { act, lot });
    expect(phaseOf(ranked)).to.equal('economicEvaluation');
  });

  it('while admissions are open gives the decision back to the RUP', () => {
    const admitting = excluding(rehearse('admitted A'));
    judge(admitting, 'bidReadmitted', bidB);
    expect(standingOf(admitting, bidB)).to.equal('submitted');
    admitting.command('rup', 'admitBid', { act, bid: bidB, lots: [lot] });
    expect(standingOf(admitting, bidB)).to.equal('admitted');
  });
});
