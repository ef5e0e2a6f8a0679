import { isDeepStrictEqual } from 'node:util';
import { leafOf } from '../../domain/ledger/leaf.js';
import type { RecordedEvent } from '../../domain/tender/events.js';
import { evolve } from '../../domain/tender/evolve.js';
import type { Tender } from '../../domain/tender/tender.js';
import { entriesOf, repeated, rows, tendersIn, type Evidence, type Fault } from './evidence.js';

export type EventRow = RecordedEvent & { readonly role: string; readonly command_id: string | null };

export function readEvents(evidence: Evidence, tender: string): Promise<EventRow[]> {
  const sql =
    'SELECT version, type, data, iso(at) AS at, role, command_id FROM events WHERE tender = $1 ORDER BY version';
  return rows<EventRow>(evidence, sql, [tender]);
}

/** Events, projection and leaves of every tender agree, and every acknowledged command is among the events once. */
export async function checkRecord(evidence: Evidence): Promise<Fault[]> {
  const faults: Fault[] = [];
  for (const tender of tendersIn(evidence.log)) {
    const events = await readEvents(evidence, tender);
    faults.push(
      ...checkVersions(tender, events),
      ...(await checkProjection(evidence, tender, events)),
      ...(await checkLeaves(evidence, tender, events)),
      ...(await checkCommands(evidence, tender, events)),
    );
  }
  return [...faults, ...(await checkPositions(evidence))];
}

function checkVersions(tender: string, events: readonly EventRow[]): Fault[] {
  const isDense = events.every(({ version }, at) => version === at + 1);
  return isDense && events.length > 0 ? [] : [`tender ${tender}: the versions of its events have gaps`];
}

async function checkProjection(
  evidence: Evidence,
  tender: string,
  events: readonly EventRow[],
): Promise<Fault[]> {
  const [stored] = await rows<{ state: Tender; version: number; phase: string }>(
    evidence,
    'SELECT state, version, phase FROM tenders WHERE id = $1',
    [tender],
  );
  const folded = foldedOf(events);
  const isSame =
    stored !== undefined &&
    isDeepStrictEqual(stored.state, folded) &&
    stored.version === folded?.version &&
    stored.phase === folded.phase;
  return isSame ? [] : [`tender ${tender}: the projection is not what its events say`];
}

/** Through JSON, as the projection went; null where the events cannot be folded. */
export function foldedOf(events: readonly EventRow[]): Tender | null {
  try {
    const state = events.reduce<Tender | null>((before, event) => evolve(before, event), null);
    return JSON.parse(JSON.stringify(state)) as Tender;
  } catch {
    return null;
  }
}

interface LeafRow {
  readonly entry: string;
  readonly salt: Buffer;
  readonly leaf: Buffer;
  readonly positions: number;
}

async function checkLeaves(
  evidence: Evidence,
  tender: string,
  events: readonly EventRow[],
): Promise<Fault[]> {
  const leaves = await rows<LeafRow>(
    evidence,
    `SELECT entry, salt, leaf, (SELECT count(*)::int FROM ledger_positions p WHERE p.leaf = l.id) AS positions
     FROM ledger_leaves l WHERE tender = $1 AND kind = 'event'`,
    [tender],
  );
  const faults: Fault[] = [];
  const versions = leaves.map(({ entry, salt, leaf, positions }) => {
    const content = JSON.parse(entry) as { version: number };
    const name = `tender ${tender} event ${content.version}`;
    if (leaf.toString('hex') !== leafOf(Uint8Array.from(salt), content))
      faults.push(`${name}: the leaf is not its hash`);
    if (positions !== 1) faults.push(`${name}: ${positions} positions in the ledger`);
    const event = events.find(({ version }) => version === content.version);
    if (!event || !isDeepStrictEqual(pick(event), pickEntry(content)))
      faults.push(`${name}: the leaf covers another event`);
    return String(content.version);
  });
  const missing = events.filter(({ version }) => !versions.includes(String(version)));
  faults.push(...missing.map(({ version }) => `tender ${tender} event ${version} has no leaf in the ledger`));
  faults.push(...repeated(versions).map((version) => `tender ${tender} event ${version} has two leaves`));
  return faults;
}

const pick = ({ type, at, data }: EventRow): object => ({ type, at, data });
const pickEntry = (entry: object): object => {
  const { event, at, data } = entry as { event: string; at: string; data: unknown };
  return { type: event, at, data };
};

/** Roles of people whose events come from commands alone; a custodian's share opens a key without one. */
const commanding = ['rup', 'awardOrgan', 'seggio', 'commissioner'];

async function checkCommands(
  { log, ...evidence }: Evidence,
  tender: string,
  events: readonly EventRow[],
): Promise<Fault[]> {
  const acknowledged = entriesOf(log, 'commandAcknowledged').filter((entry) => entry.tender === tender);
  const faults: Fault[] = [];
  for (const { commandId, name, version } of acknowledged) {
    const caused = events.filter(({ command_id }) => command_id === commandId);
    if (caused.at(-1)?.version !== version)
      faults.push(`tender ${tender}: ${name} was acknowledged at version ${version} and is not there`);
    const [stored] = await rows<{ outcome: { status: string; version: number } }>(
      evidence,
      'SELECT outcome FROM commands WHERE id = $1',
      [commandId],
    );
    if (stored?.outcome.version !== version)
      faults.push(`tender ${tender}: the outcome of ${name} is not stored as it was told`);
  }
  const known = new Set(acknowledged.map(({ commandId }) => commandId));
  const strange = new Set(
    events
      .filter(({ role, command_id }) => commanding.includes(role) && !known.has(command_id ?? ''))
      .map(({ command_id }) => command_id),
  );
  const unanswered = countUnanswered(log, tender);
  if (strange.size > unanswered)
    faults.push(`tender ${tender}: ${strange.size} commands are recorded that nobody sent`);
  return faults;
}

function countUnanswered(log: Evidence['log'], tender: string): number {
  const of = (kind: 'commandSent' | 'commandAcknowledged' | 'commandRefused'): number =>
    entriesOf(log, kind).filter((entry) => entry.tender === tender).length;
  return of('commandSent') - of('commandAcknowledged') - of('commandRefused');
}

/** The ledger counts from 1 without gaps, and every position has its leaf. */
async function checkPositions(evidence: Evidence): Promise<Fault[]> {
  const [counted] = await rows<{ count: number; first: number | null; last: number | null; orphans: number }>(
    evidence,
    `SELECT count(*)::int AS count, min(position)::int AS first, max(position)::int AS last,
       count(*) FILTER (WHERE NOT EXISTS (SELECT FROM ledger_leaves l WHERE l.id = p.leaf))::int AS orphans
     FROM ledger_positions p`,
  );
  if (!counted) return ['the ledger cannot be counted'];
  const { count, first, last, orphans } = counted;
  const isDense =
    count === 0 || (first !== null && last !== null && last - first + 1 === count && first <= 1);
  return [
    ...(isDense ? [] : [`the ledger has gaps: ${count} positions from ${first} to ${last}`]),
    ...(orphans === 0 ? [] : [`${orphans} positions of the ledger have no leaf`]),
  ];
}
