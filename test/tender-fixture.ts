import { randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import {
  makeManifest,
  keyRefsOf,
  manifestFingerprint,
  type KeysManifest,
} from '../domain/sealing/manifest.js';
import type { TenderDraft } from '../domain/tender/draft.js';
import { eventOf, type TenderEvent } from '../domain/tender/events.js';
import type { Tender } from '../domain/tender/tender.js';
import type { AuthorityId, LotId, PersonId, Sha256Hex, SupplierId, TenderId } from '../domain/types.js';
import { EventAppender } from '../entities/event-appender.js';
import { CustodyStore } from '../entities/stores/custody-store.js';
import { findTenderMoment } from '../entities/stores/tender-moment.js';
import { generateIdentity, identityToRecipient } from 'age-encryption';

export const lot1 = 'LOT-0001' as LotId;
export const lot2 = 'LOT-0002' as LotId;
export const anAct = { id: 'act', digest: 'd'.repeat(64) as Sha256Hex };

export interface CustodianFixture {
  readonly person: PersonId;
  readonly identity: string;
  readonly recipient: string;
}

export interface TenderFixture {
  readonly id: TenderId;
  readonly manifest: KeysManifest;
  readonly custodians: readonly CustodianFixture[];
}

export interface TenderTerms {
  /** From now, by the database's clock. */
  readonly deadlineInMs: number;
  readonly simulation?: boolean;
}

/** A person of a supplier, both new. */
export async function makeBidder(
  dataSource: DataSource,
): Promise<{ person: PersonId; supplier: SupplierId }> {
  const person = `person-${randomUUID()}` as PersonId;
  const [row] = await dataSource.query<{ id: SupplierId }[]>(
    'INSERT INTO suppliers (name, fiscal_code) VALUES ($1, $2) RETURNING id',
    [`Supplier of ${person}`, randomUUID()],
  );
  const supplier = row?.id as SupplierId;
  await dataSource.query('INSERT INTO people (id, name, email) VALUES ($1, $1, $1)', [person]);
  await dataSource.query('INSERT INTO supplier_people (supplier, person) VALUES ($1, $2)', [
    supplier,
    person,
  ]);
  return { person, supplier };
}

/** A launched tender with two lots and keys of 2 of 3 custodians, still to be published. */
export async function makeDecidedTender(dataSource: DataSource, terms: TenderTerms): Promise<TenderFixture> {
  const id = randomUUID() as TenderId;
  const custodians = await makeCustodians(dataSource, id);
  await insertDraft(dataSource, id, terms);
  const submissionDeadline = await instantIn(dataSource, terms.deadlineInMs);
  await append(dataSource, id, [launched(id, submissionDeadline, terms)]);
  const manifest = await makeManifest({
    tender: id,
    notBefore: submissionDeadline,
    ...{ k: 2, n: 3 },
    keyRefs: keyRefsOf([lot1, lot2]),
    custodians: custodians.map(({ person, recipient }) => ({ custodian: person, recipient })),
  });
  return { id, manifest, custodians };
}

export async function makePublishedTender(
  dataSource: DataSource,
  terms: TenderTerms,
): Promise<TenderFixture> {
  const fixture = await makeDecidedTender(dataSource, terms);
  const { id, manifest } = fixture;
  const fingerprint = manifestFingerprint(manifest);
  await new CustodyStore(dataSource).replaceManifest(manifest, fingerprint, 'rup' as PersonId);
  const now = await instantIn(dataSource, 0);
  await append(dataSource, id, [
    eventOf('noticeTransmitted', {
      act: anAct,
      transmittedAt: now,
      regimeOn: now.slice(0, 10),
      manifest: fingerprint,
    }),
    eventOf('tenderPublished', { publishedAt: now, channel: 'local' }),
  ]);
  return fixture;
}

/** Appends events as the record would, without asking the law: what happened before the part under test. */
export async function append(
  dataSource: DataSource,
  id: TenderId,
  events: readonly TenderEvent[],
): Promise<Tender> {
  return dataSource.transaction(async (manager) => {
    const moment = await findTenderMoment(manager, id);
    const now = moment?.now ?? (await instantIn(dataSource, 0));
    const origin = { actor: { person: null, role: 'engine' as const }, commandId: null, now };
    return new EventAppender(manager, id, origin).append(moment?.tender ?? null, events);
  });
}

export async function instantIn(dataSource: DataSource, ms: number): Promise<string> {
  const [row] = await dataSource.query<{ at: string }[]>(
    "SELECT iso(clock_timestamp() + $1 * interval '1 millisecond') AS at",
    [ms],
  );
  return row?.at as string;
}

export async function assignRole(
  dataSource: DataSource,
  tender: TenderId,
  person: string,
  role: string,
): Promise<void> {
  await dataSource.query('INSERT INTO tender_roles (tender, person, role) VALUES ($1, $2, $3)', [
    ...[tender, person, role],
  ]);
}

async function makeCustodians(dataSource: DataSource, tender: TenderId): Promise<CustodianFixture[]> {
  const custodians: CustodianFixture[] = [];
  for (let at = 1; at <= 3; at += 1) {
    const identity = await generateIdentity();
    const person = `custodian-${at}-${tender}` as PersonId;
    const recipient = await identityToRecipient(identity);
    await dataSource.query(
      'INSERT INTO people (id, name, email, custodian_recipient) VALUES ($1, $1, $1, $2)',
      [person, recipient],
    );
    await assignRole(dataSource, tender, person, 'custodian');
    custodians.push({ person, identity, recipient });
  }
  return custodians;
}

async function insertDraft(dataSource: DataSource, id: TenderId, terms: TenderTerms): Promise<void> {
  await dataSource.query(
    "INSERT INTO authorities (id, name) VALUES ('ars', 'Agenzia regionale sanitaria') ON CONFLICT DO NOTHING",
  );
  await dataSource.query(
    "INSERT INTO drafts (id, authority, content, created_by) VALUES ($1, 'ars', $2, 'rup')",
    [id, JSON.stringify(draftOf(terms))],
  );
}

function draftOf({ simulation = false }: TenderTerms): TenderDraft {
  const title = { it: 'Telemonitoraggio', en: 'Telemonitoring' };
  const lot = (id: LotId) => ({
    ...{ id, title, baseCents: 100_000_00, safetyCents: 0, cpv: '48180000-3', cig: 'B0000000A1' },
    economic: { max: 30, formula: { kind: 'linear' as const } },
    technicalThreshold: null,
    criteria: [
      { id: 'T1', title, max: 40 },
      { id: 'T2', title, max: 30 },
    ],
  });
  return {
    ...{ authority: 'ars' as AuthorityId, procedure: 'open', simulation, title, nuts: 'ITF4' },
    ...{ innovation: null, submission: { days: 30, publishWithinDays: 5 }, enquiriesCloseDaysBefore: 10 },
    ...{ custody: { k: 2, n: 3 }, commissioners: 3, abnormalElement: null },
    economicScoresAfterExclusion: 'keep',
    lots: [lot(lot1), lot(lot2)],
    decision: {
      ...{ procedureChoice: 'x', valueEstimate: 'x', lots: 'x' },
      ...{ collectiveAgreement: 'x', environmentalCriteria: 'x' },
    },
    ...{ cup: null, cui: null, documents: [] },
  };
}

function launched(
  tender: TenderId,
  submissionDeadline: string,
  { simulation = false }: TenderTerms,
): TenderEvent {
  return eventOf('decisionAdopted', {
    act: anAct,
    ...{ tender, authority: 'ars' as AuthorityId, procedure: 'open', simulation, lots: [lot1, lot2] },
    custody: { k: 2, n: 3 },
    submissionDeadline,
    enquiriesCloseAt: submissionDeadline,
    custodyProofAt: submissionDeadline,
  });
}
