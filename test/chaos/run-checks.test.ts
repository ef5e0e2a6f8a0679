import { randomUUID } from 'node:crypto';
import { expect } from 'chai';
import type { JWK } from 'jose';
import pg from 'pg';
import type { DataSource } from 'typeorm';
import { composeMessages, composeReceipt } from '../../activities/messages/compose-messages.js';
import type { Bidder, BidRequest } from '../../application/bidding/commit-bid.js';
import { commandIdOf } from '../../application/tenders/command-id.js';
import type { Evidence } from '../../chaos/checks/evidence.js';
import { runChecks } from '../../chaos/run-checks.js';
import { findUnnoticed } from '../../chaos/self-test.js';
import type { LogEntry } from '../../demo/client/acknowledged-log.js';
import { toPublicReceiptJwk } from '../../domain/ledger/receipt.js';
import { sha256Hex } from '../../domain/ledger/sha256.js';
import type { PersonId, TenderId } from '../../domain/types.js';
import { openDataSource } from '../../entities/data-source.js';
import { TenderRecord } from '../../entities/record.js';
import { sequenceLeaves } from '../../entities/sequencer.js';
import { CommunicationStore } from '../../entities/stores/communication-store.js';
import { firstCommit, makeCommitting, makeReceiptKey, uploadBid } from '../bidding/bid-fixture.js';
import { makeTestDatabase, type TestDatabase } from '../local-stack.js';
import { assignRole, instantIn, lot1, lot2, makeBidder, makePublishedTender } from '../tender-fixture.js';

const link = (tender: string): string => `https://bando.example/tenders/${tender}`;

describe('the checker of a chaos run', function () {
  this.timeout(60_000);
  let database: TestDatabase;
  let dataSource: DataSource;
  let owner: pg.Client;
  let receiptKey: JWK;
  let tender: TenderId;
  const log: LogEntry[] = [];

  before(async function () {
    this.timeout(300_000);
    database = await makeTestDatabase();
    dataSource = await openDataSource({ url: database.url, poolSize: 4, applicationName: 'checker-test' });
    owner = new pg.Client({ connectionString: database.adminUrl });
    await owner.connect();
    receiptKey = await makeReceiptKey();
    tender = (await makePublishedTender(dataSource, { deadlineInMs: 86_400_000, simulation: true })).id;
    await assignRole(dataSource, tender, 'rup', 'rup');
    await bid(await makeBidder(dataSource));
    await moveClock();
    await sendEverything();
    await sequenceLeaves(dataSource);
  });

  after(async () => {
    await owner?.end();
    await dataSource?.destroy();
    await database?.drop();
  });

  /** As the demo's client logs what it was told. */
  async function revise(bidder: Bidder, request: BidRequest): Promise<void> {
    const key = randomUUID();
    const about = { tender, bid: request.bid as string, revision: request.revision, key };
    log.push({ kind: 'commitSent', ...about, action: request.action });
    const { receipt } = await makeCommitting(dataSource, receiptKey).commit(bidder, request, key);
    log.push({ kind: 'commitAcknowledged', ...about, receipt });
  }

  async function bid(bidder: Bidder): Promise<void> {
    const first = firstCommit(tender, await uploadBid(dataSource, bidder, [lot1]));
    await revise(bidder, first);
    const envelopes = await uploadBid(dataSource, bidder, [lot1, lot2]);
    await revise(bidder, { ...first, revision: 2, action: 'replace', envelopes });
  }

  async function moveClock(): Promise<void> {
    const [key, name, person] = [randomUUID(), 'fastForward', 'rup' as PersonId];
    const id = commandIdOf(person, 'POST /tenders/{id}/commands/{name}', key);
    const to = await instantIn(dataSource, 60_000);
    log.push({ kind: 'commandSent', tender, name, key });
    const { outcome } = await new TenderRecord(dataSource).record({
      tender,
      envelope: {
        ...{ id, tender, actor: { person, role: 'rup' }, bodyDigest: sha256Hex(to) },
        command: { type: 'fastForward', data: { to } },
      },
      seenVersion: 0,
    });
    if (outcome?.status !== 'accepted') throw new Error('the clock was not moved');
    const { version, at } = outcome;
    log.push({ kind: 'commandAcknowledged', tender, name, key, commandId: id, version, at });
  }

  /** What worker and dispatcher do with the outbox. */
  async function sendEverything(): Promise<void> {
    const communications = new CommunicationStore(dataSource);
    const about = { tender, communication: 'publication', version: 3 } as const;
    await communications.send(about, (context) => composeMessages('publication', context, link));
    for (const entry of log)
      if (entry.kind === 'commitAcknowledged')
        await communications.sendReceipt(entry, (context) => composeReceipt(context, link));
    await owner.query('UPDATE outbox SET dispatched_at = clock_timestamp()');
  }

  async function evidence(): Promise<Evidence> {
    return { log, jwks: { keys: [await toPublicReceiptJwk(receiptKey)] }, database: owner };
  }

  it('finds nothing where everything acknowledged is there, once', async () => {
    const { faults, seen } = await runChecks(await evidence());
    expect(faults).to.deep.equal([]);
    expect(seen).to.include({ tenders: 1, receipts: 2, commands: 1, events: 4, leaves: 6 });
  });

  it('fails when one row is deleted by hand, whichever it is, or is there twice', async () => {
    expect(await findUnnoticed(await evidence())).to.deep.equal([]);
  });

  it('names the acknowledged bid that is lost', async () => {
    const sent = log.find((entry) => entry.kind === 'commitAcknowledged');
    await owner.query('BEGIN');
    await owner.query('DELETE FROM bids WHERE bid = $1 AND revision = 1', [sent?.bid]);
    const { faults } = await runChecks(await evidence());
    await owner.query('ROLLBACK');
    expect(faults).to.include(`bid ${sent?.bid} revision 1 was acknowledged and is not in the database`);
  });

  it('finds the bid that nobody sent', async () => {
    const silent = { ...(await evidence()), log: log.filter(({ kind }) => !kind.startsWith('commit')) };
    const { faults } = await runChecks(silent);
    expect(faults.filter((fault) => fault.endsWith('is in the database and nobody sent it'))).to.have.length(
      2,
    );
    expect(faults).to.include('there is nothing to compare: no receipts');
  });
});
