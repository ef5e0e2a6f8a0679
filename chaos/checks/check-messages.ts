import { decodeJwt } from 'jose';
import { effectsOf, type CommunicateData, type Effect } from '../../domain/tender/effects.js';
import { evolve } from '../../domain/tender/evolve.js';
import type { Tender } from '../../domain/tender/tender.js';
import { foldedOf, readEvents, type EventRow } from './check-record.js';
import { entriesOf, repeated, rows, tendersIn, type Evidence, type Fault } from './evidence.js';

interface MessageRow {
  readonly id: string;
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
  // Events that cannot be folded are a fault of the record, told there.
  if (!foldedOf(events)) return [];
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
    'SELECT id, version, kind, supplier, person FROM messages WHERE tender = $1',
    [tender],
  );
  const communications = started.flatMap(({ effect, tender: state }) =>
    effect.kind === 'communicate' ? [{ about: effect.data, state }] : [],
  );
  const keys = sent.map(
    ({ version, kind, supplier, person }) => `${version} ${kind} to ${supplier ?? person}`,
  );
  return [
    ...communications.flatMap(({ about, state }) => checkCommunication(tender, about, state, sent)),
    ...findUncaused(tender, communications, sent),
    ...checkReceiptMessages(evidence, tender, sent),
    ...(await checkMails(evidence, sent)),
    ...repeated(keys).map((key) => `tender ${tender}: the message ${key} was sent twice`),
  ];
}

/** The message of a receipt stands under its revision; a receipt without a caller that heard of it may have one too. */
const receiptKind = 'bidReceipt';

function findUncaused(
  tender: string,
  communications: readonly { about: CommunicateData }[],
  sent: readonly MessageRow[],
): Fault[] {
  const known = new Set(communications.map(({ about }) => `${about.version} ${about.communication}`));
  return sent
    .filter(({ version, kind }) => kind !== receiptKind && !known.has(`${version} ${kind}`))
    .map(
      ({ version, kind }) => `tender ${tender}: a message ${kind} of event ${version} that nothing caused`,
    );
}

function checkReceiptMessages({ log }: Evidence, tender: string, sent: readonly MessageRow[]): Fault[] {
  const told = new Set(
    sent.filter(({ kind }) => kind === receiptKind).map(({ version, supplier }) => `${supplier} ${version}`),
  );
  return entriesOf(log, 'commitAcknowledged')
    .filter((entry) => entry.tender === tender)
    .filter(({ receipt, revision }) => !told.has(`${String(decodeJwt(receipt).supplier)} ${revision}`))
    .map(({ bid, revision }) => `bid ${bid} revision ${revision}: no message of its receipt`);
}

/** Each reader of a message has one mail of it. */
async function checkMails(evidence: Evidence, sent: readonly MessageRow[]): Promise<Fault[]> {
  const mails = await rows<{ message: string; person: string }>(
    evidence,
    "SELECT data->>'message' AS message, data->>'person' AS person FROM outbox WHERE kind = 'mail' AND data->>'message' = ANY($1)",
    [sent.map(({ id }) => id)],
  );
  const mailed = new Set(mails.map(({ message }) => message));
  return [
    ...sent
      .filter(({ id }) => !mailed.has(id))
      .map(({ kind, id }) => `the message ${kind} ${id} has no mail`),
    ...repeated(mails.map(({ message, person }) => `${message} to ${person}`)).map(
      (key) => `the mail of ${key} is there twice`,
    ),
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
