import type { OpeningStep } from '../../procedures/procedure.js';
import { procedures } from '../../procedures/procedures.js';
import type { BidId, EnvelopeKind, LotId } from '../../types.js';
import { withLot } from '../reducers.js';
import { bidsIn, lotIdsOf, type Tender } from '../tender.js';
import { isKeyRead, roundsOf } from './state.js';

/**
 * The step of the procedure's order that a key belongs to, if the tender stands at it: never taken yet, or taken, read,
 * and with envelopes that are due since then.
 */
export function findOpenStep(tender: Tender, kind: EnvelopeKind, lot: LotId | null): OpeningStep | undefined {
  const step = procedures[tender.procedure].openings.find((candidate) => candidate.kind === kind);
  if (!step || (step.scope === 'tender') !== (lot === null) || !isAtStep(tender, step, lot)) return undefined;
  if (roundsOf(tender, kind, lot).length === 0) return step;
  return isKeyRead(tender, kind, lot) && bidsToOpen(tender, kind, lot).length > 0 ? step : undefined;
}

/** Bids whose envelopes of this key are due and were not opened in a round before. */
export function bidsToOpen(tender: Tender, kind: EnvelopeKind, lot: LotId | null): BidId[] {
  const opened = roundsOf(tender, kind, lot).flatMap(({ bids }) => bids);
  return dueBids(tender, kind, lot).filter((bid) => !opened.includes(bid));
}

/** Submitted for the administrative, admitted in the lot for the others. */
function dueBids(tender: Tender, kind: EnvelopeKind, lot: LotId | null): BidId[] {
  if (kind === 'administrative') {
    return [...new Set(lotIdsOf(tender).flatMap((id) => bidsIn(tender, id, 'submitted')))].sort();
  }
  return lot ? bidsIn(tender, lot, 'admitted') : [];
}

/** Reading follows an opening that was not yet read. */
export function isReadingAwaited(tender: Tender, kind: EnvelopeKind, lot: LotId | null): boolean {
  return roundsOf(tender, kind, lot).at(-1)?.readAt === null;
}

/**
 * A step to which a tender or lot comes back, and where nothing is left to open, is passed over: no custodian is called
 * for nothing. The first time custodians open even an empty list, so that it is minuted.
 */
export function passOverOpened(tender: Tender): Tender {
  return procedures[tender.procedure].openings.reduce(passOver, tender);
}

function passOver(tender: Tender, step: OpeningStep): Tender {
  if (step.scope === 'tender') return isSpent(tender, step, null) ? { ...tender, phase: step.to } : tender;
  return lotIdsOf(tender)
    .filter((lot) => isSpent(tender, step, lot))
    .reduce((state, lot) => withLot(state, lot, { phase: step.to }), tender);
}

function isSpent(tender: Tender, step: OpeningStep, lot: LotId | null): boolean {
  return (
    isAtStep(tender, step, lot) &&
    isKeyRead(tender, step.kind, lot) &&
    bidsToOpen(tender, step.kind, lot).length === 0
  );
}

function isAtStep(tender: Tender, step: OpeningStep, lot: LotId | null): boolean {
  const phase = step.scope === 'tender' ? tender.phase : lot && tender.lots[lot]?.phase;
  return phase === step.from;
}
