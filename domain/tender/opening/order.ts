import type { OpeningStep } from '../../procedures/procedure.js';
import { procedures } from '../../procedures/procedures.js';
import type { BidId, EnvelopeKind, LotId } from '../../types.js';
import { bidsIn, lotIdsOf, type Tender } from '../tender.js';
import { envelopeKeyOf } from './state.js';

/** The step of the procedure's order that a key belongs to, if the tender stands at it and it was not yet taken. */
export function findOpenStep(tender: Tender, kind: EnvelopeKind, lot: LotId | null): OpeningStep | undefined {
  const step = procedures[tender.procedure].openings.find((candidate) => candidate.kind === kind);
  if (!step || (step.scope === 'tender') !== (lot === null)) return undefined;
  const phase = step.scope === 'tender' ? tender.phase : lot && tender.lots[lot]?.phase;
  if (phase !== step.from || tender.openings[envelopeKeyOf(kind, lot)]) return undefined;
  return step;
}

/** Bids whose envelopes of this key are opened: submitted for the administrative, admitted in the lot for the others. */
export function bidsToOpen(tender: Tender, kind: EnvelopeKind, lot: LotId | null): BidId[] {
  if (kind === 'administrative') {
    return [...new Set(lotIdsOf(tender).flatMap((id) => bidsIn(tender, id, 'submitted')))].sort();
  }
  return lot ? bidsIn(tender, lot, 'admitted') : [];
}

/** Reading follows an opening that was not yet read. */
export function isReadingAwaited(tender: Tender, kind: EnvelopeKind, lot: LotId | null): boolean {
  return tender.openings[envelopeKeyOf(kind, lot)]?.readAt === null;
}
