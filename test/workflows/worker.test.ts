import { expect } from 'chai';
import type { DataSource } from 'typeorm';
import { CommandSender } from '../../application/tenders/send-command.js';
import { openTemporalClient } from '../../application/tenders/temporal-client.js';
import type { CommandData, CommandType, Role } from '../../domain/tender/commands.js';
import type { Tender } from '../../domain/tender/tender.js';
import type { TenderId } from '../../domain/types.js';
import { openDataSource } from '../../entities/data-source.js';
import { stateQuery, tenderWorkflowId } from '../../workflows/tender/messages.js';
import { envelopeOf, insertAct, insertCustody, insertDraft } from '../entities/tender-fixture.js';
import { localStack, makeTestDatabase } from '../local-stack.js';
import type { TestDatabase } from '../local-stack.js';
import { eventually } from './eventually.js';
import { RunningWorker } from './running-worker.js';

describe('the worker on PostgreSQL and Temporal', function () {
  this.timeout(120_000);
  let database: TestDatabase;
  let dataSource: DataSource;
  let worker: RunningWorker;
  let client: ReturnType<typeof openTemporalClient>;
  let sender: CommandSender;

  before(async () => {
    database = await makeTestDatabase();
    dataSource = await openDataSource({ url: database.url, poolSize: 4, applicationName: 'worker-test' });
    const address = (await localStack()).state.temporal?.address ?? '';
    client = openTemporalClient({ address, namespace: 'default' });
    sender = new CommandSender(client);
    worker = new RunningWorker(database.url);
    await worker.start();
  });
  after(async () => {
    await worker.end();
    await client.connection.close();
    await dataSource.destroy();
    await database.drop();
  });

  const send = async <T extends CommandType>(tender: TenderId, role: Role, type: T, data: CommandData[T]) =>
    sender.send(envelopeOf(tender, role, type, data));

  const stateOf = async (tender: TenderId): Promise<Tender | undefined> =>
    (await dataSource.query<{ state: Tender }[]>('SELECT state FROM tenders WHERE id = $1', [tender]))[0]
      ?.state;

  const phaseReached = (tender: TenderId, phase: string) =>
    eventually(
      () => stateOf(tender),
      (state) => state?.phase === phase,
      30_000,
    );

  async function launched(): Promise<TenderId> {
    const tender = await insertDraft(dataSource);
    const act = await insertAct(dataSource, tender);
    const envelope = envelopeOf(tender, 'awardOrgan', 'adoptDecision', { act });
    expect(await sender.launch(envelope, { title: 'Telemonitoraggio' })).to.include({ status: 'accepted' });
    await dataSource.query(
      "INSERT INTO people (id, name, email) SELECT person, person, person || '@example.org' FROM tender_roles ON CONFLICT DO NOTHING",
    );
    return tender;
  }

  async function published(): Promise<TenderId> {
    const tender = await launched();
    await insertCustody(dataSource, tender);
    const act = await insertAct(dataSource, tender);
    expect(await send(tender, 'rup', 'publishTender', { act })).to.include({ status: 'accepted' });
    return tender;
  }

  it('publishes through the outbox, confirms at once and tells the RUP, each once', async () => {
    const tender = await published();
    await phaseReached(tender, 'bidding');
    const mail = await eventually(
      () => worker.mails.find(({ text }) => text.includes(tender)),
      (found) => found !== undefined,
    );
    expect(mail?.text).to.match(/^Message-ID:\s+<[0-9a-f-]{36}\.[0-9a-f]{16}@bando\.example>/m);
    const messages: unknown[] = await dataSource.query('SELECT kind FROM messages WHERE tender = $1', [
      tender,
    ]);
    expect(messages).to.deep.equal([{ kind: 'publication' }]);
    await eventually(
      () => dataSource.query<unknown[]>('SELECT kind FROM outbox WHERE dispatched_at IS NULL'),
      (left) => left.length === 0,
    );
  });

  it('agrees with the record and the projection at the same version', async () => {
    const tender = await published();
    const projected = await phaseReached(tender, 'bidding');
    const state = await eventually(
      () => client.workflow.getHandle(tenderWorkflowId(tender)).query(stateQuery),
      (found) => found?.version === projected?.version,
    );
    expect(state).to.deep.equal(projected);
  });

  it('closes by itself two seconds after its clock was moved there', async () => {
    const tender = await published();
    const state = await phaseReached(tender, 'bidding');
    for (const instant of [state?.enquiriesCloseAt, state?.custodyProofAt, state?.submissionDeadline]) {
      const to = new Date(Date.parse(instant ?? '') - 500).toISOString();
      expect(await send(tender, 'rup', 'fastForward', { to })).to.include({ status: 'accepted' });
      await new Promise((resolve) => setTimeout(resolve, 1500));
    }
    const closed = await phaseReached(tender, 'closed');
    const lateMs = Date.parse(closed?.closedAt ?? '') - Date.parse(closed?.submissionDeadline ?? '');
    expect(lateMs).to.be.within(0, 1500);
  });

  it('goes on with everything after it was killed', async () => {
    const tender = await launched();
    await insertCustody(dataSource, tender);
    const act = await insertAct(dataSource, tender);
    await worker.stop('SIGKILL');
    const sending = send(tender, 'rup', 'publishTender', { act });
    await worker.start();
    // On a busy machine the start takes longer than a caller waits; the command goes on all the same.
    expect(await sending)
      .to.have.property('status')
      .that.is.oneOf(['accepted', 'pending']);
    await phaseReached(tender, 'bidding');
  });

  it('sends a mail again until the mailbox takes it, under one Message-ID', async () => {
    worker.mailboxFull = true;
    const tender = await published();
    await eventually(
      async () =>
        (
          await dataSource.query<{ attempts: number }[]>(
            'SELECT attempts FROM outbox WHERE dispatched_at IS NULL',
          )
        )[0],
      (row) => (row?.attempts ?? 0) >= 2,
    );
    worker.mailboxFull = false;
    await eventually(
      () => worker.mails.filter(({ text }) => text.includes(tender)),
      (found) => found.length === 1,
    );
  });

  it('rebuilds from the record, at its start, a process that Temporal has lost', async () => {
    const tender = await published();
    await phaseReached(tender, 'bidding');
    await client.workflow.getHandle(tenderWorkflowId(tender)).terminate('lost');
    await worker.stop();
    await worker.start();
    await eventually(
      async () => (await client.workflow.getHandle(tenderWorkflowId(tender)).describe()).status.name,
      (name) => name === 'RUNNING',
    );
  });

  it('drains at SIGTERM and exits with 0', async () => {
    expect(await worker.stop('SIGTERM')).to.equal(0);
  });
});
