import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from 'chai';
import type { JWK } from 'jose';
import type { DataSource } from 'typeorm';
import type { BidCommitting, Bidder } from '../../application/bidding/commit-bid.js';
import { receiptDigest, toPublicReceiptJwk, verifyReceipt } from '../../domain/ledger/receipt.js';
import type { ReceiptClaims } from '../../domain/ledger/receipt-claims.js';
import { eventOf } from '../../domain/tender/events.js';
import type { BidId, LotId, TenderId } from '../../domain/types.js';
import { openDataSource } from '../../entities/data-source.js';
import { TenderRecord } from '../../entities/record.js';
import { makeTestDatabase, type TestDatabase } from '../local-stack.js';
import {
  anAct,
  append,
  lot1,
  lot2,
  makeBidder,
  makeDecidedTender,
  makePublishedTender,
} from '../tender-fixture.js';
import { codeOf, firstCommit, issuer, makeCommitting, makeReceiptKey, uploadBid } from './bid-fixture.js';

describe('committing a bid', function () {
  this.timeout(60_000);
  let database: TestDatabase;
  let dataSource: DataSource;
  let receiptKey: JWK;
  let committing: BidCommitting;
  let bidder: Bidder;

  before(async function () {
    this.timeout(300_000);
    database = await makeTestDatabase();
    dataSource = await openDataSource({
      url: database.url,
      poolSize: 32,
      applicationName: 'commit-bid-test',
    });
    receiptKey = await makeReceiptKey();
    committing = makeCommitting(dataSource, receiptKey);
  });

  after(async () => {
    await dataSource?.destroy();
    await database?.drop();
  });

  beforeEach(async () => {
    bidder = await makeBidder(dataSource);
  });

  async function claimsOf(receipt: string): Promise<ReceiptClaims> {
    const verification = await verifyReceipt(receipt, { keys: [await toPublicReceiptJwk(receiptKey)] });
    if (!verification.ok) throw new Error(verification.refused);
    return verification.claims;
  }

  it('answers with a receipt that verifies without the server', async () => {
    const { id, manifest } = await makePublishedTender(dataSource, { deadlineInMs: 60_000 });
    const request = firstCommit(id, await uploadBid(dataSource, bidder, [lot2, lot1]));
    const { receipt, isRepeated } = await committing.commit(bidder, request, 'key-00000001');
    const claims = await claimsOf(receipt);
    expect(isRepeated).to.equal(false);
    expect(claims).to.include({ iss: issuer, action: 'commit', tender: id, authority: 'ars', revision: 1 });
    expect(claims).to.include({ bid: request.bid, supplier: bidder.supplier, previous: null });
    expect(claims.envelopes.map(({ kind, lot }) => [kind, lot])).to.deep.equal([
      ['administrative', null],
      ['economic', lot1],
      ['economic', lot2],
      ['technical', lot1],
      ['technical', lot2],
    ]);
    const recipients = new Set(manifest.keys.map(({ recipient }) => recipient));
    expect(claims.envelopes.every(({ recipient }) => recipients.has(recipient))).to.equal(true);
  });

  it('writes bid, leaf and outbox together, and no position for the leaf before the closing', async () => {
    const { id } = await makePublishedTender(dataSource, { deadlineInMs: 60_000 });
    const request = firstCommit(id, await uploadBid(dataSource, bidder, [lot1]));
    const { receipt } = await committing.commit(bidder, request, 'key-00000001');
    const { leaf } = await claimsOf(receipt);
    const [row] = await dataSource.query<{ leaf: string; waiting: number; mails: number }[]>(
      `SELECT encode(l.leaf, 'hex') AS leaf,
         (SELECT count(*)::int FROM unsequenced_leaves w WHERE w.leaf = l.id) AS waiting,
         (SELECT count(*)::int FROM outbox WHERE via = 'direct' AND data->>'bid' = $1) AS mails
       FROM bids b JOIN ledger_leaves l ON l.id = b.leaf WHERE b.bid = $1::uuid`,
      [request.bid],
    );
    expect(row).to.deep.equal({ leaf, waiting: 0, mails: 1 });
  });

  it('chains commit, replacement, withdrawal and a new commit by the digests of their receipts', async () => {
    const { id } = await makePublishedTender(dataSource, { deadlineInMs: 60_000 });
    const first = firstCommit(id, await uploadBid(dataSource, bidder, [lot1]));
    const steps = [
      first,
      { ...first, revision: 2, action: 'replace' as const },
      { ...first, revision: 3, action: 'withdraw' as const, envelopes: [] },
      { ...first, revision: 4, envelopes: await uploadBid(dataSource, bidder, [lot1, lot2]) },
    ];
    let previous: string | null = null;
    for (const [at, step] of steps.entries()) {
      const { receipt } = await committing.commit(bidder, step, `key-0000000${at}`);
      expect((await claimsOf(receipt)).previous).to.equal(previous);
      previous = receiptDigest(receipt);
    }
    const own = await committing.findOwn(id, bidder.supplier);
    expect(own?.revisions.map(({ action }) => action)).to.deep.equal([
      'commit',
      'replace',
      'withdraw',
      'commit',
    ]);
    expect(receiptDigest(own?.revisions.at(-1)?.receipt as string)).to.equal(previous);
  });

  it('repeats the receipt for a repeated key, and refuses the key with another body', async () => {
    const { id } = await makePublishedTender(dataSource, { deadlineInMs: 60_000 });
    const request = firstCommit(id, await uploadBid(dataSource, bidder, [lot1]));
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => committing.commit(bidder, request, 'key-00000001')),
    );
    expect(new Set(answers.map(({ receipt }) => receipt)).size).to.equal(1);
    expect(answers.filter(({ isRepeated }) => !isRepeated)).to.have.length(1);
    const other = { ...request, revision: 2, action: 'withdraw' as const, envelopes: [] };
    expect(await codeOf(committing.commit(bidder, other, 'key-00000001'))).to.equal('idempotencyKeyReused');
  });

  it('lets exactly one of two contradictory revisions win', async () => {
    const { id } = await makePublishedTender(dataSource, { deadlineInMs: 60_000 });
    const request = firstCommit(id, await uploadBid(dataSource, bidder, [lot1]));
    await committing.commit(bidder, request, 'key-00000001');
    const withdraw = { ...request, revision: 2, action: 'withdraw' as const, envelopes: [] };
    const replace = { ...request, revision: 2, action: 'replace' as const };
    const codes = await Promise.all([
      codeOf(committing.commit(bidder, withdraw, 'key-withdraw')),
      codeOf(committing.commit(bidder, replace, 'key-replace-')),
    ]);
    expect(codes.sort()).to.deep.equal(['bidRevisionConflict', 'none']);
  });

  it('refuses revisions, actions and bids out of turn', async () => {
    const { id } = await makePublishedTender(dataSource, { deadlineInMs: 60_000 });
    const request = firstCommit(id, await uploadBid(dataSource, bidder, [lot1]));
    const attempt = (change: object, by = bidder) =>
      codeOf(committing.commit(by, { ...request, ...change }, randomUUID()));
    expect(await attempt({ action: 'withdraw', envelopes: [] })).to.equal('bidActionConflict');
    expect(await attempt({ revision: 2 })).to.equal('bidRevisionConflict');
    expect(await attempt({})).to.equal('none');
    expect(await attempt({})).to.equal('bidRevisionConflict');
    expect(await attempt({ revision: 2 })).to.equal('bidActionConflict');
    expect(await attempt({ revision: 2, bid: randomUUID() as BidId })).to.equal('bidRevisionConflict');
    const stranger = await makeBidder(dataSource);
    expect(await attempt({}, stranger)).to.equal('uploadMissing');
    const withOwn = { envelopes: await uploadBid(dataSource, stranger, [lot1]) };
    expect(await attempt(withOwn, stranger)).to.equal('bidRevisionConflict');
  });

  it('refuses a suspended tender, repeats the receipts from before, and goes on where it stood', async () => {
    const { id, manifest } = await makePublishedTender(dataSource, { deadlineInMs: 60_000 });
    const request = firstCommit(id, await uploadBid(dataSource, bidder, [lot1]));
    const first = await committing.commit(bidder, request, 'key-00000001');
    await append(dataSource, id, [eventOf('tenderSuspended', { act: anAct })]);
    const replace = { ...request, revision: 2, action: 'replace' as const };
    expect(await codeOf(committing.commit(bidder, replace, 'key-00000002'))).to.equal('tenderSuspended');
    expect(await committing.commit(bidder, request, 'key-00000001')).to.deep.equal({
      receipt: first.receipt,
      isRepeated: true,
    });
    const { notBefore: at } = manifest;
    const terms = { submissionDeadline: at, enquiriesCloseAt: at, custodyProofAt: at };
    await append(dataSource, id, [eventOf('tenderResumed', { act: anAct, ...terms })]);
    expect(await codeOf(committing.commit(bidder, replace, 'key-00000003'))).to.equal('none');
  });

  it('refuses envelopes that make no bid', async () => {
    const { id } = await makePublishedTender(dataSource, { deadlineInMs: 60_000 });
    const [administrative, technical, economic] = await uploadBid(dataSource, bidder, [lot1]);
    if (!administrative || !technical || !economic) throw new Error('three envelopes');
    const attempt = (envelopes: object[]) =>
      codeOf(
        committing.commit(bidder, { ...firstCommit(id, []), envelopes: envelopes as never }, randomUUID()),
      );
    const elsewhere = 'LOT-0009' as LotId;
    const wrong = [
      [],
      [administrative],
      [administrative, technical],
      [technical, economic],
      [administrative, technical, economic, economic],
      [administrative, { ...technical, lot: elsewhere }, { ...economic, lot: elsewhere }],
      [{ ...administrative, lot: lot1 }, technical, economic],
      [administrative, technical, { ...economic, sha256: technical.sha256 }],
      [administrative, technical, { ...economic, bytes: 1001 }],
    ];
    for (const envelopes of wrong) expect(await attempt(envelopes)).to.equal('envelopesInvalid');
    expect(await attempt([administrative, technical, { ...economic, sha256: 'f'.repeat(64) }])).to.equal(
      'uploadMissing',
    );
  });

  it('refuses a bid before publication and for no tender', async () => {
    const { id } = await makeDecidedTender(dataSource, { deadlineInMs: 60_000 });
    const request = firstCommit(id, await uploadBid(dataSource, bidder, [lot1]));
    expect(await codeOf(committing.commit(bidder, request, 'key-00000001'))).to.equal('tenderNotOpen');
    const nowhere = { ...request, tender: randomUUID() as TenderId };
    expect(await codeOf(committing.commit(bidder, nowhere, 'key-00000001'))).to.equal('notFound');
  });

  it('accepts nothing at or after the deadline and refuses nothing before it, under a storm', async () => {
    const count = Number(process.env.STRADDLE ?? 300);
    const { id } = await makePublishedTender(dataSource, { deadlineInMs: 8_000 });
    const storm = await Promise.all(
      Array.from({ length: count }, async () => {
        const by = await makeBidder(dataSource);
        return { by, request: firstCommit(id, await uploadBid(dataSource, by, [lot1])) };
      }),
    );
    const deadline = await deadlineOf(id);
    await sleep(Math.max(0, deadline - Date.now() - 400));
    const record = new TenderRecord(dataSource);
    const closing = closeWhenDue(record, id, deadline);
    const answers = await Promise.all(
      storm.map(async ({ by, request }, at) => {
        await sleep((at / count) * 800);
        const askedAt = Date.now();
        const code = await codeOf(committing.commit(by, request, 'key-00000001'));
        return { code, askedAt, answeredAt: Date.now() };
      }),
    );
    await closing;
    const late = await dataSource.query<unknown[]>(
      'SELECT FROM bids b JOIN tenders t ON t.id = b.tender WHERE t.id = $1 AND received_at >= submission_deadline',
      [id],
    );
    expect(late).to.have.length(0);
    const codes = answers.map(({ code }) => code);
    expect(new Set(codes)).to.deep.equal(new Set(['none', 'submissionTermExpired']));
    // The database's clock and this process's are one machine's: an answer that came before the deadline is a yes.
    expect(answers.filter(({ code, answeredAt }) => code !== 'none' && answeredAt < deadline)).to.have.length(
      0,
    );
    expect(answers.filter(({ code, askedAt }) => code === 'none' && askedAt >= deadline)).to.have.length(0);
    await expectClosedWith(id, codes.filter((code) => code === 'none').length);
    await expectRepeated(storm, codes);
  });

  async function deadlineOf(id: TenderId): Promise<number> {
    const [row] = await dataSource.query<{ at: string }[]>(
      'SELECT iso(submission_deadline) AS at FROM tenders WHERE id = $1',
      [id],
    );
    return Date.parse(row?.at as string);
  }

  async function closeWhenDue(record: TenderRecord, tender: TenderId, deadline: number): Promise<void> {
    await sleep(Math.max(0, deadline - Date.now()));
    for (let closed = false; !closed;) {
      const { events } = await record.record({ tender, envelope: null, seenVersion: 0 });
      closed = events.some(({ type }) => type === 'submissionClosed');
    }
  }

  /** What was acknowledged is what the closing counted, and every leaf waits for its position. */
  async function expectClosedWith(id: TenderId, accepted: number): Promise<void> {
    const [row] = await dataSource.query<{ counted: number; waiting: number }[]>(
      `SELECT (SELECT jsonb_array_length(data->'bids') FROM events WHERE tender = $1 AND type = 'submissionClosed') AS counted,
         (SELECT count(*)::int FROM unsequenced_leaves w JOIN ledger_leaves l ON l.id = w.leaf
          WHERE l.tender = $1 AND l.kind = 'bid') AS waiting`,
      [id],
    );
    expect(row).to.deep.equal({ counted: accepted, waiting: accepted });
  }

  async function expectRepeated(
    storm: readonly { by: Bidder; request: Parameters<BidCommitting['commit']>[1] }[],
    codes: readonly string[],
  ): Promise<void> {
    for (const [at, { by, request }] of storm.entries()) {
      if (codes[at] !== 'none' || at % 20 !== 0) continue;
      const again = await committing.commit(by, request, 'key-00000001');
      expect(again.isRepeated).to.equal(true);
    }
  }
});
