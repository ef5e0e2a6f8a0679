import { z } from 'zod';
import type { RecordedEvent } from '../domain/tender/events.js';
import type { BidId, LotId } from '../domain/types.js';
import { keepDocuments, type DocumentRow } from './documents.js';
import { receiptActionOf } from './receipt-file.js';
import type { Rehearsal } from './rehearsal.js';
import { toTimeline, type TimelineEntry } from './timeline.js';
import { validateXml, type XmlRow } from './validate-xml.js';

export interface Exclusion {
  readonly supplier: string;
  readonly lots: readonly LotId[];
}

/** What `npm run demo -- --json` prints. Scores are decimal strings, money is integer cents. */
export interface DemoResult {
  readonly tenderId: string;
  readonly timeline: readonly TimelineEntry[];
  readonly bids: {
    /** Acknowledged commits. */
    readonly accepted: number;
    readonly refused: number;
    readonly withdrawn: number;
    readonly excluded: readonly Exclusion[];
  };
  readonly ranking: readonly RankingRow[];
  readonly award: readonly AwardRow[];
  readonly receipts: readonly string[];
  readonly communications: readonly { readonly to: string; readonly kind: string }[];
  readonly ledger: { readonly leaves: number };
  readonly documents: readonly DocumentRow[];
  readonly xml: readonly XmlRow[];
}

export interface RankingRow {
  readonly lot: LotId;
  readonly supplier: string;
  readonly technical: string;
  readonly economic: string;
  readonly total: string;
}

export interface AwardRow {
  readonly lot: LotId;
  readonly supplier: string;
  readonly amountCents: number;
  readonly standstillEndsAt: string | null;
}

const eventSchema = z.object({
  version: z.int(),
  type: z.string(),
  at: z.string(),
  data: z.record(z.string(), z.unknown()),
});
const communicationSchema = z.object({ to: z.string(), kind: z.string() });
const ledgerSchema = z.object({ leaves: z.int() });

/** Read back from the service; of its own acts the demo counts only what it was told in answer to its commits. */
export async function readResult(rehearsal: Rehearsal): Promise<DemoResult> {
  const { client } = rehearsal.cast.rup;
  const events = await readEvents(rehearsal);
  const { documents, xmlFiles } = await keepDocuments(rehearsal, events);
  const communications = await client.getAll(`${rehearsal.path}/communications`, communicationSchema);
  return {
    tenderId: rehearsal.tender,
    timeline: toTimeline(events),
    bids: countBids(rehearsal, events),
    ranking: rehearsal.lots.flatMap((lot) => rankingOf(rehearsal, lot)),
    award: await awardsOf(rehearsal, events),
    receipts: rehearsal.receipts,
    communications,
    ledger: await client.get(`${rehearsal.path}/ledger`, ledgerSchema),
    documents,
    xml: validateXml(xmlFiles),
  };
}

/** Of the tender, in order. */
export async function readEvents({ cast, path }: Rehearsal): Promise<RecordedEvent[]> {
  const events = await cast.rup.client.getAll(`${path}/events`, eventSchema);
  return (events as unknown as RecordedEvent[]).sort((a, b) => a.version - b.version);
}

function countBids(rehearsal: Rehearsal, events: readonly RecordedEvent[]): DemoResult['bids'] {
  const actions = rehearsal.receipts.map(receiptActionOf);
  return {
    accepted: actions.filter((action) => action !== 'withdraw').length,
    refused: rehearsal.refusedCommits,
    withdrawn: actions.filter((action) => action === 'withdraw').length,
    excluded: exclusionsIn(events).map(({ bid, lots }) => ({ supplier: rehearsal.supplierOf(bid), lots })),
  };
}

function exclusionsIn(events: readonly RecordedEvent[]): { bid: BidId; lots: LotId[] }[] {
  return events.flatMap((event) => {
    if (event.type === 'bidExcluded') return [{ bid: event.data.bid, lots: event.data.lots }];
    const isOut = ['bidFoundAbnormal', 'requirementsFailed', 'calledBidderFailed'].includes(event.type);
    const { bid, lot } = event.data as { bid: BidId; lot: LotId };
    return isOut ? [{ bid, lots: [lot] }] : [];
  });
}

function rankingOf(rehearsal: Rehearsal, lot: LotId): RankingRow[] {
  const { ranking = [] } = rehearsal.evaluations.get(lot)?.at(-1) ?? {};
  return ranking.map(({ bid, technical, economic, total }) => ({
    lot,
    supplier: rehearsal.supplierOf(bid),
    ...{ technical, economic, total },
  }));
}

async function awardsOf(rehearsal: Rehearsal, events: readonly RecordedEvent[]): Promise<AwardRow[]> {
  const { lots } = await rehearsal.view();
  return events.flatMap((event) => {
    if (event.type !== 'lotAwarded') return [];
    const { lot, bid, amountCents } = event.data;
    const standstillEndsAt = lots.find(({ id }) => id === lot)?.standstillEndsAt ?? null;
    return [{ lot, supplier: rehearsal.supplierOf(bid), amountCents, standstillEndsAt }];
  });
}
