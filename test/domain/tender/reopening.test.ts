import { expect } from 'chai';
import { mayKnowBidders } from '../../../domain/tender/disclosure.js';
import { bidsToOpen } from '../../../domain/tender/opening/order.js';
import { DomainError } from '../../../domain/errors.js';
import { act, bidA, bidB, facts, rehearse, type Rehearsal } from './rehearsal.js';

/** The rehearsal's term ends on Thursday 2 April at 24:00, 22:00 UTC. */
const outage = { id: 'm1', beganAt: '2026-04-02T19:00:00.000Z', endedAt: '2026-04-02T21:30:00.000Z' };
const reopening = { act, malfunctions: ['m1'], submissionDeadline: '2026-04-07T22:00:00.000Z' };
const rup = { person: null, supplier: null, roles: new Set(['rup']) };

function closedAfterOutage(step = 'closed'): Rehearsal {
  return rehearse(step, { malfunctions: [outage] });
}

function codeOf(run: () => unknown): string {
  try {
    run();
    return 'accepted';
  } catch (error) {
    if (error instanceof DomainError) return error.code;
    throw error;
  }
}

describe('a term that opens again after a malfunction', () => {
  it('takes bids until the new deadline; nobody knows who bids until it closes again', () => {
    const rehearsal = closedAfterOutage();
    expect(mayKnowBidders(rehearsal.state, rup, { declared: new Set() })).to.equal(true);
    rehearsal.command('rup', 'reopenSubmission', reopening);
    const { state } = rehearsal;
    expect(state).to.include({ phase: 'bidding', closedAt: null });
    expect(state.submissionDeadline).to.equal(reopening.submissionDeadline);
    expect(state.bids).to.deep.equal({});
    expect(mayKnowBidders(state, rup, { declared: new Set() })).to.equal(false);
    expect(bidsToOpen(state, 'administrative', null)).to.deep.equal([]);
  });

  it('awaits its deadline alone, and closes with the bids that stand then', () => {
    const rehearsal = closedAfterOutage();
    rehearsal.command('rup', 'reopenSubmission', reopening);
    const [first] = facts.submissions;
    rehearsal.facts = { ...rehearsal.facts, submissions: first ? [first] : [] };
    expect(rehearsal.passNext().kind).to.equal('submissionClose');
    expect(Object.keys(rehearsal.state.bids)).to.deep.equal([bidA]);
    expect(rehearsal.state.bids[bidB]).to.equal(undefined);
  });

  it('gives back a malfunction once: another reopening needs another one', () => {
    const rehearsal = closedAfterOutage();
    rehearsal.command('rup', 'reopenSubmission', reopening);
    rehearsal.passNext();
    const again = { ...reopening, submissionDeadline: '2026-04-20T22:00:00.000Z' };
    expect(codeOf(() => rehearsal.command('rup', 'reopenSubmission', again))).to.equal(
      'malfunctionNotRegistered',
    );
  });

  const refusals: [rule: string, step: string, change: object, code: string][] = [
    [
      'a term that is too short',
      'closed',
      { submissionDeadline: '2026-04-03T20:00:00.000Z' },
      'extensionRequired',
    ],
    ['no malfunction', 'closed', { malfunctions: [] }, 'malfunctionNotRegistered'],
    [
      'a malfunction that nobody has registered',
      'closed',
      { malfunctions: ['m2'] },
      'malfunctionNotRegistered',
    ],
    ['a term that runs', 'published', {}, 'commandNotAllowedInPhase'],
    ['what was opened and read', 'administrative opened', {}, 'commandNotAllowedInPhase'],
  ];
  for (const [rule, step, change, code] of refusals) {
    it(`is refused for ${rule}: ${code}`, () => {
      const rehearsal = closedAfterOutage(step);
      expect(
        codeOf(() => rehearsal.command('rup', 'reopenSubmission', { ...reopening, ...change })),
      ).to.equal(code);
    });
  }

  it('is refused once an envelope was opened, though it is not read yet: envelopesAlreadyOpened', () => {
    const rehearsal = closedAfterOutage();
    const key = { kind: 'administrative' as const, lot: null };
    rehearsal.command('custodian', 'unlockEnvelopes', { ...key, bids: [bidA, bidB], unreadable: [] });
    expect(codeOf(() => rehearsal.command('rup', 'reopenSubmission', reopening))).to.equal(
      'envelopesAlreadyOpened',
    );
  });

  it('is refused while the malfunction lasts: malfunctionLasts', () => {
    const rehearsal = rehearse('closed', { malfunctions: [{ ...outage, endedAt: null }] });
    expect(codeOf(() => rehearsal.command('rup', 'reopenSubmission', reopening))).to.equal(
      'malfunctionLasts',
    );
  });
});
