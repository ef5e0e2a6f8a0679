import { randomBytes, randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import type { CompanyData } from '../../../domain/fvoe/plan-check.js';
import { saltedDigest } from '../../../domain/ledger/salted-digest.js';
import type { ActReference } from '../../../domain/tender/act.js';
import type { CommandData, CommandType, Role } from '../../../domain/tender/commands.js';
import type { AskFvoeData } from '../../../domain/tender/effect.js';
import { eventOf } from '../../../domain/tender/events.js';
import type { BidId, SupplierId, TenderId } from '../../../domain/types.js';
import { TenderRecord } from '../../../entities/record.js';
import { noRectification } from '../../../entities/stores/rectification-column.js';
import { alfa, beta, gamma, group } from '../../domain/participants/participants-fixture.js';
import { envelopeOf } from '../../entities/tender-fixture.js';
import { anAct, append, lot1, makePublishedTender } from '../../tender-fixture.js';

/** A tender whose first lot is proposed for the group of alfa and beta, which borrows from gamma. */
export class ProposedTender {
  private constructor(
    private readonly dataSource: DataSource,
    readonly id: TenderId,
    readonly bid: BidId,
  ) {}

  static async make(dataSource: DataSource): Promise<ProposedTender> {
    const { id } = await makePublishedTender(dataSource, { deadlineInMs: 3_600_000 });
    const bid = randomUUID() as BidId;
    const supplier = await upsertSupplier(dataSource);
    await insertBid(dataSource, { id, bid, supplier });
    const events = [
      eventOf('submissionClosed', {
        dueAt: '2026-11-26T10:00:00.000Z',
        bids: [{ bid, supplier, lots: [lot1] }],
      }),
      eventOf('awardProposed', { act: anAct, lot: lot1, bid, checksDueAt: '2099-01-01T00:00:00.000Z' }),
    ];
    await append(dataSource, id, events);
    return new ProposedTender(dataSource, id, bid);
  }

  /** What the effect of the request is given. */
  async requestCheck(companies: readonly CompanyData[] = []): Promise<AskFvoeData> {
    const act = await this.insertAct({ reasons: 'Si verifica.', companies });
    await this.command('rup', 'requestRequirementsCheck', { act, lot: lot1 });
    const [row] = await this.dataSource.query<{ data: AskFvoeData }[]>(
      `SELECT data FROM outbox WHERE kind = 'askFvoe' AND data->>'tender' = $1 ORDER BY created_at DESC LIMIT 1`,
      [this.id],
    );
    if (!row) throw new Error('the request left no effect');
    return row.data;
  }

  /** @returns the version after it. */
  async command<T extends CommandType>(role: Role, type: T, data: CommandData[T]): Promise<number> {
    const envelope = envelopeOf(this.id, role, type, data);
    const { outcome } = await new TenderRecord(this.dataSource).record({
      ...{ tender: this.id, envelope, seenVersion: 0 },
    });
    if (outcome?.status !== 'accepted') throw new Error(`${type}: ${JSON.stringify(outcome)}`);
    return outcome.version;
  }

  async insertAct(content: object): Promise<ActReference> {
    const id = randomUUID();
    const salt = randomBytes(32).toString('hex');
    const digest = saltedDigest(salt, content);
    await this.dataSource.query(
      `INSERT INTO acts (id, tender, command, content, salt, digest, author, role, signature)
       VALUES ($1, $2, 'test', $3, $4, $5, 'rup', 'rup', 'jws')`,
      [id, this.id, JSON.stringify(content), salt, digest],
    );
    return { id, digest };
  }

  /** Beta has left the group, and with it whoever lent to beta. */
  async leaveAlfaAlone(): Promise<void> {
    const change = randomUUID();
    const joined = group(this.id);
    const parts = joined.parts.filter(({ taxCode }) => taxCode === alfa.taxCode);
    await this.dataSource.query(
      `INSERT INTO group_changes (id, tender, bid, supplier, person, ground, reasons, participants, uploads, filed_at)
       VALUES ($1, $2, $3, $1, 'legale', 'withdrawal', 'Riorganizzazione.', $4, '[]', clock_timestamp())`,
      [change, this.id, this.bid, JSON.stringify({ ...joined, parts })],
    );
    const accepted = { act: anAct, bid: this.bid, change, ground: 'withdrawal' as const, sharedBids: [] };
    await append(this.dataSource, this.id, [eventOf('groupChangeAccepted', accepted)]);
  }

  answered(): Promise<{ data: { entry: string; digest: string } }[]> {
    return this.dataSource.query(
      "SELECT data FROM events WHERE tender = $1 AND type = 'requirementsAnswered' ORDER BY version",
      [this.id],
    );
  }
}

async function upsertSupplier(dataSource: DataSource): Promise<SupplierId> {
  const [row] = await dataSource.query<{ id: SupplierId }[]>(
    `INSERT INTO suppliers (name, fiscal_code) VALUES ($1, $2)
     ON CONFLICT (fiscal_code) DO UPDATE SET name = excluded.name RETURNING id`,
    [alfa.name, alfa.taxCode],
  );
  return row?.id as SupplierId;
}

async function insertBid(
  dataSource: DataSource,
  { id, bid, supplier }: { id: TenderId; bid: BidId; supplier: SupplierId },
): Promise<void> {
  await dataSource.query(
    `INSERT INTO bids (bid, revision, tender, supplier, person, action, envelopes, command_id, body_digest, received_at, leaf,
       claims) VALUES ($1, 1, $2, $3, 'legale', 'commit', '[]', $4, '', clock_timestamp(), $1, '')`,
    [bid, id, supplier, randomUUID()],
  );
  const joined = group(id);
  const auxiliaries = [{ ...gamma, purpose: 'requirement' as const }];
  const parts = joined.parts.map((part) => (part.taxCode === beta.taxCode ? { ...part, auxiliaries } : part));
  await dataSource.query(
    `INSERT INTO readings (tender, kind, lot, bid, rectification, files, participants)
     VALUES ($1, 'administrative', '-', $2, $3, '[]', $4)`,
    [id, bid, noRectification, JSON.stringify({ ok: true, participants: { ...joined, parts } })],
  );
}
