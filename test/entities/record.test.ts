import { expect } from 'chai';
import pg from 'pg';
import type { DataSource } from 'typeorm';
import { sha256Hex } from '../../domain/ledger/sha256.js';
import { nextDeadline } from '../../domain/tender/deadlines.js';
import { evolveAll } from '../../domain/tender/evolve.js';
import type { CommandData, CommandType, Role } from '../../domain/tender/commands.js';
import type { RecordResult } from '../../domain/tender/outcome.js';
import type { Tender } from '../../domain/tender/tender.js';
import type { TenderId } from '../../domain/types.js';
import { openDataSource } from '../../entities/data-source.js';
import { TenderRecord } from '../../entities/record.js';
import { makeTestDatabase, type TestDatabase } from '../local-stack.js';
import { envelopeOf, insertAct, insertCustody, insertDraft } from './tender-fixture.js';

describe('record, the authority on a tender', function () {
  this.timeout(60_000);
  let database: TestDatabase;
  let dataSource: DataSource;
  let record: TenderRecord;

  before(async () => {
    database = await makeTestDatabase();
    dataSource = await openDataSource({ url: database.url, poolSize: 12, applicationName: 'record-test' });
    record = new TenderRecord(dataSource);
  });

  after(async () => {
    await dataSource.destroy();
    await database.drop();
  });

  const send = <T extends CommandType>(
    tender: TenderId,
    role: Role,
    type: T,
    data: CommandData[T],
    key?: string,
  ) => record.record({ tender, envelope: envelopeOf(tender, role, type, data, key), seenVersion: 0 });

  async function launched(): Promise<TenderId> {
    const tender = await insertDraft(dataSource);
    const { outcome } = await send(tender, 'awardOrgan', 'adoptDecision', {
      act: await insertAct(dataSource, tender),
    });
    expect(outcome?.status).to.equal('accepted');
    return tender;
  }

  async function published(): Promise<TenderId> {
    const tender = await launched();
    await insertCustody(dataSource, tender);
    const { outcome } = await send(tender, 'rup', 'publishTender', {
      act: await insertAct(dataSource, tender),
    });
    expect(outcome).to.include({ status: 'accepted' });
    await send(tender, 'engine', 'confirmPublication', { channel: 'profile' });
    return tender;
  }

  const stateOf = async (tender: TenderId): Promise<Tender> => {
    const [row] = await dataSource.query<{ state: Tender }[]>('SELECT state FROM tenders WHERE id = $1', [
      tender,
    ]);
    if (!row) throw new Error('no projection');
    return row.state;
  };

  it('keeps events, projection and what it returns at the same version', async () => {
    const tender = await published();
    const { events } = await record.record({ tender, envelope: null, seenVersion: 0 });
    expect(events.map(({ type }) => type)).to.deep.equal([
      'decisionAdopted',
      'noticeTransmitted',
      'tenderPublished',
    ]);
    expect(evolveAll(null, events)).to.deep.equal(await stateOf(tender));
  });

  it('writes one leaf for each event, whose hash anyone recomputes', async () => {
    const tender = await published();
    const leaves = await dataSource.query<{ entry: string; salt: Buffer; leaf: Buffer }[]>(
      'SELECT entry, salt, leaf FROM ledger_leaves WHERE tender = $1',
      [tender],
    );
    expect(leaves).to.have.length(3);
    for (const { entry, salt, leaf } of leaves) {
      expect(sha256Hex(Buffer.concat([Buffer.from([0]), salt, Buffer.from(entry)]))).to.equal(
        leaf.toString('hex'),
      );
    }
  });

  it('answers a repeated command from its stored outcome and appends nothing', async () => {
    const tender = await insertDraft(dataSource);
    const act = await insertAct(dataSource, tender);
    const first = await send(tender, 'awardOrgan', 'adoptDecision', { act }, 'key');
    const second = await send(tender, 'awardOrgan', 'adoptDecision', { act }, 'key');
    expect(second).to.deep.equal(first);
  });

  it('refuses the same id with another body', async () => {
    const tender = await launched();
    const act = await insertAct(dataSource, tender);
    await send(tender, 'rup', 'publishTender', { act }, 'key');
    const other = await insertAct(dataSource, tender);
    const failure = await failureOf(send(tender, 'rup', 'publishTender', { act: other }, 'key'));
    expect(failure).to.match(/idempotencyKeyReused/);
  });

  it('keeps a refusal under its id, so that the answer never changes', async () => {
    const tender = await launched();
    const act = await insertAct(dataSource, tender);
    const first = await send(tender, 'rup', 'publishTender', { act }, 'key');
    expect(first.outcome).to.deep.include({ status: 'refused' });
    await insertCustody(dataSource, tender);
    expect((await send(tender, 'rup', 'publishTender', { act }, 'key')).outcome).to.deep.equal(first.outcome);
    expect((await send(tender, 'rup', 'publishTender', { act }, 'again')).outcome).to.include({
      status: 'accepted',
    });
  });

  it('refuses an act that nobody signed', async () => {
    const tender = await launched();
    await insertCustody(dataSource, tender);
    const act = { id: 'unknown', digest: sha256Hex('x') };
    expect(codeOf(await send(tender, 'rup', 'publishTender', { act }))).to.equal('actUnknown');
  });

  it('numbers the acts of an authority without gaps, whoever writes at once', async () => {
    await Promise.all(Array.from({ length: 8 }, launched));
    const numbers = await dataSource.query<{ number: number }[]>(
      'SELECT number FROM act_register ORDER BY authority, year, number',
    );
    expect(numbers.map(({ number }) => number)).to.deep.equal(numbers.map((_, index) => index + 1));
  });

  it('launches once, however many launches arrive together', async () => {
    const tender = await insertDraft(dataSource);
    const acts = await Promise.all(Array.from({ length: 6 }, () => insertAct(dataSource, tender)));
    const results = await Promise.all(
      acts.map((act) => send(tender, 'awardOrgan', 'adoptDecision', { act })),
    );
    const codes = results.map((result) => codeOf(result) ?? 'accepted').sort();
    expect(codes).to.deep.equal(['accepted', ...Array<string>(5).fill('alreadyLaunched')]);
  });

  it('records the instants already past before it decides', async () => {
    const tender = await published();
    await fastForward(tender, 'enquiriesCloseAt');
    await fastForward(tender, 'custodyProofAt');
    await fastForward(tender, 'submissionDeadline');
    const state = await stateOf(tender);
    const extend = {
      act: await insertAct(dataSource, tender),
      submissionDeadline: '2030-01-01T00:00:00.000Z',
      cause: 'choice' as const,
      malfunctions: [],
    };
    await waitUntil(state.submissionDeadline, tender);
    const result = await send(tender, 'rup', 'extendSubmission', extend);
    expect(codeOf(result)).to.equal('commandNotAllowedInPhase');
    expect(result.events.at(-1)?.type).to.equal('submissionClosed');
  });

  it('tells a timer that came early how early, and one whose instant moved that it moved', async () => {
    const tender = await published();
    const expectedDueAt = nextDeadline(await stateOf(tender))?.dueAt as string;
    const early = await record.passDeadline({ tender, expectedDueAt, seenVersion: 3 });
    expect(early.status).to.equal('early');
    expect(early.earlyByMs).to.be.greaterThan(1_000_000);
    const moved = await record.passDeadline({
      tender,
      expectedDueAt: '2026-01-01T00:00:00.000Z',
      seenVersion: 3,
    });
    expect(moved).to.deep.equal({ status: 'moved', earlyByMs: 0, events: [] });
  });

  it('leaves nothing of a decision whose transaction dies before its commit', async () => {
    const tender = await launched();
    await insertCustody(dataSource, tender);
    const act = await insertAct(dataSource, tender);
    const envelope = envelopeOf(tender, 'rup', 'publishTender', { act });
    const dying = dataSource.transaction(async (manager) => {
      await record.recordWithin(manager, { tender, envelope, seenVersion: 0 });
      const [backend] = await manager.query<{ pid: number }[]>('SELECT pg_backend_pid() AS pid');
      await terminate(database.adminUrl, backend?.pid ?? expect.fail());
      await manager.query('SELECT 1');
    });
    expect(await failureOf(dying)).to.not.equal('succeeded');
    expect((await stateOf(tender)).version).to.equal(1);
    const counts = await dataSource.query<{ n: number }[]>(
      'SELECT count(*)::int AS n FROM ledger_leaves WHERE tender = $1',
      [tender],
    );
    expect(counts).to.deep.equal([{ n: 1 }]);
    const again = await record.record({ tender, envelope, seenVersion: 1 });
    expect(again.outcome).to.include({ status: 'accepted', version: 2 });
  });

  it('lets exactly one of two contradictory commands win', async () => {
    for (let round = 0; round < 10; round++) {
      const tender = await published();
      const [act1, act2] = [await insertAct(dataSource, tender), await insertAct(dataSource, tender)];
      const [revoked, extended] = await Promise.all([
        send(tender, 'awardOrgan', 'revokeTender', { act: act1 }),
        send(tender, 'awardOrgan', 'revokeTender', { act: act2 }),
      ]);
      const codes = [codeOf(revoked), codeOf(extended)].sort();
      expect(codes).to.deep.equal(['commandNotAllowedInPhase', undefined]);
    }
  });

  async function fastForward(
    tender: TenderId,
    field: 'enquiriesCloseAt' | 'custodyProofAt' | 'submissionDeadline',
  ) {
    const due = Date.parse((await stateOf(tender))[field]);
    const { outcome } = await send(tender, 'rup', 'fastForward', { to: new Date(due - 30).toISOString() });
    expect(outcome).to.include({ status: 'accepted' });
    await waitUntil(new Date(due).toISOString(), tender);
    if (field !== 'submissionDeadline') await record.record({ tender, envelope: null, seenVersion: 0 });
  }

  async function waitUntil(instant: string, tender: TenderId): Promise<void> {
    await dataSource.query(
      `SELECT pg_sleep(greatest(0, extract(epoch FROM $1::timestamptz - clock_timestamp()
         - clock_offset_ms * interval '1 millisecond'))) FROM tenders WHERE id = $2`,
      [instant, tender],
    );
  }
});

function codeOf({ outcome }: RecordResult): string | undefined {
  return outcome?.status === 'refused' ? outcome.refusal.code : undefined;
}

async function terminate(adminUrl: string, pid: number): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  await client.query('SELECT pg_terminate_backend($1)', [pid]);
  await client.end();
}

async function failureOf(work: Promise<unknown>): Promise<string> {
  return work.then(
    () => 'succeeded',
    (error: unknown) => String(error),
  );
}
