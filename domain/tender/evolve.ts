import { procedures } from '../procedures/procedures.js';
import type { OpeningStep, Procedure } from '../procedures/procedure.js';
import type { BidId, LotId } from '../types.js';
import type { RecordedEvent, TenderEventData } from './events.js';
import { envelopeKeyOf, lotIdsOf } from './tender.js';
import type { BidStanding, Lot, LotPhase, SubmittedBid, Tender, TenderPhase } from './tender.js';

/** Folds one recorded event into the state. Pure and total: a version out of order is a bug and throws. */
export function evolve(tender: Tender | null, event: RecordedEvent): Tender {
  if (event.version !== (tender?.version ?? 0) + 1) {
    throw new Error(`event ${event.version} does not follow version ${tender?.version ?? 0}`);
  }
  if (event.type === 'decisionAdopted') return launched(event.data);
  if (!tender) throw new Error(`a tender starts with decisionAdopted, not ${event.type}`);
  const moved = movePhases({ ...tender, version: event.version }, event);
  return applyData(moved, event);
}

/** Folds events in order; those that the state has already seen are skipped, so that an answer may be delivered twice. */
export function evolveAll(tender: Tender | null, events: readonly RecordedEvent[]): Tender | null {
  return events.reduce<Tender | null>(
    (state, event) => (event.version <= (state?.version ?? 0) ? state : evolve(state, event)),
    tender,
  );
}

function launched(data: TenderEventData['decisionAdopted']): Tender {
  const { start } = procedures[data.procedure];
  return {
    id: data.tender,
    authority: data.authority,
    procedure: data.procedure,
    version: 1,
    phase: start.tender,
    simulation: data.simulation,
    clockOffsetMs: 0,
    regimeOn: null,
    custody: data.custody,
    transmittedAt: null,
    publishedAt: null,
    submissionDeadline: data.submissionDeadline,
    enquiriesCloseAt: data.enquiriesCloseAt,
    enquiriesClosedAt: null,
    custodyProofAt: data.custodyProofAt,
    custodyProofCountedAt: null,
    closedAt: null,
    openings: {},
    bids: {},
    integrations: {},
    commission: null,
    lots: Object.fromEntries(data.lots.map((lot) => [lot, newLot(start.lot)])),
  };
}

function newLot(phase: LotPhase): Lot {
  return {
    phase,
    ranking: null,
    flagged: [],
    justified: [],
    explanations: null,
    proposed: null,
    awardedAt: null,
    standstillEndsAt: null,
  };
}

function movePhases(tender: Tender, event: RecordedEvent): Tender {
  const procedure = procedures[tender.procedure];
  if (event.type === 'envelopesRead') return afterReading(tender, procedure, event.data);
  if (event.type === 'tenderConcluded') return { ...tender, phase: 'concluded' };
  for (const transition of [...procedure.commands, ...procedure.deadlines]) {
    const outcome = transition.outcomes.find((candidate) => candidate.event === event.type);
    if (!outcome) continue;
    if (transition.scope === 'lot') {
      return outcome.to ? withLot(tender, lotOf(event), { phase: outcome.to as LotPhase }) : tender;
    }
    const moved = outcome.to ? { ...tender, phase: outcome.to as TenderPhase } : tender;
    return outcome.lotsTo ? everyLotIn(moved, outcome.lotsTo) : moved;
  }
  return tender;
}

function afterReading(tender: Tender, procedure: Procedure, data: TenderEventData['envelopesRead']): Tender {
  const step = procedure.openings.find((opening: OpeningStep) => opening.kind === data.kind);
  if (!step) return tender;
  if (step.scope === 'tender') return { ...tender, phase: step.to };
  return data.lot ? withLot(tender, data.lot, { phase: step.to }) : tender;
}

function lotOf(event: RecordedEvent): LotId {
  return (event.data as { lot: LotId }).lot;
}

function withLot(tender: Tender, id: LotId, change: Partial<Lot>): Tender {
  const lot = tender.lots[id];
  if (!lot) throw new Error(`no lot ${id}`);
  return { ...tender, lots: { ...tender.lots, [id]: { ...lot, ...change } } };
}

function everyLotIn(tender: Tender, phase: LotPhase): Tender {
  return lotIdsOf(tender).reduce((state, lot) => withLot(state, lot, { phase }), tender);
}

function applyData(tender: Tender, event: RecordedEvent): Tender {
  switch (event.type) {
    case 'noticeTransmitted':
      return { ...tender, transmittedAt: event.data.transmittedAt, regimeOn: event.data.regimeOn };
    case 'tenderPublished':
      return { ...tender, publishedAt: event.data.publishedAt };
    case 'tenderRectified':
    case 'submissionExtended':
      return termMoved(tender, event.data);
    case 'enquiriesClosed':
      return { ...tender, enquiriesClosedAt: event.at };
    case 'custodyProofsCounted':
      return { ...tender, custodyProofCountedAt: event.at };
    case 'submissionClosed':
      return { ...tender, closedAt: event.at, bids: submittedBids(event.data) };
    case 'envelopesOpened':
      return withOpening(tender, event.data, { openedAt: event.at, readAt: null });
    case 'envelopesRead':
      return opened(tender, event.data, event.at);
    case 'integrationRequested':
      return withIntegration(tender, event.data.request, event.data.bid, event.data.dueAt);
    case 'integrationEnded':
      return endIntegration(tender, event.data.request, event.at);
    case 'bidAdmitted':
      return withStanding(tender, [event.data.bid], event.data.lots, 'admitted');
    case 'bidExcluded':
      return withStanding(tender, [event.data.bid], event.data.lots, 'excluded');
    case 'commissionAppointed':
      return { ...tender, commission: event.data.members };
    case 'clockAdvanced':
      return { ...tender, clockOffsetMs: event.data.offsetMs };
    default:
      return applyToLot(tender, event);
  }
}

function applyToLot(tender: Tender, event: RecordedEvent): Tender {
  switch (event.type) {
    case 'scoresFrozen':
      return withStanding(tender, event.data.belowThreshold, [event.data.lot], 'belowThreshold');
    case 'rankingFormed':
      return withLot(tender, event.data.lot, { ranking: event.data.order, flagged: event.data.flagged });
    case 'explanationsRequested':
      return withLot(tender, event.data.lot, {
        explanations: { id: event.data.request, bid: event.data.bid, dueAt: event.data.dueAt, endedAt: null },
      });
    case 'explanationsEnded':
      return endExplanations(tender, event.data.lot, event.at);
    case 'explanationsAccepted':
      return judged(tender, event.data.lot, event.data.bid);
    case 'bidFoundAbnormal':
      return withStanding(
        withLot(tender, event.data.lot, { explanations: null, ranking: null, flagged: [] }),
        [event.data.bid],
        [event.data.lot],
        'excluded',
      );
    case 'awardProposed':
      return withLot(tender, event.data.lot, { proposed: event.data.bid });
    case 'lotAwarded':
      return withLot(tender, event.data.lot, { awardedAt: event.at });
    case 'awardCommunicated':
      return withLot(tender, event.data.lot, { standstillEndsAt: event.data.standstillEndsAt });
    default:
      return tender;
  }
}

function termMoved(tender: Tender, data: TenderEventData['submissionExtended']): Tender {
  return {
    ...tender,
    submissionDeadline: data.submissionDeadline,
    enquiriesCloseAt: data.enquiriesCloseAt,
    enquiriesClosedAt: data.enquiriesCloseAt === tender.enquiriesCloseAt ? tender.enquiriesClosedAt : null,
    custodyProofAt: data.custodyProofAt,
    custodyProofCountedAt:
      data.custodyProofAt === tender.custodyProofAt ? tender.custodyProofCountedAt : null,
  };
}

function submittedBids(data: TenderEventData['submissionClosed']): Record<BidId, SubmittedBid> {
  return Object.fromEntries(
    data.bids.map(({ bid, supplier, lots }) => [
      bid,
      { supplier, lots: Object.fromEntries(lots.map((lot) => [lot, 'submitted' as const])) },
    ]),
  );
}

function withOpening(
  tender: Tender,
  { kind, lot }: Pick<TenderEventData['envelopesOpened'], 'kind' | 'lot'>,
  opening: Tender['openings'][string],
): Tender {
  return { ...tender, openings: { ...tender.openings, [envelopeKeyOf(kind, lot)]: opening } };
}

function opened(tender: Tender, data: TenderEventData['envelopesRead'], at: string): Tender {
  const before = tender.openings[envelopeKeyOf(data.kind, data.lot)];
  return withOpening(tender, data, { openedAt: before?.openedAt ?? at, readAt: at });
}

function withIntegration(tender: Tender, request: string, bid: BidId, dueAt: string): Tender {
  return { ...tender, integrations: { ...tender.integrations, [request]: { bid, dueAt, endedAt: null } } };
}

function endIntegration(tender: Tender, request: string, endedAt: string): Tender {
  const term = tender.integrations[request];
  if (!term) throw new Error(`no integration ${request}`);
  return { ...tender, integrations: { ...tender.integrations, [request]: { ...term, endedAt } } };
}

function endExplanations(tender: Tender, lot: LotId, endedAt: string): Tender {
  const explanations = tender.lots[lot]?.explanations;
  if (!explanations) throw new Error(`no explanations asked in ${lot}`);
  return withLot(tender, lot, { explanations: { ...explanations, endedAt } });
}

function judged(tender: Tender, id: LotId, bid: BidId): Tender {
  const lot = tender.lots[id];
  if (!lot) throw new Error(`no lot ${id}`);
  return withLot(tender, id, {
    explanations: null,
    flagged: lot.flagged.filter((flagged) => flagged !== bid),
    justified: [...lot.justified, bid],
  });
}

function withStanding(
  tender: Tender,
  bids: readonly BidId[],
  lots: readonly LotId[],
  standing: BidStanding,
): Tender {
  const changed = bids.map((id) => {
    const bid = tender.bids[id];
    if (!bid) throw new Error(`no bid ${id}`);
    return [id, { ...bid, lots: { ...bid.lots, ...Object.fromEntries(lots.map((lot) => [lot, standing])) } }];
  });
  return { ...tender, bids: { ...tender.bids, ...(Object.fromEntries(changed) as Tender['bids']) } };
}
