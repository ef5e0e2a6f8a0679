import { expect } from 'chai';
import {
  disclosedFiles,
  envelopeDisclosure,
  mayKnowBidders,
  mayReadEvaluation,
  scoresDisclosure,
} from '../../../domain/tender/disclosure.js';
import type { BidId, EnvelopeKind, PersonId } from '../../../domain/types.js';
import { facts, lot, readers, tenderAt, type ReaderName, type Stage } from './disclosure-cast.js';

describe('disclosure of an envelope', () => {
  const rows: [ReaderName, Stage, EnvelopeKind, string, 'none' | 'redacted' | 'whole'][] = [
    ['rup', 'bidding', 'administrative', 'b1', 'none'],
    ['auditor', 'bidding', 'technical', 'b1', 'none'],
    ['rup', 'technical', 'administrative', 'b1', 'whole'],
    ['seggio', 'technical', 'administrative', 'b1', 'whole'],
    ['commissioner', 'technical', 'administrative', 'b1', 'none'],
    ['custodian', 'technical', 'administrative', 'b1', 'none'],
    ['public', 'awarded', 'technical', 'b1', 'none'],
    ['seggio', 'technical', 'technical', 'b1', 'none'],
    ['rup', 'technical', 'technical', 'b1', 'none'],
    ['commissioner', 'technical', 'technical', 'b1', 'whole'],
    ['auditor', 'technical', 'technical', 'b1', 'whole'],
    ['commissioner', 'technical', 'economic', 'b1', 'none'],
    ['rup', 'frozen', 'technical', 'b1', 'none'],
    ['rup', 'priced', 'economic', 'b1', 'whole'],
    ['awardOrgan', 'priced', 'technical', 'b1', 'whole'],
    ['seggio', 'priced', 'economic', 'b1', 'none'],
    ['winner', 'technical', 'technical', 'b1', 'whole'],
    ['second', 'priced', 'technical', 'b1', 'none'],
    ['second', 'awarded', 'technical', 'b1', 'redacted'],
    ['second', 'awarded', 'economic', 'b1', 'redacted'],
    ['second', 'awarded', 'administrative', 'b1', 'none'],
    ['second', 'awarded', 'technical', 'b5', 'redacted'],
    ['second', 'awarded', 'technical', 'b6', 'none'],
    ['sixth', 'awarded', 'technical', 'b1', 'redacted'],
    ['sixth', 'awarded', 'technical', 'b2', 'none'],
    ['winner', 'awarded', 'technical', 'b2', 'redacted'],
    ['stranger', 'awarded', 'technical', 'b1', 'none'],
    ['excluded', 'awarded', 'technical', 'b1', 'redacted'],
  ];
  for (const [who, stage, kind, bid, expected] of rows) {
    it(`gives ${who} at ${stage} the ${kind} envelope of ${bid}: ${expected}`, () => {
      const envelope = { bid: bid as BidId, kind, lot: kind === 'administrative' ? null : lot };
      expect(envelopeDisclosure(tenderAt(stage), readers[who], envelope, facts)).to.equal(expected);
    });
  }

  it('ends for an excluded bidder when the exclusion can no longer be challenged (art. 36 c.1)', () => {
    const envelope = { bid: 'b1' as BidId, kind: 'technical' as const, lot };
    const disclosedOn = (now: string) =>
      envelopeDisclosure(tenderAt('awarded'), readers.excluded, envelope, { ...facts, now });
    expect(disclosedOn('2026-12-21T22:59:00.000Z')).to.equal('redacted');
    expect(disclosedOn('2026-12-22T23:00:01.000Z')).to.equal('none');
  });

  it('gives a commissioner nothing before his declaration (art. 93)', () => {
    const tender = tenderAt('technical');
    const undeclared = { ...facts, declared: new Set<PersonId>() };
    const envelope = { bid: 'b1' as BidId, kind: 'technical' as const, lot };
    expect(envelopeDisclosure(tender, readers.commissioner, envelope, undeclared)).to.equal('none');
    expect(mayKnowBidders(tender, readers.commissioner, undeclared)).to.equal(false);
    expect(mayKnowBidders(tender, readers.commissioner, facts)).to.equal(true);
  });

  it('gives who once was a commissioner, and is not in this commission, nothing', () => {
    const other = { ...readers.commissioner, person: 'another' as PersonId };
    const envelope = { bid: 'b1' as BidId, kind: 'technical' as const, lot };
    expect(envelopeDisclosure(tenderAt('technical'), other, envelope, facts)).to.equal('none');
  });

  it('names bidders to nobody before the closing', () => {
    for (const reader of Object.values(readers)) {
      expect(mayKnowBidders(tenderAt('bidding'), reader, facts)).to.equal(false);
    }
  });

  it('puts redacted copies in the place of their originals', () => {
    const files = ['relazione.pdf', 'oscurata/relazione.pdf', 'cronoprogramma.pdf'].map((name) => ({ name }));
    const names = (...args: Parameters<typeof disclosedFiles>) =>
      disclosedFiles(...args).map(({ name }) => name);
    expect(names(files, 'whole')).to.have.length(3);
    expect(names(files, 'redacted')).to.deep.equal(['oscurata/relazione.pdf', 'cronoprogramma.pdf']);
    expect(names(files, 'none')).to.deep.equal([]);
  });
});

describe('disclosure of scores', () => {
  const rows: [ReaderName, Stage, boolean, 'none' | 'own' | 'all'][] = [
    ['commissioner', 'technical', false, 'own'],
    ['commissioner', 'technical', true, 'all'],
    ['rup', 'technical', true, 'none'],
    ['auditor', 'technical', true, 'none'],
    ['winner', 'technical', true, 'none'],
    ['rup', 'frozen', true, 'all'],
    ['winner', 'frozen', true, 'all'],
    ['stranger', 'frozen', true, 'none'],
    ['public', 'priced', true, 'none'],
    ['public', 'awarded', true, 'all'],
  ];
  for (const [who, stage, confirmed, expected] of rows) {
    it(`gives ${who} at ${stage}${confirmed ? ', all confirmed' : ''}: ${expected}`, () => {
      expect(scoresDisclosure(tenderAt(stage), readers[who], lot, confirmed)).to.equal(expected);
    });
  }

  it('keeps the final evaluation from bidders until the award', () => {
    expect(mayReadEvaluation(tenderAt('priced'), readers.second, lot, 'technical')).to.equal(true);
    expect(mayReadEvaluation(tenderAt('priced'), readers.second, lot, 'final')).to.equal(false);
    expect(mayReadEvaluation(tenderAt('priced'), readers.rup, lot, 'final')).to.equal(true);
    expect(mayReadEvaluation(tenderAt('awarded'), readers.public, lot, 'final')).to.equal(true);
  });
});
