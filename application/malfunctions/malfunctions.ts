import type { DataSource } from 'typeorm';
import { DomainError } from '../../domain/errors.js';
import type { Instant, PersonId, TenderId } from '../../domain/types.js';
import { MalfunctionStore, type MalfunctionEntry } from '../../entities/stores/malfunction-store.js';
import { firstRowOf } from '../../entities/stores/queryable.js';
import { TenderStore } from '../../entities/stores/tender-store.js';
import { instantForm, readCursor, toPage, uuidForm, type Page, type PageRequest } from '../page.js';
import { commandIdOf, rowIdOf } from '../tenders/command-id.js';

export interface EnteredMalfunction {
  /** Null for the whole platform. */
  readonly tender: TenderId | null;
  readonly component: string;
  readonly what: string;
  readonly evidence: string;
  readonly beganAt: Instant;
  readonly endedAt: Instant | null;
}

/** The register of malfunctions, which anybody reads and the administrator completes by hand (art. 25 c.2). */
export class Malfunctions {
  private readonly store: MalfunctionStore;

  constructor(private readonly dataSource: DataSource) {
    this.store = new MalfunctionStore(dataSource.manager);
  }

  async list(tender: TenderId | undefined, { cursor, limit }: PageRequest): Promise<Page<MalfunctionEntry>> {
    const [beganAt, id] = readCursor(cursor, [instantForm, uuidForm]) ?? [];
    const after = beganAt !== undefined && id !== undefined ? { beganAt, id } : null;
    const rows = await this.store.list(tender ?? null, { after, limit: limit + 1 });
    return toPage(rows, limit, (entry) => [entry.beganAt, entry.id]);
  }

  /** Throws `invalidInput` for an outage that is still to come or ends before it begins, `notFound` for no tender. */
  async enter(by: PersonId, entered: EnteredMalfunction, idempotencyKey: string): Promise<MalfunctionEntry> {
    const id = rowIdOf(commandIdOf(by, 'POST /malfunctions', idempotencyKey));
    const known = await this.store.find(id);
    if (known) return sameAs(known, entered);
    assertPast(entered.beganAt, entered.endedAt, await this.clockOf(entered.tender));
    await this.store.open({ ...entered, id, recordedBy: by });
    return sameAs(await this.get(id), entered);
  }

  /** Throws `malfunctionOver` for an entry that has its end, `invalidInput` for an end that is still to come. */
  async end(id: string, endedAt: Instant | undefined): Promise<MalfunctionEntry> {
    return this.dataSource.transaction(async (manager) => {
      await manager.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 2))', [id]);
      const store = new MalfunctionStore(manager);
      const entry = await store.find(id);
      if (!entry) throw new DomainError('notFound');
      if (entry.endedAt) throw new DomainError('malfunctionOver', { endedAt: entry.endedAt });
      const now = await this.clockOf(entry.tender);
      assertPast(entry.beganAt, endedAt ?? now, now);
      await store.end(id, endedAt ?? now);
      return { ...entry, ...(await store.find(id)) };
    });
  }

  private async get(id: string): Promise<MalfunctionEntry> {
    const entry = await this.store.find(id);
    if (!entry) throw new DomainError('notFound');
    return entry;
  }

  /** The clock by which an entry is dated: the tender's, or the database's. */
  private async clockOf(tender: TenderId | null): Promise<Instant> {
    if (tender !== null) {
      const tenders = new TenderStore(this.dataSource.manager);
      if ((await tenders.findVersion(tender)) === undefined) throw new DomainError('notFound', { tender });
      return tenders.readClock(tender);
    }
    const row = await firstRowOf<{ now: Instant }>(
      this.dataSource.manager,
      'SELECT iso(clock_timestamp()) AS now',
    );
    if (!row) throw new Error('a clock has one row');
    return row.now;
  }
}

function assertPast(beganAt: Instant, endedAt: Instant | null, now: Instant): void {
  if (Date.parse(beganAt) > Date.parse(now)) throw new DomainError('invalidInput', { field: 'beganAt', now });
  if (endedAt === null) return;
  const isPast = Date.parse(endedAt) <= Date.parse(now) && Date.parse(endedAt) > Date.parse(beganAt);
  if (!isPast) throw new DomainError('invalidInput', { field: 'endedAt', now });
}

function sameAs(entry: MalfunctionEntry, entered: EnteredMalfunction): MalfunctionEntry {
  const isSame =
    entry.what === entered.what &&
    entry.evidence === entered.evidence &&
    entry.tender === entered.tender &&
    Date.parse(entry.beganAt) === Date.parse(entered.beganAt);
  if (!isSame) throw new DomainError('idempotencyKeyReused');
  return entry;
}
