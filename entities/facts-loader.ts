import type { EntityManager } from 'typeorm';
import type { Deadline } from '../domain/tender/deadlines.js';
import type { Command } from '../domain/tender/commands.js';
import { type Facts, factsNeeded } from '../domain/tender/facts.js';
import type { Tender } from '../domain/tender/tender.js';
import type { EnvelopeKind, LotId, TenderId } from '../domain/types.js';

/** What the loaders may look at: the tender's state and the command, or the deadline, that asks. */
interface Subject {
  readonly id: TenderId;
  readonly tender: Tender | null;
  readonly lot: LotId | null;
  readonly kind: EnvelopeKind | null;
  /** Requests whose answer matters. */
  readonly requests: readonly string[];
}

type Loader<K extends keyof Facts> = (manager: EntityManager, subject: Subject) => Promise<Facts[K]>;

const loaders: { readonly [K in keyof Facts]: Loader<K> } = {
  draft: async (manager, { id }) => {
    const [row] = await rows<{ content: Facts['draft'] }>(
      manager,
      'SELECT content FROM drafts WHERE id = $1',
      [id],
    );
    return row?.content as Facts['draft'];
  },

  roles: (manager, { id }) =>
    rows(manager, 'SELECT person, role FROM tender_roles WHERE tender = $1 ORDER BY person, role', [id]),

  custody: async (manager, { id }) => {
    const [row] = await rows<Facts['custody']>(
      manager,
      `SELECT (SELECT fingerprint FROM manifests WHERE tender = $1) AS manifest,
              (SELECT body->>'notBefore' FROM manifests WHERE tender = $1) AS "notBefore",
              (SELECT count(*)::int FROM key_shares WHERE tender = $1) AS "sharesMade",
              (SELECT count(acknowledged_at)::int FROM key_shares WHERE tender = $1) AS "sharesAcknowledged",
              (SELECT count(proven_at)::int FROM custody_challenges WHERE tender = $1) AS "custodiansProven"`,
      [id],
    );
    return row as Facts['custody'];
  },

  submissions: (manager, { id }) =>
    rows(
      manager,
      `SELECT bid, supplier, ARRAY(
          SELECT DISTINCT e->>'lot' FROM jsonb_array_elements(envelopes) e WHERE e->>'lot' IS NOT NULL ORDER BY 1
        ) AS lots
       FROM (SELECT DISTINCT ON (bid) bid, supplier, action, envelopes FROM bids WHERE tender = $1
             ORDER BY bid, revision DESC) last
       WHERE action <> 'withdraw' ORDER BY bid`,
      [id],
    ),

  readings: (manager, { id, kind, lot }) => readings(manager, id, kind, lot),
  offers: (manager, { id, lot }) => readings(manager, id, 'economic', lot),

  answered: async (manager, { id, requests }) => {
    const answered = await rows<{ request: string }>(
      manager,
      'SELECT DISTINCT request FROM replies WHERE tender = $1 AND request = ANY($2)',
      [id, requests],
    );
    return requests.length > 0 && answered.length === requests.length;
  },

  declarations: (manager, { id }) =>
    rows(manager, 'SELECT person, stage FROM declarations WHERE tender = $1 ORDER BY person, stage', [id]),

  coefficients: async (manager, { id, lot }) => {
    const confirmed = await rows<{
      bid: string;
      criterion: string;
      commissioner: string;
      coefficient: string;
    }>(
      manager,
      `SELECT bid, criterion, commissioner, coefficient FROM scores
       WHERE tender = $1 AND lot = $2 AND confirmed_at IS NOT NULL ORDER BY bid, criterion, commissioner`,
      [id, lot],
    );
    const byBid: Record<string, Record<string, Record<string, string>>> = {};
    for (const { bid, criterion, commissioner, coefficient } of confirmed) {
      ((byBid[bid] ??= {})[criterion] ??= {})[commissioner] = coefficient;
    }
    return byBid;
  },

  lastAwardCommunicationAt: async (manager, { id, lot }) => {
    const [row] = await rows<{ last: string | null }>(
      manager,
      "SELECT iso(max(sent_at)) AS last FROM messages WHERE tender = $1 AND kind = 'award' AND lot = $2",
      [id, lot],
    );
    return row?.last ?? null;
  },
};

/** Reads, inside the caller's transaction, the contents that a command's decision rests on. */
export function loadCommandFacts(
  manager: EntityManager,
  id: TenderId,
  tender: Tender | null,
  command: Command,
): Promise<Partial<Facts>> {
  const data = command.data as { lot?: LotId | null; kind?: EnvelopeKind };
  return load(manager, factsNeeded[command.type], {
    id,
    tender,
    lot: data.lot ?? null,
    kind: data.kind ?? null,
    requests: tender ? requestsOf(command, tender) : [],
  });
}

export function loadDeadlineFacts(
  manager: EntityManager,
  tender: Tender,
  deadline: Deadline,
): Promise<Partial<Facts>> {
  return load(manager, factsNeeded[deadline.kind], {
    id: tender.id,
    tender,
    lot: deadline.lot ?? null,
    kind: null,
    requests: deadline.ref ? [deadline.ref] : [],
  });
}

async function load(
  manager: EntityManager,
  names: readonly (keyof Facts)[],
  subject: Subject,
): Promise<Partial<Facts>> {
  const facts: Partial<Record<keyof Facts, unknown>> = {};
  for (const name of names) facts[name] = await loaders[name](manager, subject);
  return facts as Partial<Facts>;
}

/** The requests addressed to the command's bidder that still run. */
function requestsOf(command: Command, tender: Tender): string[] {
  if (!('bid' in command.data)) return [];
  const { bid } = command.data;
  if ('lot' in command.data) {
    const explanations = tender.lots[command.data.lot]?.explanations;
    return explanations?.bid === bid ? [explanations.id] : [];
  }
  return Object.entries(tender.integrations)
    .filter(([, term]) => term.bid === bid && !term.endedAt)
    .map(([request]) => request);
}

function readings(manager: EntityManager, id: TenderId, kind: EnvelopeKind | null, lot: LotId | null) {
  return rows<Facts['readings'][number]>(
    manager,
    'SELECT bid, refused, offer FROM readings WHERE tender = $1 AND kind = $2 AND lot = $3 ORDER BY bid',
    [id, kind, lot ?? '-'],
  );
}

async function rows<T>(manager: EntityManager, sql: string, parameters: unknown[]): Promise<T[]> {
  return manager.query<T[]>(sql, parameters);
}
