import { expect } from 'chai';
import { DomainError, type DomainErrorCode } from '../../../domain/errors.js';
import type { CommandType, Role } from '../../../domain/tender/commands.js';
import type { Facts } from '../../../domain/tender/facts.js';
import type { BidId, LotId, PersonId } from '../../../domain/types.js';
import { act, bidA, bidB, coefficients, draft, facts, lot1, offer, rehearse } from './rehearsal.js';

interface Refusal {
  rule: string;
  /** The last step of the main line before the command. */
  after: string | null;
  facts?: Partial<Facts>;
  by: Role;
  command: CommandType;
  data?: object;
  code: DomainErrorCode;
}

const person = (name: string) => name as PersonId;
const members = [person('m1'), person('m2'), person('m3')];

const refusals: Refusal[] = [
  {
    rule: 'an incomplete draft',
    after: null,
    facts: { draft: { ...draft, lots: [] } },
    by: 'awardOrgan',
    command: 'adoptDecision',
    code: 'draftIncomplete',
  },
  {
    rule: 'a launch without an award organ',
    after: null,
    facts: { roles: facts.roles.slice(0, 1) },
    by: 'awardOrgan',
    command: 'adoptDecision',
    code: 'roleProblem',
  },
  {
    rule: 'a second launch',
    after: 'decided',
    by: 'awardOrgan',
    command: 'adoptDecision',
    code: 'alreadyLaunched',
  },
  { rule: 'a launch by the RUP', after: null, by: 'rup', command: 'adoptDecision', code: 'notPermitted' },
  {
    rule: 'a command on an unknown tender',
    after: null,
    by: 'rup',
    command: 'publishTender',
    code: 'notFound',
  },
  {
    rule: 'a publication without keys',
    after: 'decided',
    facts: { custody: { ...facts.custody, manifest: null } },
    by: 'rup',
    command: 'publishTender',
    code: 'keysNotMade',
  },
  {
    rule: 'a publication with keys made for another deadline',
    after: 'decided',
    facts: { custody: { ...facts.custody, notBefore: '2026-01-01T00:00:00Z' } },
    by: 'rup',
    command: 'publishTender',
    code: 'manifestDeadlineWrong',
  },
  {
    rule: 'a publication while a custodian has not opened the package',
    after: 'decided',
    facts: { custody: { ...facts.custody, notBefore: '2026-04-02T22:00:00.000Z', sharesAcknowledged: 8 } },
    by: 'rup',
    command: 'publishTender',
    code: 'sharesNotAcknowledged',
  },
  {
    rule: 'closing the admissions before the deadline',
    after: 'published',
    by: 'rup',
    command: 'closeAdmissions',
    code: 'commandNotAllowedInPhase',
  },
  {
    rule: 'an earlier deadline',
    after: 'published',
    by: 'rup',
    command: 'extendSubmission',
    data: { submissionDeadline: '2026-03-20T22:00:00.000Z', cause: 'choice', malfunctions: [] },
    code: 'deadlineNotLater',
  },
  {
    rule: 'an opening of technical envelopes before admission',
    after: 'closed',
    by: 'custodian',
    command: 'unlockEnvelopes',
    data: { kind: 'technical', lot: lot1, bids: [], unreadable: [] },
    code: 'openingNotAllowed',
  },
  {
    rule: 'an opening of economic envelopes before the scores are frozen',
    after: 'technical opened',
    by: 'custodian',
    command: 'unlockEnvelopes',
    data: { kind: 'economic', lot: lot1, bids: [bidA, bidB], unreadable: [] },
    code: 'openingNotAllowed',
  },
  {
    rule: 'an opening that leaves a bid out',
    after: 'closed',
    by: 'custodian',
    command: 'unlockEnvelopes',
    data: { kind: 'administrative', lot: null, bids: [bidA], unreadable: [] },
    code: 'openingNotAllowed',
  },
  {
    rule: 'an opening by the RUP',
    after: 'closed',
    by: 'rup',
    command: 'unlockEnvelopes',
    data: { kind: 'administrative', lot: null, bids: [bidA, bidB], unreadable: [] },
    code: 'notPermitted',
  },
  {
    rule: 'a technical opening before the declarations of the commission',
    after: 'commission appointed',
    facts: { declarations: [] },
    by: 'custodian',
    command: 'unlockEnvelopes',
    data: { kind: 'technical', lot: lot1, bids: [bidA, bidB], unreadable: [] },
    code: 'declarationsMissing',
  },
  {
    rule: 'a soccorso of four days',
    after: 'administrative opened',
    by: 'rup',
    command: 'requestIntegration',
    data: { bid: bidA, days: 4 },
    code: 'termOutsideLaw',
  },
  {
    rule: 'a soccorso of eleven days',
    after: 'administrative opened',
    by: 'rup',
    command: 'requestIntegration',
    data: { bid: bidA, days: 11 },
    code: 'termOutsideLaw',
  },
  {
    rule: 'the admission of a bid that does not exist',
    after: 'administrative opened',
    by: 'rup',
    command: 'admitBid',
    data: { bid: 'x' as BidId, lots: [lot1] },
    code: 'bidNotInScope',
  },
  {
    rule: 'the admission to a lot that was not bid for',
    after: 'administrative opened',
    by: 'rup',
    command: 'admitBid',
    data: { bid: bidA, lots: ['LOT-0009' as LotId] },
    code: 'bidNotInScope',
  },
  {
    rule: 'a second decision on a bid',
    after: 'admitted A',
    by: 'rup',
    command: 'excludeBid',
    data: { bid: bidA, lots: [lot1], ground: 'art. 94' },
    code: 'bidNotInScope',
  },
  {
    rule: 'an exclusion by the seggio',
    after: 'administrative opened',
    by: 'seggio',
    command: 'excludeBid',
    data: { bid: bidA, lots: [lot1], ground: 'art. 94' },
    code: 'notPermitted',
  },
  {
    rule: 'the end of admissions with a bid undecided',
    after: 'admitted A',
    by: 'rup',
    command: 'closeAdmissions',
    code: 'bidsUndecided',
  },
  {
    rule: 'a commission of two',
    after: 'closed',
    by: 'awardOrgan',
    command: 'appointCommission',
    data: { members: members.slice(0, 2), chair: members[0] },
    code: 'commissionNotComposed',
  },
  {
    rule: 'a commission with the award organ in it',
    after: 'closed',
    by: 'awardOrgan',
    command: 'appointCommission',
    data: { members: [person('m1'), person('m2'), person('organ')], chair: members[0] },
    code: 'commissionNotComposed',
  },
  {
    rule: 'a freeze with a score missing',
    after: 'technical opened',
    facts: { coefficients: { [bidA]: coefficients('0.9') } },
    by: 'commissioner',
    command: 'freezeScores',
    data: { lot: lot1 },
    code: 'scoresIncomplete',
  },
  {
    rule: 'a lot that does not exist',
    after: 'technical opened',
    by: 'commissioner',
    command: 'freezeScores',
    data: { lot: 'LOT-0009' as LotId },
    code: 'notFound',
  },
  {
    rule: 'a ranking without the offer of an admitted bid',
    after: 'economic opened',
    facts: { offers: [offer(bidA, '10.00', 90_000_000)] },
    by: 'commissioner',
    command: 'formRanking',
    data: { lot: lot1 },
    code: 'evaluationIncomplete',
  },
  {
    rule: 'a ranking with the first place tied',
    after: 'economic opened',
    facts: {
      coefficients: { [bidA]: coefficients('0.9'), [bidB]: coefficients('0.9') },
      offers: [offer(bidA, '10.00', 90_000_000), offer(bidB, '10.00', 90_000_000)],
    },
    by: 'commissioner',
    command: 'formRanking',
    data: { lot: lot1 },
    code: 'tieUnresolved',
  },
  {
    rule: 'explanations from a bid that is not flagged',
    after: 'ranked',
    by: 'rup',
    command: 'requestExplanations',
    data: { lot: lot1, bid: bidA, days: 15 },
    code: 'bidNotFlagged',
  },
  {
    rule: 'a signature before the communication',
    after: 'awarded',
    by: 'awardOrgan',
    command: 'signContract',
    data: { lot: lot1 },
    code: 'commandNotAllowedInPhase',
  },
  {
    rule: 'a signature during the standstill',
    after: 'communicated',
    by: 'awardOrgan',
    command: 'signContract',
    data: { lot: lot1 },
    code: 'commandNotAllowedInPhase',
  },
  {
    rule: 'a standstill that starts before the communications are sent',
    after: 'awarded',
    by: 'engine',
    command: 'confirmAwardCommunicated',
    data: { lot: lot1 },
    code: 'communicationsPending',
  },
  {
    rule: 'a revocation after the contract',
    after: 'signed',
    by: 'awardOrgan',
    command: 'revokeTender',
    code: 'commandNotAllowedInPhase',
  },
  {
    rule: 'a clock that would pass a deadline',
    after: 'published',
    by: 'rup',
    command: 'fastForward',
    data: { to: '2027-01-01T00:00:00.000Z' },
    code: 'clockWouldPassDeadline',
  },
  {
    rule: 'a clock that goes back',
    after: 'published',
    by: 'rup',
    command: 'fastForward',
    data: { to: '2026-01-01T00:00:00.000Z' },
    code: 'clockWouldPassDeadline',
  },
];

describe('decide refuses', () => {
  for (const { rule, after, facts: change = {}, by, command, data = {}, code } of refusals) {
    it(`${rule}: ${code}`, () => {
      const rehearsal = rehearse(after);
      rehearsal.facts = { ...rehearsal.facts, ...change };
      const run = () => rehearsal.command(by, command, { act, ...data });
      expect(codeOf(run)).to.equal(code);
    });
  }

  it('a clock moved in a tender that is no simulation: clockOnlyInSimulation', () => {
    const real = rehearse('published', { draft: { ...draft, simulation: false } });
    expect(codeOf(() => real.command('rup', 'fastForward', { to: '2026-03-10T00:00:00.000Z' }))).to.equal(
      'clockOnlyInSimulation',
    );
  });

  it('a notice transmitted too late for the term of thirty days: noticeTermTooShort', () => {
    const late = rehearse('decided');
    late.facts = {
      ...late.facts,
      custody: { ...late.facts.custody, notBefore: late.state.submissionDeadline },
    };
    late.now = '2026-03-05T09:00:00.000Z';
    expect(codeOf(() => late.command('rup', 'publishTender', { act }))).to.equal('noticeTermTooShort');
  });

  it('a reading confirmed before every envelope was read: readingPending', () => {
    const rehearsal = rehearse('closed', { readings: [] });
    rehearsal.command('custodian', 'unlockEnvelopes', {
      kind: 'administrative',
      lot: null,
      bids: [bidA, bidB],
      unreadable: [],
    });
    const confirm = () =>
      rehearsal.command('engine', 'confirmReading', { kind: 'administrative', lot: null });
    expect(codeOf(confirm)).to.equal('readingPending');
  });
});

function codeOf(run: () => unknown): string {
  try {
    run();
    return 'accepted';
  } catch (error) {
    if (error instanceof DomainError) return error.code;
    throw error;
  }
}
