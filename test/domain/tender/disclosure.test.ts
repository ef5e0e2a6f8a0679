import { expect } from 'chai';
import { initialAwardLot } from '../../../domain/tender/award/state.js';
import { initialChallengesLot } from '../../../domain/tender/challenges/state.js';
import {
  disclosedFiles,
  envelopeDisclosure,
  mayKnowBidders,
  mayReadEvaluation,
  scoresDisclosure,
  type DisclosureFacts,
  type Reader,
} from '../../../domain/tender/disclosure.js';
import { initialEvaluationLot } from '../../../domain/tender/evaluation/state.js';
import { initialInterpelloLot } from '../../../domain/tender/interpello/state.js';
import type { Lot, LotPhase, Tender } from '../../../domain/tender/tender.js';
import type { BidId, EnvelopeKind, LotId, PersonId, SupplierId } from '../../../domain/types.js';

const lot = 'LOT-0001' as LotId;
const bidders = ['b1', 'b2', 'b3', 'b4', 'b5', 'b6', 'b7'] as BidId[];

const asReader = (role: string | null, supplier: string | null = null): Reader => ({
  person: role === null && supplier === null ? null : (`the-${role ?? supplier}` as PersonId),
  supplier: supplier as SupplierId | null,
  roles: new Set(role === null ? [] : [role]),
});

const readers = {
  ...{ rup: asReader('rup'), seggio: asReader('seggio'), awardOrgan: asReader('awardOrgan') },
  ...{
    commissioner: asReader('commissioner'),
    auditor: asReader('auditor'),
    custodian: asReader('custodian'),
  },
  ...{ public: asReader(null), stranger: asReader('supplier', 's-of-nobody') },
  ...{ winner: asReader('supplier', 's-b1'), second: asReader('supplier', 's-b2') },
  ...{ sixth: asReader('supplier', 's-b6'), excluded: asReader('supplier', 's-b7') },
};
type ReaderName = keyof typeof readers;

type Stage = 'bidding' | 'technical' | 'frozen' | 'priced' | 'awarded';
const phaseOf: Record<Stage, LotPhase> = {
  bidding: 'pending',
  technical: 'technicalEvaluation',
  frozen: 'awaitingEconomicOpening',
  priced: 'ranked',
  awarded: 'awarded',
};

function tenderAt(stage: Stage): Tender {
  const at = '2026-11-23T10:00:00.000000Z';
  const reached = (other: Stage) =>
    Object.keys(phaseOf).indexOf(stage) >= Object.keys(phaseOf).indexOf(other);
  const read = { rounds: [{ openedAt: at, readAt: at, bids: bidders }] };
  const standing = (bid: BidId) => (bid === 'b7' ? 'excluded' : 'admitted');
  const theLot: Lot = {
    ...{ ...initialEvaluationLot, ...initialAwardLot, ...initialChallengesLot, ...initialInterpelloLot },
    phase: phaseOf[stage],
    ranking: reached('priced') ? bidders.slice(0, 6) : null,
    proposed: reached('awarded') ? (bidders[0] as BidId) : null,
    awardedAt: reached('awarded') ? at : null,
  };
  return {
    closedAt: stage === 'bidding' ? null : at,
    openings: {
      ...(reached('technical') && { administrative: read, [`technical/${lot}`]: read }),
      ...(reached('priced') && { [`economic/${lot}`]: read }),
    },
    bids: reached('technical')
      ? Object.fromEntries(
          bidders.map((bid) => [bid, { supplier: `s-${bid}` as SupplierId, lots: { [lot]: standing(bid) } }]),
        )
      : {},
    commission: reached('technical') ? ['the-commissioner' as PersonId] : null,
    lots: { [lot]: theLot },
  } as unknown as Tender;
}

const facts: DisclosureFacts = {
  now: '2026-11-24T10:00:00.000000Z',
  declared: new Set(['the-commissioner' as PersonId]),
  exclusions: [{ bid: 'b7' as BidId, lot, at: '2026-11-20T10:00:00.000000Z' }],
};

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
