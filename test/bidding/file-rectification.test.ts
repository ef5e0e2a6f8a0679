import { randomBytes, randomUUID } from 'node:crypto';
import { expect } from 'chai';
import type { JWK } from 'jose';
import type { DataSource } from 'typeorm';
import type { BidCommitting, Bidder } from '../../application/bidding/commit-bid.js';
import {
  RectificationCommitting,
  type RectificationRequest,
} from '../../application/bidding/file-rectification.js';
import { ReceiptIssuer } from '../../application/bidding/receipt-issuer.js';
import { PublishedKeys } from '../../application/custody/published-keys.js';
import { receiptDigest, toPublicReceiptJwk, verifyReceipt } from '../../domain/ledger/receipt.js';
import { eventOf } from '../../domain/tender/events.js';
import type { BidId, Sha256Hex } from '../../domain/types.js';
import { openDataSource } from '../../entities/data-source.js';
import { TenderRecord } from '../../entities/record.js';
import { RectificationStore } from '../../entities/stores/rectification-store.js';
import { UploadStore } from '../../entities/stores/upload-store.js';
import { makeTestDatabase, type TestDatabase } from '../local-stack.js';
import { anAct, append, lot1, lot2, makeBidder, makePublishedTender } from '../tender-fixture.js';
import type { TenderFixture } from '../tender-fixture.js';
import { codeOf, firstCommit, issuer, makeCommitting, makeReceiptKey, uploadBid } from './bid-fixture.js';

const untilDeadlineMs = 3_600_000;

describe('filing a sealed rectification', function () {
  this.timeout(60_000);
  let database: TestDatabase;
  let dataSource: DataSource;
  let receiptKey: JWK;
  let committing: BidCommitting;
  let rectifying: RectificationCommitting;
  let bidder: Bidder;
  let fixture: TenderFixture;
  let bid: BidId;
  let bidReceipt: string;

  before(async function () {
    this.timeout(300_000);
    database = await makeTestDatabase();
    dataSource = await openDataSource({ url: database.url, poolSize: 8, applicationName: 'rectify-test' });
    receiptKey = await makeReceiptKey();
    committing = makeCommitting(dataSource, receiptKey);
    const receipts = new ReceiptIssuer(issuer, receiptKey);
    rectifying = new RectificationCommitting(dataSource, new PublishedKeys(dataSource), receipts);
  });
  after(async () => {
    await dataSource?.destroy();
    await database?.drop();
  });

  /** A bid for the first lot alone, before the deadline. */
  beforeEach(async () => {
    bidder = await makeBidder(dataSource);
    fixture = await makePublishedTender(dataSource, { deadlineInMs: untilDeadlineMs, simulation: true });
    const request = firstCommit(fixture.id, await uploadBid(dataSource, bidder, [lot1]));
    bid = request.bid;
    bidReceipt = (await committing.commit(bidder, request, 'key-00000001')).receipt;
  });

  async function close(): Promise<void> {
    const clock = { to: fixture.manifest.notBefore, offsetMs: untilDeadlineMs };
    await append(dataSource, fixture.id, [eventOf('clockAdvanced', clock)]);
    await new TenderRecord(dataSource).record({ tender: fixture.id, envelope: null, seenVersion: 0 });
  }

  async function request(change: Partial<RectificationRequest> = {}): Promise<RectificationRequest> {
    const sha256 = randomBytes(32).toString('hex') as Sha256Hex;
    const upload = { id: randomBytes(16).toString('hex'), supplier: bidder.supplier, bytes: 1_000, sha256 };
    await new UploadStore(dataSource).complete(upload);
    return { tender: fixture.id, bid, kind: 'economic', lot: lot1, sha256, bytes: 1_000, ...change };
  }

  const file = (asked: RectificationRequest, key: string = randomUUID(), by = bidder) =>
    rectifying.file(by, asked, key);
  const attempt = async (change: Partial<RectificationRequest> = {}, by = bidder) =>
    codeOf(file(await request(change), randomUUID(), by));

  it('answers with a receipt that names the envelope and the receipt of the bid, and verifies without the server', async () => {
    await close();
    const asked = await request();
    const { receipt, isRepeated } = await file(asked);
    const verification = await verifyReceipt(receipt, { keys: [await toPublicReceiptJwk(receiptKey)] });
    if (!verification.ok) throw new Error(verification.refused);
    const { claims } = verification;
    expect(isRepeated).to.equal(false);
    expect(claims).to.include({ action: 'rectify', bid, revision: 1, previous: receiptDigest(bidReceipt) });
    expect(claims.envelopes.map(({ kind, lot, sha256 }) => ({ kind, lot, sha256 }))).to.deep.equal([
      { kind: 'economic', lot: lot1, sha256: asked.sha256 },
    ]);
    expect(Date.parse(claims.receivedAt)).to.be.at.least(Date.parse(claims.deadline));
    const [own] = await rectifying.listOwn(fixture.id, bidder.supplier);
    expect(own?.receipt).to.equal(receipt);
  });

  it('is refused before the closing, and once the key of the envelope was used', async () => {
    expect(await attempt()).to.equal('rectificationNotOpen');
    await close();
    await append(dataSource, fixture.id, [
      eventOf('envelopesOpened', { kind: 'economic', lot: lot1, bids: [bid], unreadable: [] }),
    ]);
    expect(await attempt()).to.equal('rectificationTermExpired');
    expect(await attempt({ kind: 'technical' })).to.equal('none');
  });

  it('is possible once for each envelope, and answered as the first time when it is repeated', async () => {
    await close();
    const asked = await request();
    const first = await file(asked, 'key-00000002');
    const again = await file(asked, 'key-00000002');
    expect(again).to.deep.equal({ receipt: first.receipt, isRepeated: true });
    expect(await codeOf(file(await request(), 'key-00000002'))).to.equal('idempotencyKeyReused');
    expect(await attempt()).to.equal('rectificationFiled');
    expect(await attempt({ kind: 'technical' })).to.equal('none');
  });

  it('lets one of two at once through, and answers two of one key alike', async () => {
    await close();
    const rivals = await Promise.all([attempt(), attempt(), attempt()]);
    expect(rivals.sort()).to.deep.equal(['none', 'rectificationFiled', 'rectificationFiled']);
    const asked = await request({ kind: 'technical' });
    const answers = await Promise.all([file(asked, 'key-00000003'), file(asked, 'key-00000003')]);
    expect(new Set(answers.map(({ receipt }) => receipt)).size).to.equal(1);
  });

  it('is refused to who has no such bid, for a lot not bid for, and for a bid that was excluded', async () => {
    await close();
    const stranger = await makeBidder(dataSource);
    expect(await attempt({}, stranger)).to.equal('bidNotInScope');
    expect(await attempt({ bid: randomUUID() as BidId })).to.equal('bidNotInScope');
    expect(await attempt({ lot: lot2 })).to.equal('bidNotInScope');
    await append(dataSource, fixture.id, [
      eventOf('bidExcluded', { act: anAct, bid, lots: [lot1], ground: 'art. 94' }),
    ]);
    expect(await attempt()).to.equal('bidNotInScope');
  });

  it('is refused without its upload, of another size, and with a file of the bid itself', async () => {
    await close();
    expect(await attempt({ sha256: 'a'.repeat(64) as Sha256Hex })).to.equal('uploadMissing');
    expect(await attempt({ bytes: 999 })).to.equal('uploadMissing');
    const [row] = await dataSource.query<{ sha256: Sha256Hex }[]>(
      `SELECT e->>'sha256' AS sha256 FROM bids, jsonb_array_elements(envelopes) e
       WHERE bid = $1 AND e->>'kind' = 'economic'`,
      [bid],
    );
    expect(await attempt({ sha256: row?.sha256 as Sha256Hex })).to.equal('envelopesInvalid');
  });

  it('writes its leaf at once, and gives it a position only with the first use of the key', async () => {
    await close();
    await file(await request());
    const queued = async () => {
      const [row] = await dataSource.query<{ leaves: number; queued: number }[]>(
        `SELECT count(*)::int AS leaves, count(u.leaf)::int AS queued
         FROM ledger_leaves l LEFT JOIN unsequenced_leaves u ON u.leaf = l.id
         WHERE l.tender = $1 AND l.kind = 'rectification'`,
        [fixture.id],
      );
      return row;
    };
    expect(await queued()).to.deep.equal({ leaves: 1, queued: 0 });
    const opened = { kind: 'economic', lot: lot1, bids: [bid], unreadable: [] } as const;
    await append(dataSource, fixture.id, [
      eventOf('envelopesOpened', { ...opened, bids: [bid], unreadable: [] }),
    ]);
    expect(await queued()).to.deep.equal({ leaves: 1, queued: 1 });
  });

  it('leaves everything that others can read as it was', async () => {
    await close();
    const look = async () =>
      dataSource.query<object[]>('SELECT state, version, updated_at FROM tenders WHERE id = $1', [
        fixture.id,
      ]);
    const before = await look();
    await file(await request());
    expect(await look()).to.deep.equal(before);
    const store = new RectificationStore(dataSource);
    expect(await store.countFiled(fixture.id, 'economic', lot1)).to.equal(1);
    const outbox = await dataSource.query<object[]>('SELECT 1 FROM outbox WHERE data::text LIKE $1', [
      '%rectif%',
    ]);
    expect(outbox).to.deep.equal([]);
  });

  it('keeps its upload from being cleaned away', async () => {
    await close();
    const { sha256 } = await request();
    const named = await request({ kind: 'technical' });
    await file(named);
    await dataSource.transaction((manager) => new UploadStore(manager).deleteUnnamed(-1));
    const left = await dataSource.query<{ sha256: string }[]>(
      'SELECT sha256 FROM uploads WHERE supplier = $1',
      [bidder.supplier],
    );
    expect(left.map((row) => row.sha256))
      .to.include(named.sha256)
      .and.not.to.include(sha256);
  });
});
