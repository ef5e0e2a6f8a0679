import type { DisclosureFacts, Reader } from '../../../domain/tender/disclosure.js';
import { initialAwardLot } from '../../../domain/tender/award/state.js';
import { initialChallengesLot } from '../../../domain/tender/challenges/state.js';
import { initialEvaluationLot } from '../../../domain/tender/evaluation/state.js';
import { initialInterpelloLot } from '../../../domain/tender/interpello/state.js';
import { initialRedactionsLot } from '../../../domain/tender/redactions/state.js';
import { initialSignatureLot } from '../../../domain/tender/signature/state.js';
import { initialAwardNoticeLot } from '../../../domain/tender/award-notice/state.js';
import { initialDurationLot } from '../../../domain/tender/duration/state.js';
import type { Lot, LotPhase, Tender } from '../../../domain/tender/tender.js';
import type { BidId, LotId, PersonId, SupplierId } from '../../../domain/types.js';

/** A tender of one lot with seven bidders, at the stages that disclosure depends on, and everyone who may ask to read. */

export const lot = 'LOT-0001' as LotId;
const bidders = ['b1', 'b2', 'b3', 'b4', 'b5', 'b6', 'b7'] as BidId[];

const asReader = (role: string | null, supplier: string | null = null): Reader => ({
  person: role === null && supplier === null ? null : (`the-${role ?? supplier}` as PersonId),
  supplier: supplier as SupplierId | null,
  roles: new Set(role === null ? [] : [role]),
});

export const readers = {
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
export type ReaderName = keyof typeof readers;

export type Stage = 'bidding' | 'technical' | 'frozen' | 'priced' | 'awarded';
const phaseOf: Record<Stage, LotPhase> = {
  bidding: 'pending',
  technical: 'technicalEvaluation',
  frozen: 'awaitingEconomicOpening',
  priced: 'ranked',
  awarded: 'awarded',
};

export function tenderAt(stage: Stage): Tender {
  const at = '2026-11-23T10:00:00.000000Z';
  const reached = (other: Stage) =>
    Object.keys(phaseOf).indexOf(stage) >= Object.keys(phaseOf).indexOf(other);
  const read = { rounds: [{ openedAt: at, readAt: at, bids: bidders }] };
  const standing = (bid: BidId) => (bid === 'b7' ? 'excluded' : 'admitted');
  const theLot: Lot = {
    ...{
      ...initialEvaluationLot,
      ...initialAwardLot,
      ...initialChallengesLot,
      ...initialInterpelloLot,
      ...initialRedactionsLot,
      ...initialSignatureLot,
      ...initialDurationLot,
      ...initialAwardNoticeLot,
    },
    phase: phaseOf[stage],
    ranking: reached('priced') ? bidders.slice(0, 6) : null,
    proposed: reached('awarded') ? (bidders[0] as BidId) : null,
    awardedAt: reached('awarded') ? at : null,
  };
  return {
    closedAt: stage === 'bidding' ? null : at,
    rectifications: {},
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

export const facts: DisclosureFacts = {
  now: '2026-11-24T10:00:00.000000Z',
  declared: new Set(['the-commissioner' as PersonId]),
  exclusions: [{ bid: 'b7' as BidId, lot, at: '2026-11-20T10:00:00.000000Z' }],
};
