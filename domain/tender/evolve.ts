import { findOpening, procedures } from '../procedures/procedures.js';
import type { Instant, LotId } from '../types.js';
import { admissionReducers } from './admission/evolve.js';
import { awardReducers } from './award/evolve.js';
import { biddingReducers } from './bidding/evolve.js';
import { challengesReducers } from './challenges/evolve.js';
import { clockReducers } from './clock/evolve.js';
import { deadlines } from './deadlines.js';
import { evaluationReducers } from './evaluation/evolve.js';
import type { RecordedEvent, TenderEventData } from './events.js';
import { guaranteesReducers } from './guarantees/evolve.js';
import { launched } from './initial-state.js';
import { groupChangesReducers } from './group-changes/evolve.js';
import { interpelloReducers } from './interpello/evolve.js';
import { openingReducers } from './opening/evolve.js';
import { passOverOpened, skipPhases } from './opening/order.js';
import { publicationReducers } from './publication/evolve.js';
import { rectificationReducers } from './rectification/evolve.js';
import { redactionsReducers } from './redactions/evolve.js';
import { followTerms } from './reminders/deadlines.js';
import { remindersReducers } from './reminders/evolve.js';
import { everyLotIn, withLot, type Reducers } from './reducers.js';
import { signatureReducers } from './signature/evolve.js';
import { durationReducers } from './duration/evolve.js';
import { awardNoticeReducers } from './award-notice/evolve.js';
import { validityReducers } from './validity/evolve.js';
import { termsReducers } from './terms/evolve.js';
import type { LotPhase, Tender, TenderPhase } from './tender.js';

const reducers: Reducers<TenderEventData> = {
  ...publicationReducers,
  ...biddingReducers,
  ...openingReducers,
  ...admissionReducers,
  ...guaranteesReducers,
  ...termsReducers,
  ...rectificationReducers,
  ...groupChangesReducers,
  ...evaluationReducers,
  ...awardReducers,
  ...signatureReducers,
  ...validityReducers,
  ...awardNoticeReducers,
  ...durationReducers,
  ...interpelloReducers,
  ...challengesReducers,
  ...redactionsReducers,
  ...remindersReducers,
  ...clockReducers,
};

type Reducer = (tender: Tender, data: RecordedEvent['data'], at: Instant) => Tender;

/** Folds one recorded event into the state. Pure and total: a version out of order is a bug and throws. */
export function evolve(tender: Tender | null, event: RecordedEvent): Tender {
  if (event.version !== (tender?.version ?? 0) + 1) {
    throw new Error(`event ${event.version} does not follow version ${tender?.version ?? 0}`);
  }
  if (event.type === 'decisionAdopted') return launched(event.data);
  if (!tender) throw new Error(`a tender starts with decisionAdopted, not ${event.type}`);
  const moved = movePhases({ ...tender, version: event.version }, event);
  const reduce = reducers[event.type] as Reducer | undefined;
  const after = skipPhases(passOverOpened(reduce ? reduce(moved, event.data, event.at) : moved));
  return followTerms(after, deadlines(after), event.at);
}

/** Folds events in order; those that the state has already seen are skipped, so that an answer may be delivered twice. */
export function evolveAll(tender: Tender | null, events: readonly RecordedEvent[]): Tender | null {
  return events.reduce<Tender | null>(
    (state, event) => (event.version <= (state?.version ?? 0) ? state : evolve(state, event)),
    tender,
  );
}

function movePhases(tender: Tender, event: RecordedEvent): Tender {
  const procedure = procedures[tender.procedure];
  if (event.type === 'envelopesRead') return afterReading(tender, event.data);
  if (event.type === 'tenderConcluded') return { ...tender, phase: 'concluded' };
  for (const transition of [...procedure.commands, ...procedure.deadlines]) {
    const outcome = transition.outcomes.find((candidate) => candidate.event === event.type);
    if (!outcome) continue;
    if (transition.scope === 'lot') {
      const taken = outcome.tenderTo ? { ...tender, phase: outcome.tenderTo } : tender;
      return outcome.to ? withLot(taken, lotOf(event), { phase: outcome.to as LotPhase }) : taken;
    }
    const moved = outcome.to ? { ...tender, phase: outcome.to as TenderPhase } : tender;
    if (outcome.namedLots) return namedLotsIn(moved, event, outcome.namedLots);
    return outcome.lotsTo ? everyLotIn(moved, outcome.lotsTo) : moved;
  }
  return tender;
}

function afterReading(tender: Tender, data: TenderEventData['envelopesRead']): Tender {
  const step = findOpening(tender, data.kind);
  if (!step) return tender;
  if (step.scope === 'tender') return { ...tender, phase: step.to };
  return data.lot ? withLot(tender, data.lot, { phase: step.to }) : tender;
}

function namedLotsIn(
  tender: Tender,
  event: RecordedEvent,
  { from, to }: { readonly from: LotPhase; readonly to: LotPhase },
): Tender {
  const { lots } = event.data as { lots: LotId[] };
  return lots
    .filter((lot) => tender.lots[lot]?.phase === from)
    .reduce((state, lot) => withLot(state, lot, { phase: to }), tender);
}

function lotOf(event: RecordedEvent): LotId {
  return (event.data as { lot: LotId }).lot;
}
