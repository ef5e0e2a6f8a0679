import { expect } from 'chai';
import { DomainError, type DomainErrorCode } from '../../../domain/errors.js';
import type { CommandType } from '../../../domain/tender/commands.js';
import type { Facts } from '../../../domain/tender/facts.js';
import { act, draft, rehearse } from './rehearsal.js';

interface Refusal {
  rule: string;
  /** The last step of the main line before the command. */
  after: string;
  facts?: Partial<Facts>;
  by: 'rup';
  command: CommandType;
  data?: object;
  code: DomainErrorCode;
}

const refusals: Refusal[] = [
  {
    rule: 'a significant rectification with the old deadline',
    after: 'published',
    by: 'rup',
    command: 'rectifyTender',
    data: { significant: true },
    code: 'extensionRequired',
  },
  {
    rule: 'a significant rectification with too short an extension',
    after: 'published',
    by: 'rup',
    command: 'rectifyTender',
    data: { significant: true, submissionDeadline: '2026-04-03T22:00:00.000Z' },
    code: 'extensionRequired',
  },
  {
    rule: 'an extension for a late answer that still leaves too few days',
    after: 'custody proven',
    facts: { lastAnswerAt: '2026-03-30T09:00:00.000Z' },
    by: 'rup',
    command: 'extendSubmission',
    data: { submissionDeadline: '2026-04-03T22:00:00.000Z', cause: 'lateClarification', malfunctions: [] },
    code: 'extensionRequired',
  },
  {
    rule: 'an extension for a malfunction that nobody has registered',
    after: 'published',
    by: 'rup',
    command: 'extendSubmission',
    data: { submissionDeadline: '2026-04-10T22:00:00.000Z', cause: 'malfunction', malfunctions: ['m1'] },
    code: 'malfunctionNotRegistered',
  },
  {
    rule: 'an extension for a malfunction without naming one',
    after: 'published',
    by: 'rup',
    command: 'extendSubmission',
    data: { submissionDeadline: '2026-04-10T22:00:00.000Z', cause: 'malfunction', malfunctions: [] },
    code: 'malfunctionNotRegistered',
  },
  {
    rule: 'an extension by choice that names a malfunction',
    after: 'published',
    facts: { malfunctions: [{ id: 'm1', beganAt: '2026-03-02T10:00:00.000Z', endedAt: null }] },
    by: 'rup',
    command: 'extendSubmission',
    data: { submissionDeadline: '2026-04-10T22:00:00.000Z', cause: 'choice', malfunctions: ['m1'] },
    code: 'malfunctionNotRegistered',
  },
  {
    rule: 'an extension for a malfunction that lasts',
    after: 'published',
    facts: { malfunctions: [{ id: 'm1', beganAt: '2026-03-02T10:00:00.000Z', endedAt: null }] },
    by: 'rup',
    command: 'extendSubmission',
    data: { submissionDeadline: '2026-04-10T22:00:00.000Z', cause: 'malfunction', malfunctions: ['m1'] },
    code: 'malfunctionLasts',
  },
  {
    rule: 'a suspension for a malfunction that nobody has registered',
    after: 'published',
    by: 'rup',
    command: 'suspendTender',
    data: { cause: 'malfunction', malfunctions: ['m1'] },
    code: 'malfunctionNotRegistered',
  },
  {
    rule: 'the resumption of a tender that runs',
    after: 'published',
    by: 'rup',
    command: 'resumeTender',
    code: 'commandNotAllowedInPhase',
  },
  {
    rule: 'a suspension after the deadline',
    after: 'closed',
    by: 'rup',
    command: 'suspendTender',
    code: 'commandNotAllowedInPhase',
  },
];

describe('decide refuses before the deadline', () => {
  for (const { rule, after, facts: change = {}, by, command, data = {}, code } of refusals) {
    it(`${rule}: ${code}`, () => {
      const rehearsal = rehearse(after);
      rehearsal.facts = { ...rehearsal.facts, ...change };
      const run = () => rehearsal.command(by, command, { act, ...data });
      expect(codeOf(run)).to.equal(code);
    });
  }

  it('a notice whose term is the minimum where a site visit is needed: noticeTermTooShort', () => {
    const siteVisit = { required: true, places: [], slots: [], instructions: { it: '', en: '' } };
    const decided = rehearse('decided');
    decided.facts = {
      ...decided.facts,
      draft: { ...draft, siteVisit },
      custody: { ...decided.facts.custody, notBefore: decided.state.submissionDeadline },
    };
    decided.now = '2026-03-03T09:00:00.000Z';
    expect(codeOf(() => decided.command('rup', 'publishTender', { act }))).to.equal('noticeTermTooShort');
    decided.now = '2026-03-02T09:00:00.000Z';
    expect(codeOf(() => decided.command('rup', 'publishTender', { act }))).to.equal('accepted');
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
