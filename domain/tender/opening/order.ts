import type { OpeningStep } from '../../procedures/procedure.js';
import { findOpening, openingsOf, procedures } from '../../procedures/procedures.js';
import type { BidId, EnvelopeKind, LotId } from '../../types.js';
import { assignedIn } from '../participation/winner.js';
import { everyLotIn, withLot, withStanding } from '../reducers.js';
import { bidsIn, lotIdsOf, type Tender } from '../tender.js';
import { isKeyRead, roundsOf } from './state.js';

/**
 * The step of the procedure's order that a key belongs to, if the tender stands at it: never taken yet, or taken, read,
 * and with envelopes that are due since then.
 */
export function findOpenStep(tender: Tender, kind: EnvelopeKind, lot: LotId | null): OpeningStep | undefined {
  const step = findOpening(tender, kind);
  if (!step || (step.scope === 'tender') !== (lot === null) || !isAtStep(tender, step, lot)) return undefined;
  const isFirst = roundsOf(tender, kind, lot).length === 0;
  if (isFirst && isWaitedFor(step)) return step;
  const isReady = isFirst || isKeyRead(tender, kind, lot);
  return isReady && bidsToOpen(tender, kind, lot).length > 0 ? step : undefined;
}

/** Bids whose envelopes of this key are due and were not opened in a round before. */
export function bidsToOpen(tender: Tender, kind: EnvelopeKind, lot: LotId | null): BidId[] {
  const opened = roundsOf(tender, kind, lot).flatMap(({ bids }) => bids);
  return dueBids(tender, kind, lot).filter((bid) => !opened.includes(bid));
}

/** Submitted, or in an inverted order those that may win, for the administrative; admitted in the lot for the others. */
function dueBids(tender: Tender, kind: EnvelopeKind, lot: LotId | null): BidId[] {
  if (kind !== 'administrative') return lot ? bidsIn(tender, lot, 'admitted') : [];
  const due = (id: LotId): readonly BidId[] =>
    tender.openingOrder === 'inverted' ? bidsThatMayWin(tender, id) : bidsIn(tender, id, 'submitted');
  return [...new Set(lotIdsOf(tender).flatMap(due))].sort();
}

/**
 * Who gets the lot by the ranking, once it does not look abnormally low, and as many after it as the act says (art. 107
 * c. 3).
 */
function bidsThatMayWin(tender: Tender, id: LotId): readonly BidId[] {
  const lot = tender.lots[id];
  const best = assignedIn(tender, id).winner;
  if (lot?.phase !== 'ranked' || !lot.ranking || !best || lot.flagged.includes(best)) return [];
  const first = lot.ranking.indexOf(best);
  return lot.ranking.slice(first, first + 1 + tender.alsoExamined);
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
  return openingsOf(tender).filter(isWaitedFor).reduce(passOver, tender);
}

/** Where the tender's order does nothing in a phase it goes on, and every bid is admitted: in this order, with reserve. */
export function skipPhases(tender: Tender): Tender {
  const skip = procedures[tender.procedure].skips.find(
    ({ order, from }) => order === tender.openingOrder && from === tender.phase,
  );
  if (!skip) return tender;
  const moved = everyLotIn({ ...tender, phase: skip.to }, skip.lotsTo);
  return lotIdsOf(moved).reduce(
    (state, lot) => withStanding(state, bidsIn(state, lot, 'submitted'), [lot], 'admitted'),
    moved,
  );
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

/** Whether the phase waits for the opening, and goes on with its reading; an opening beside it is due only for somebody. */
function isWaitedFor({ from, to }: OpeningStep): boolean {
  return from !== to;
}

function isAtStep(tender: Tender, step: OpeningStep, lot: LotId | null): boolean {
  const phase = step.scope === 'tender' ? tender.phase : lot && tender.lots[lot]?.phase;
  return phase === step.from;
}
