import { randomBytes, randomUUID } from 'node:crypto';
import { expect } from 'chai';
import type { JWK } from 'jose';
import type { DataSource } from 'typeorm';
import { renderDocument } from '../../activities/documents/render-document.js';
import type { BidCommitting, Bidder } from '../../application/bidding/commit-bid.js';
import { RectificationCommitting } from '../../application/bidding/file-rectification.js';
import { ReceiptDocuments, type ReceiptReference } from '../../application/bidding/receipt-documents.js';
import { ReceiptIssuer } from '../../application/bidding/receipt-issuer.js';
import { PublishedKeys } from '../../application/custody/published-keys.js';
import { eventOf } from '../../domain/tender/events.js';
import type { BidId, Sha256Hex } from '../../domain/types.js';
import { openDataSource } from '../../entities/data-source.js';
import { TenderRecord } from '../../entities/record.js';
import { UploadStore } from '../../entities/stores/upload-store.js';
import { extractAttachment } from '../../proofs/documents/extract-attachment.js';
import { tenderReceipt } from '../../standards/ubl/tender-receipt.js';
import { makeTestDatabase, type TestDatabase } from '../local-stack.js';
import { append, lot1, makeBidder, makePublishedTender, type TenderFixture } from '../tender-fixture.js';
import { codeOf, firstCommit, issuer, makeCommitting, makeReceiptKey, uploadBid } from './bid-fixture.js';

const untilDeadlineMs = 3_600_000;
const first: ReceiptReference = { revision: 1, rectified: null };

describe('the receipt of a bid as a document', function () {
  this.timeout(60_000);
  let database: TestDatabase;
  let dataSource: DataSource;
  let receiptKey: JWK;
  let committing: BidCommitting;
  let documents: ReceiptDocuments;
  let bidder: Bidder;
  let fixture: TenderFixture;
  let bid: BidId;

  before(async function () {
    this.timeout(300_000);
    database = await makeTestDatabase();
    dataSource = await openDataSource({ url: database.url, poolSize: 8, applicationName: 'receipts-test' });
    receiptKey = await makeReceiptKey();
    committing = makeCommitting(dataSource, receiptKey);
    documents = new ReceiptDocuments(dataSource, new ReceiptIssuer(issuer, receiptKey), {
      print: (request) => Promise.resolve(renderDocument(request)),
    });
  });
  after(async () => {
    await dataSource?.destroy();
    await database?.drop();
  });

  beforeEach(async () => {
    bidder = await makeBidder(dataSource);
    fixture = await makePublishedTender(dataSource, { deadlineInMs: untilDeadlineMs, simulation: true });
    const request = firstCommit(fixture.id, await uploadBid(dataSource, bidder, [lot1]));
    bid = request.bid;
    await committing.commit(bidder, request, 'key-00000001');
  });

  const xmlOf = (reference: ReceiptReference, by = bidder) =>
    documents.readXml(fixture.id, by.supplier, reference);
  const pdfOf = (lang: 'it' | 'en', reference = first) =>
    documents.readPdf(fixture.id, bidder.supplier, reference, lang);

  it('says in UBL what the signed receipt says', async () => {
    const own = await committing.findOwn(fixture.id, bidder.supplier);
    const signed = own?.revisions[0]?.receipt.split('.')[1] ?? '';
    const claims = JSON.parse(Buffer.from(signed, 'base64url').toString()) as Record<string, unknown>;
    const { receipt, id, registeredAt, envelopes } = tenderReceipt.read(await xmlOf(first));
    expect(receipt).to.include({ action: 'commit', bid, revision: 1, leaf: claims.leaf, issuer });
    expect(id).to.equal(claims.jti);
    expect(registeredAt).to.equal(claims.receivedAt);
    expect(envelopes.map(({ file }) => file.sha256)).to.have.members(
      (claims.envelopes as { sha256: string }[]).map(({ sha256 }) => sha256),
    );
  });

  it('attaches to the PDF of either language the very bytes of the XML', async () => {
    const xml = await xmlOf(first);
    for (const lang of ['it', 'en'] as const)
      expect(Buffer.from(await extractAttachment(await pdfOf(lang))).equals(xml), lang).to.equal(true);
  });

  it('gives the same bytes however often it is asked for', async () => {
    expect(Buffer.from(await pdfOf('it')).equals(await pdfOf('it'))).to.equal(true);
    expect(Buffer.from(await xmlOf(first)).equals(await xmlOf(first))).to.equal(true);
  });

  it('leaves nothing behind: no document, no effect, no leaf', async () => {
    const count = async () =>
      dataSource.query<unknown[]>(
        `SELECT (SELECT count(*) FROM documents) AS documents, (SELECT count(*) FROM outbox) AS effects,
           (SELECT count(*) FROM ledger_leaves) AS leaves`,
      );
    const before = await count();
    await Promise.all([pdfOf('it'), pdfOf('en'), xmlOf(first)]);
    expect(await count()).to.deep.equal(before);
  });

  it('is there for a withdrawal too, and not for a revision that nobody made', async () => {
    const withdrawal = { tender: fixture.id, bid, revision: 2, action: 'withdraw', envelopes: [] } as const;
    await committing.commit(bidder, withdrawal, 'key-00000002');
    const { receipt, customization } = tenderReceipt.read(await xmlOf({ ...first, revision: 2 }));
    expect([receipt.action, customization]).to.deep.equal(['withdraw', 'withdrawal']);
    expect(await codeOf(xmlOf({ ...first, revision: 3 }))).to.equal('notFound');
  });

  it('is not there for another supplier, as if nobody had bid', async () => {
    expect(await codeOf(xmlOf(first, await makeBidder(dataSource)))).to.equal('notFound');
  });

  it('is there for a sealed rectification, by the envelope that it corrects', async () => {
    const clock = { to: fixture.manifest.notBefore, offsetMs: untilDeadlineMs };
    await append(dataSource, fixture.id, [eventOf('clockAdvanced', clock)]);
    await new TenderRecord(dataSource).record({ tender: fixture.id, envelope: null, seenVersion: 0 });
    const file = { bytes: 1_000, sha256: randomBytes(32).toString('hex') as Sha256Hex };
    const upload = { id: randomBytes(16).toString('hex'), supplier: bidder.supplier, ...file };
    await new UploadStore(dataSource).complete(upload);
    await new RectificationCommitting(
      dataSource,
      new PublishedKeys(dataSource),
      new ReceiptIssuer(issuer, receiptKey),
    ).file(bidder, { tender: fixture.id, bid, kind: 'economic', lot: lot1, ...file }, randomUUID());
    const of = (kind: 'economic' | 'technical') => ({ revision: 1, rectified: { kind, lot: lot1 } });
    const { receipt, envelopes } = tenderReceipt.read(await xmlOf(of('economic')));
    expect(receipt.action).to.equal('rectify');
    expect(envelopes.map((one) => one.file.sha256)).to.deep.equal([file.sha256]);
    expect(await codeOf(xmlOf(of('technical')))).to.equal('notFound');
  });
});
