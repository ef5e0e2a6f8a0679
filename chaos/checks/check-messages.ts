import { effectsOf, type CommunicateData, type Effect } from '../../domain/tender/effects.js';
import { evolve } from '../../domain/tender/evolve.js';
import type { Tender } from '../../domain/tender/tender.js';
import { readEvents, type EventRow } from './check-record.js';
import { repeated, rows, tendersIn, type Evidence, type Fault } from './evidence.js';

interface MessageRow {
  readonly version: number;
  readonly kind: string;
  readonly supplier: string | null;
  readonly person: string | null;
}

/** Every effect of every event was started once and came to its end, and every legal communication was sent once to each. */
export async function checkMessages(evidence: Evidence): Promise<Fault[]> {
  const faults: Fault[] = [];
  for (const tender of tendersIn(evidence.log)) {
    const started = startedBy(await readEvents(evidence, tender));
    faults.push(
      ...(await checkOutbox(evidence, tender, started)),
      ...(await checkSent(evidence, tender, started)),
    );
  }
  return faults;
}

interface Started {
  readonly effect: Effect;
  /** The state after the event. */
  readonly tender: Tender;
}

function startedBy(events: readonly EventRow[]): Started[] {
  let state: Tender | null = null;
  return events.flatMap((event) => {
    const after = evolve(state, event);
    state = after;
    return effectsOf(event, after).map((effect) => ({ effect, tender: after }));
  });
}

async function checkOutbox(
  evidence: Evidence,
  tender: string,
  started: readonly Started[],
): Promise<Fault[]> {
  const stored = await rows<{ kind: string; dispatched: boolean }>(
    evidence,
    "SELECT kind, dispatched_at IS NOT NULL AS dispatched FROM outbox WHERE via = 'temporal' AND data->>'tender' = $1",
    [tender],
  );
  const waiting = stored.filter(({ dispatched }) => !dispatched).length;
  return [
    ...(stored.length === started.length
      ? []
      : [`tender ${tender}: ${stored.length} effects in the outbox, not ${started.length}`]),
    ...(waiting === 0 ? [] : [`tender ${tender}: ${waiting} effects were never dispatched`]),
  ];
}

async function checkSent(evidence: Evidence, tender: string, started: readonly Started[]): Promise<Fault[]> {
  const sent = await rows<MessageRow>(
    evidence,
    'SELECT version, kind, supplier, person FROM messages WHERE tender = $1',
    [tender],
  );
  const communications = started.flatMap(({ effect, tender: state }) =>
    effect.kind === 'communicate' ? [{ about: effect.data, state }] : [],
  );
  const faults = communications.flatMap(({ about, state }) => checkCommunication(tender, about, state, sent));
  const known = new Set(communications.map(({ about }) => `${about.version} ${about.communication}`));
  const strange = sent.filter(({ version, kind }) => !known.has(`${version} ${kind}`));
  const keys = sent.map(
    ({ version, kind, supplier, person }) => `${version} ${kind} to ${supplier ?? person}`,
  );
  return [
    ...faults,
    ...strange.map(
      ({ version, kind }) => `tender ${tender}: a message ${kind} of event ${version} that nothing caused`,
    ),
    ...repeated(keys).map((key) => `tender ${tender}: the message ${key} was sent twice`),
  ];
}

function checkCommunication(
  tender: string,
  { version, communication, bid, lot }: CommunicateData,
  state: Tender,
  sent: readonly MessageRow[],
): Fault[] {
  const name = `tender ${tender}: ${communication} of event ${version}`;
  const found = sent.filter((message) => message.version === version && message.kind === communication);
  const told = new Set(found.map(({ supplier }) => supplier));
  const due = suppliersDue(state, communication === 'award' ? { lot } : { bid });
  const missing = due.filter((supplier) => !told.has(supplier));
  if (found.length === 0) return [`${name} was sent to nobody`];
  return missing.map((supplier) => `${name} was not sent to ${supplier}`);
}

/** Who must be told at least: the bidder that it is about, or every bidder of an awarded lot (art. 90 c. 1). */
function suppliersDue(state: Tender, { bid, lot }: Pick<CommunicateData, 'bid' | 'lot'>): string[] {
  const bids = Object.entries(state.bids as Record<string, Tender['bids'][keyof Tender['bids']]>);
  return bids.flatMap(([id, { supplier, lots }]) => {
    const concerned = bid !== undefined ? id === bid : lot !== undefined && lots[lot] !== undefined;
    return concerned ? [supplier] : [];
  });
}
