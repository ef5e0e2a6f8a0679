import { expect } from 'chai';
import { DomainError } from '../../../domain/errors.js';
import type { JudgmentOutcome } from '../../../domain/tender/challenges/state.js';
import { nextTerm } from '../../../domain/tender/deadlines.js';
import { disclosedFiles, envelopeDisclosure, type Reader } from '../../../domain/tender/disclosure.js';
import { disclosedData } from '../../../domain/tender/event-disclosure.js';
import { isReleased, type RedactionDecision } from '../../../domain/tender/redactions/state.js';
import type { SupplierId } from '../../../domain/types.js';
import { act, bidA, bidB, lot1, rehearse, type Rehearsal } from './rehearsal.js';

const lot = lot1;
const files = ['relazione.pdf', 'oscurata/relazione.pdf', 'oscurata/motivazione.pdf'].map((name) => ({
  name,
}));

function decided(outcome: RedactionDecision): Rehearsal {
  const rehearsal = rehearse('verified', { redacted: [bidA] });
  rehearsal.command('rup', 'decideRedactions', { act, lot, bid: bidA, outcome });
  return rehearsal;
}

/** Awarded and communicated on 6 March 2026 at the latest; the standstill runs. */
function awarded(outcome: RedactionDecision): Rehearsal {
  const rehearsal = decided(outcome);
  rehearsal.command('awardOrgan', 'awardLot', { act, lot });
  rehearsal.facts = { ...rehearsal.facts, lastAwardCommunicationAt: rehearsal.now };
  rehearsal.command('engine', 'confirmAwardCommunicated', { lot });
  return rehearsal;
}

function appeal(rehearsal: Rehearsal): string {
  const data = {
    act,
    lot,
    against: 'redactions' as const,
    bid: bidA,
    notifiedOn: '2026-03-01',
    filedOn: null,
  };
  rehearsal.command('rup', 'recordAppeal', data);
  return Object.keys(rehearsal.state.lots[lot]?.challenges ?? {}).at(-1) ?? '';
}

function judge(rehearsal: Rehearsal, challenge: string, outcome: JudgmentOutcome): void {
  const bid = outcome === 'redactionsUpheld' ? bidA : null;
  rehearsal.command('rup', 'recordJudgment', { act, lot, challenge, outcome, bid });
}

/** What the other bidder gets of the winner's technical envelope. */
function seenByOther({ state, now }: Rehearsal): string {
  const reader: Reader = { person: null, supplier: 'supplier-b' as SupplierId, roles: new Set(['supplier']) };
  const facts = { now, declared: new Set<never>(), exclusions: [] };
  return envelopeDisclosure(state, reader, { bid: bidA, kind: 'technical', lot }, facts);
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

describe('redactions', () => {
  it('are decided before the award, for who filed redacted copies', () => {
    const verified = rehearse('verified', { redacted: [bidA] });
    const decide = (bid: typeof bidA) =>
      codeOf(() => verified.command('rup', 'decideRedactions', { act, lot, bid, outcome: 'granted' }));
    const award = () => codeOf(() => verified.command('awardOrgan', 'awardLot', { act, lot }));
    expect(award()).to.equal('redactionsUndecided');
    expect(decide(bidB)).to.equal('redactionNotAsked');
    expect(decide(bidA)).to.equal('accepted');
    expect(award()).to.equal('accepted');
    expect(decide(bidA)).to.equal('commandNotAllowedInPhase');
  });

  it('that were granted stay for good: no instant is awaited', () => {
    const lotAwarded = awarded('granted');
    expect(nextTerm(lotAwarded.state)?.kind).to.equal('standstillEnd');
    lotAwarded.passNext();
    expect(seenByOther(lotAwarded)).to.equal('redacted');
  });

  it('that were refused stay until ten days have passed from the communication, then go by themselves', () => {
    const lotAwarded = awarded('refused');
    expect(seenByOther(lotAwarded)).to.equal('redacted');
    expect(lotAwarded.passNext().kind).to.equal('redactionsRelease');
    expect(lotAwarded.events.at(-1)?.data).to.deep.include({ bids: [bidA] });
    expect(seenByOther(lotAwarded)).to.equal('whole');
    const lengthMs = Date.parse(lotAwarded.now) - Date.parse(lotAwarded.facts.lastAwardCommunicationAt ?? '');
    expect(lengthMs).to.be.within(10 * 86_400_000, 13 * 86_400_000);
    expect(lotAwarded.passNext().kind).to.equal('standstillEnd');
  });

  it('that the bidder challenges stay until the judgment, and go at once when it loses', () => {
    const contested = awarded('refused');
    const releaseAt = contested.state.lots[lot]?.redactionsReleaseAt;
    const challenge = appeal(contested);
    expect(contested.passNext().kind).to.equal('standstillEnd');
    expect(seenByOther(contested)).to.equal('redacted');
    judge(contested, challenge, 'dismissed');
    expect(nextTerm(contested.state)).to.include({ kind: 'redactionsRelease', dueAt: releaseAt });
  });

  it('that a court upholds stay for good', () => {
    const contested = awarded('refused');
    judge(contested, appeal(contested), 'redactionsUpheld');
    expect(contested.passNext().kind).to.equal('standstillEnd');
    expect(seenByOther(contested)).to.equal('redacted');
  });

  it('go by the term alone once the lot has ended', () => {
    const ended = awarded('refused');
    const found = ended.state.lots[lot];
    if (!found?.redactionsReleaseAt) throw new Error('no release');
    const signed = { ...found, phase: 'contractSigned' as const };
    const before = new Date(Date.parse(found.redactionsReleaseAt) - 1).toISOString();
    expect(isReleased(signed, bidA, before)).to.equal(false);
    expect(isReleased(signed, bidA, found.redactionsReleaseAt)).to.equal(true);
  });

  it('show the copy for the original, and the reasons to nobody but who decides', () => {
    const namesOf = (disclosure: 'redacted' | 'whole') =>
      disclosedFiles(files, disclosure).map(({ name }) => name);
    expect(namesOf('redacted')).to.deep.equal(['oscurata/relazione.pdf']);
    expect(namesOf('whole')).to.have.length(3);
  });

  it('are no news to the public before the award', () => {
    const event = decided('refused').events.at(-1);
    if (!event) throw new Error('no event');
    expect(disclosedData(event, 'public')).to.equal(undefined);
  });
});
