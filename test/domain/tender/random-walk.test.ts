import { expect } from 'chai';
import fc from 'fast-check';
import { DomainError } from '../../../domain/errors.js';
import { judgmentOutcomes } from '../../../domain/tender/challenges/state.js';
import type { CommandData, CommandType, Role } from '../../../domain/tender/commands.js';
import { nextDeadline } from '../../../domain/tender/deadlines.js';
import { evolveAll } from '../../../domain/tender/evolve.js';
import { findOpenStep } from '../../../domain/tender/opening/order.js';
import type { PersonId } from '../../../domain/types.js';
import { act, bidA, bidB, draft, lot1, mainLine, rehearse, type Rehearsal } from './rehearsal.js';

type Step = (rehearsal: Rehearsal) => void;

const person = (name: string) => name as PersonId;
const lot = lot1;
const lots = [lot1];
/** In the last hours before the deadline: a reason to open the term again. */
const outage = { id: 'm1', beganAt: '2026-04-02T19:00:00.000Z', endedAt: '2026-04-02T21:30:00.000Z' };

function command<T extends CommandType>(role: Role, type: T, data: CommandData[T]): Step {
  return (rehearsal) => void rehearsal.command(role, type, data);
}

const strayCommands: Step[] = [
  command('rup', 'rectifyTender', { act, significant: false }),
  command('rup', 'extendSubmission', {
    act,
    submissionDeadline: '2026-06-01T22:00:00.000Z',
    cause: 'choice',
    malfunctions: [],
  }),
  command('rup', 'suspendTender', { act, cause: 'choice', malfunctions: [] }),
  command('rup', 'resumeTender', { act }),
  command('rup', 'decideInversion', { act, alsoExamined: 1 }),
  (rehearsal) => rehearsal.open('administrative', null),
  command('rup', 'reopenSubmission', {
    ...{ act, malfunctions: ['m1'], submissionDeadline: '2026-07-01T22:00:00.000Z' },
  }),
  command('rup', 'requestIntegration', { act, bid: bidB, days: 7 }),
  command('rup', 'admitBid', { act, bid: bidA, lots }),
  command('rup', 'excludeBid', { act, bid: bidB, lots, ground: 'art. 95' }),
  (rehearsal) => rehearsal.open('technical', lot, ['label-1']),
  command('rup', 'decideRectification', { act, lot, rectification: 'label-1', outcome: 'accepted' }),
  command('rup', 'requestExplanations', { act, lot, bid: bidB, days: 15 }),
  command('rup', 'judgeExplanations', { act, lot, bid: bidB, outcome: 'abnormal' }),
  command('awardOrgan', 'signContract', { act, lot }),
  command('awardOrgan', 'awardLot', { act, lot }),
  command('awardOrgan', 'appointCommission', { act, members: [person('m9')], chair: person('m9') }),
  command('custodian', 'unlockEnvelopes', { kind: 'economic', lot, bids: [bidA, bidB], unreadable: [] }),
  command('custodian', 'unlockEnvelopes', { kind: 'technical', lot, bids: [bidA, bidB], unreadable: [] }),
  command('rup', 'recordAppeal', {
    act,
    lot,
    against: 'award',
    bid: bidB,
    notifiedOn: '2026-01-07',
    filedOn: null,
  }),
  ...(['granted', 'refused', 'noDecision'] as const).map((outcome): Step => (rehearsal) => {
    const data = { act, lot, challenge: lastChallenge(rehearsal) };
    rehearsal.command('rup', 'recordInterimRequest', { ...data, notifiedOn: '2026-01-08' });
    if (rehearsal.events.length % 3 > 0)
      rehearsal.command('rup', 'recordInterimDecision', { ...data, outcome });
  }),
  command('rup', 'decideRedactions', { act, lot, bid: bidB, outcome: 'refused' }),
  ...judgmentOutcomes.map((outcome): Step => (rehearsal) => {
    const bid = ['bidReadmitted', 'admissionAnnulled', 'redactionsUpheld'].includes(outcome) ? bidB : null;
    rehearsal.command('rup', 'recordJudgment', {
      act,
      lot,
      challenge: lastChallenge(rehearsal),
      outcome,
      bid,
    });
  }),
  (rehearsal) => void rehearsal.passNext(),
];
const steps: Step[] = [...mainLine.map(([, step]) => step), ...strayCommands];

function lastChallenge({ state }: Rehearsal): string {
  return Object.keys(state.lots[lot]?.challenges ?? {}).at(-1) ?? 'none';
}

describe('a random walk over commands and instants', () => {
  it('is refused by a code or recorded; it opens nothing early, signs nothing in a standstill, and can be folded again', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(steps.length - 1), { minLength: 20, maxLength: 60 }), (choices) => {
        const rehearsal = rehearse('closed', {
          draft: { ...draft, inversion: 'allowed' },
          malfunctions: [outage],
          redacted: [bidB],
        });
        for (const choice of choices) {
          tryStep(rehearsal, steps[choice] as Step);
          assertLawful(rehearsal);
        }
        expect(evolveAll(null, rehearsal.events)).to.deep.equal(rehearsal.tender);
      }),
      { numRuns: 150 },
    );
  });
});

function tryStep(rehearsal: Rehearsal, step: Step): void {
  const awaited = nextDeadline(rehearsal.state);
  try {
    step(rehearsal);
  } catch (error) {
    const expected =
      error instanceof DomainError || (awaited === undefined && String(error).includes('nothing is awaited'));
    if (!expected) throw error;
  }
}

function assertLawful({ state, events }: Rehearsal): void {
  const types = events.map(({ type }) => type);
  const openedTechnical = events.findIndex(
    (event) => event.type === 'envelopesOpened' && event.data.kind === 'technical',
  );
  const openedEconomic = events.findIndex(
    (event) => event.type === 'envelopesOpened' && event.data.kind === 'economic',
  );
  const examined = state.openingOrder === 'inverted' ? 'inversionDecided' : 'admissionsClosed';
  if (openedTechnical >= 0) expect(types.indexOf(examined)).to.be.within(0, openedTechnical);
  if (openedEconomic >= 0) expect(types.indexOf('scoresFrozen')).to.be.within(0, openedEconomic);
  const opened = events.some(({ data }) => 'rectifications' in data);
  const decided = ['rectificationAccepted', 'rectificationRefused'].some((type) =>
    types.includes(type as never),
  );
  if (opened && types.includes('scoresFrozen')) expect(decided).to.equal(true);
  if (types.includes('contractSigned'))
    expect(types.indexOf('standstillEnded')).to.be.within(0, types.indexOf('contractSigned'));
  const signed = types.indexOf('contractSigned');
  const asked = types.lastIndexOf('interimRequested', signed);
  if (signed >= 0 && asked >= 0) {
    const ends = ['interimDecided', 'challengeDismissed', ...judgmentOutcomes];
    expect(types.slice(asked, signed).some((type) => ends.includes(type))).to.equal(true);
  }
  if (state.openingOrder === 'inverted') assertExaminedLast(types, events);
  else if (state.phase !== 'closed') expect(findOpenStep(state, 'administrative', null)).to.equal(undefined);
}

function assertExaminedLast(types: readonly string[], events: Rehearsal['events']): void {
  const opened = events.findIndex(
    (event) => event.type === 'envelopesOpened' && event.data.kind === 'administrative',
  );
  if (opened >= 0) expect(types.indexOf('rankingFormed')).to.be.within(0, opened);
  const proposed = types.indexOf('awardProposed');
  if (proposed >= 0) expect(types.indexOf('bidAdmitted')).to.be.within(opened, proposed);
}
