import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text as textOf } from 'node:stream/consumers';
import { expect } from 'chai';
import type { DataSource } from 'typeorm';
import { FileInspector } from '../../activities/inspection/file-inspector.js';
import { Inspections } from '../../application/files/inspections.js';
import { Communications } from '../../application/tenders/communications.js';
import type { Bidder } from '../../application/bidding/commit-bid.js';
import { defaultQuotas } from '../../application/bidding/quotas.js';
import { Questions } from '../../application/bidding/questions.js';
import { BidderRequests } from '../../application/bidding/requests.js';
import { subscribe, unsubscribe } from '../../application/bidding/subscriptions.js';
import { DomainError } from '../../domain/errors.js';
import type { Reader } from '../../domain/tender/disclosure.js';
import { eventOf } from '../../domain/tender/events.js';
import type { BidId, PersonId, SupplierId } from '../../domain/types.js';
import { openDataSource } from '../../entities/data-source.js';
import { UploadFolder } from '../../entities/stores/upload-folder.js';
import { makeTestDatabase, type TestDatabase } from '../local-stack.js';
import {
  anAct,
  append,
  instantIn,
  lot1,
  makeBidder,
  makePublishedTender,
  type TenderFixture,
} from '../tender-fixture.js';
import { codeOf } from './bid-fixture.js';

const hourMs = 3_600_000;

describe('exchanges with suppliers', function () {
  this.timeout(60_000);
  let database: TestDatabase;
  let dataSource: DataSource;
  let folder: UploadFolder;
  let inspections: Inspections;
  let bidder: Bidder;
  let fixture: TenderFixture;

  before(async function () {
    this.timeout(300_000);
    database = await makeTestDatabase();
    dataSource = await openDataSource({ url: database.url, poolSize: 4, applicationName: 'exchanges-test' });
    folder = new UploadFolder(await mkdtemp(join(tmpdir(), 'bando-uploads-')));
    await mkdir(folder.root, { recursive: true });
    inspections = new Inspections(dataSource, folder, new FileInspector());
  });

  after(async () => {
    await dataSource?.destroy();
    await database?.drop();
    await rm(folder.root, { recursive: true, force: true });
  });

  beforeEach(async () => {
    bidder = await makeBidder(dataSource);
    fixture = await makePublishedTender(dataSource, { deadlineInMs: hourMs, simulation: true });
  });

  const as = (role: string | null, by?: Bidder): Reader => ({
    person: by?.person ?? (role as PersonId | null),
    supplier: by?.supplier ?? null,
    roles: new Set(role ? [role] : []),
  });

  const moveClock = (offsetMs: number) =>
    append(dataSource, fixture.id, [eventOf('clockAdvanced', { to: fixture.manifest.notBefore, offsetMs })]);

  describe('questions', () => {
    it('are the asker’s and the RUP’s until answered, then everybody’s, and never say who asked', async () => {
      const questions = new Questions(dataSource);
      const asked = await questions.ask(fixture.id, bidder, 'FHIR R4?', 'key-00000001');
      const other = await makeBidder(dataSource);
      const seen = async (reader: Reader) => (await questions.list(fixture.id, reader)).length;
      expect(await seen(as(null))).to.equal(0);
      expect(await seen(as('supplier', other))).to.equal(0);
      expect(await seen(as('supplier', bidder))).to.equal(1);
      const [forRup] = await questions.list(fixture.id, as('rup'));
      expect(forRup).to.have.all.keys('id', 'text', 'askedAt', 'answer', 'answeredAt');
      await questions.answer(fixture.id, asked.id, 'rup' as PersonId, 'Sì');
      expect((await questions.list(fixture.id, as(null)))[0]).to.include({ text: 'FHIR R4?', answer: 'Sì' });
      const again = questions.answer(fixture.id, asked.id, 'rup' as PersonId, 'No');
      expect(await codeOf(again)).to.equal('questionAlreadyAnswered');
      expect(await codeOf(questions.answer(fixture.id, randomUUID(), 'rup' as PersonId, 'x'))).to.equal(
        'notFound',
      );
    });

    it('are taken until the enquiries close by the tender’s clock, and a repeated one is one', async () => {
      const questions = new Questions(dataSource);
      const ask = (key: string, text = 'A question') => questions.ask(fixture.id, bidder, text, key);
      const [first, second] = await Promise.all([ask('key-00000001'), ask('key-00000001')]);
      expect(first?.id).to.equal(second?.id);
      expect(await codeOf(ask('key-00000001', 'Another'))).to.equal('idempotencyKeyReused');
      await moveClock(hourMs - 5_000);
      expect(await codeOf(ask('key-00000002'))).to.equal('none');
      await moveClock(hourMs);
      expect(await codeOf(ask('key-00000003'))).to.equal('enquiriesClosed');
      expect((await ask('key-00000002')).text).to.equal('A question');
    });
  });

  describe('questions, in number', () => {
    it('are as many as the quota still without an answer, for each supplier', async () => {
      const questions = new Questions(dataSource, { ...defaultQuotas, openQuestions: 2 });
      const ask = (key: string, by = bidder) =>
        questions.ask(fixture.id, by, 'A question', `key-0000000${key}`);
      const first = await ask('1');
      const codes = await Promise.all(['2', '3', '4'].map((key) => codeOf(ask(key))));
      expect(codes.sort()).to.deep.equal(['none', 'quotaExceeded', 'quotaExceeded']);
      expect((await ask('1')).id).to.equal(first.id);
      expect(await codeOf(ask('5', await makeBidder(dataSource)))).to.equal('none');
      await questions.answer(fixture.id, first.id, 'rup' as PersonId, 'Sì');
      expect(await codeOf(ask('6'))).to.equal('none');
    });
  });

  describe('requests to a bidder', () => {
    const bid = randomUUID() as BidId;

    async function request(): Promise<{ requests: BidderRequests; dueAt: string }> {
      const dueAt = await instantIn(dataSource, 2 * hourMs);
      await append(dataSource, fixture.id, [
        eventOf('submissionClosed', {
          dueAt: fixture.manifest.notBefore,
          bids: [{ bid, supplier: bidder.supplier, lots: [lot1] }],
        }),
        eventOf('integrationRequested', { act: anAct, request: 'r1', bid, dueAt }),
      ]);
      return { requests: new BidderRequests(dataSource, folder, inspections), dueAt };
    }

    async function attach(content: string, by: SupplierId = bidder.supplier): Promise<string> {
      const id = randomBytes(16).toString('hex');
      await writeFile(folder.pathOf(id), content);
      const metadata = { supplier: by, kind: 'attachment' };
      await writeFile(`${folder.pathOf(id)}.json`, JSON.stringify({ size: content.length, metadata }));
      return id;
    }

    it('are answered within the term by the one they are addressed to, files included', async () => {
      const { requests } = await request();
      const uploads = [await attach('the missing declaration')];
      const reply = { tender: fixture.id, request: 'r1', text: 'Here it is', uploads };
      const stranger = await makeBidder(dataSource);
      expect(await codeOf(requests.reply(stranger, reply, 'key-00000001'))).to.equal('notFound');
      const foreign = { ...reply, uploads: [await attach('x', stranger.supplier)] };
      expect(await codeOf(requests.reply(bidder, foreign, 'key-00000001'))).to.equal('uploadMissing');
      const first = await requests.reply(bidder, reply, 'key-00000001');
      expect((await requests.reply(bidder, reply, 'key-00000001')).id).to.equal(first.id);
      const other = { ...reply, text: 'Something else' };
      expect(await codeOf(requests.reply(bidder, other, 'key-00000001'))).to.equal('idempotencyKeyReused');
      const [seen] = await requests.list(fixture.id, as('rup'));
      expect(seen?.replies.map(({ text }) => text)).to.deep.equal(['Here it is']);
      expect(await requests.list(fixture.id, as('supplier', stranger))).to.have.length(0);
      const file = await requests.openAttachment(fixture.id, as('rup'), 'r1', uploads[0] as string);
      expect(await textOf(file.content)).to.equal('the missing declaration');
      const peek = requests.openAttachment(fixture.id, as('supplier', stranger), 'r1', uploads[0] as string);
      expect(await codeOf(peek)).to.equal('notFound');
    });

    it('name no file that is refused: it is gone, the verdict stays, and a sound one goes with its own', async () => {
      const { requests } = await request();
      const script = '<html><script>alert(1)</script></html>';
      const reply = {
        tender: fixture.id,
        request: 'r1',
        text: 'Here it is',
        uploads: [await attach(script)],
      };
      const [upload = ''] = reply.uploads;
      expect(await codeOf(requests.reply(bidder, reply, 'key-00000001'))).to.equal('fileActiveContent');
      expect(await folder.findInfo(upload)).to.equal(undefined);
      expect(await codeOf(requests.reply(bidder, reply, 'key-00000001'))).to.equal('fileActiveContent');
      const stranger = await makeBidder(dataSource);
      expect(await codeOf(requests.reply(stranger, reply, 'key-00000002'))).to.equal('notFound');
      const [row] = await dataSource.query<object[]>(
        'SELECT supplier, sha256, type, refused, reasons FROM inspections WHERE upload = $1',
        [upload],
      );
      const sha256 = createHash('sha256').update(script).digest('hex');
      expect(row).to.deep.equal({
        ...{
          supplier: bidder.supplier,
          sha256,
          type: 'html',
          refused: 'fileActiveContent',
          reasons: ['script'],
        },
      });
      const sound = await requests.reply(
        bidder,
        { ...reply, uploads: [await attach('a text')] },
        'key-00000001',
      );
      expect(sound.uploads[0]?.inspection).to.include({ type: 'text', refused: null });
    });

    it('wait for nobody who cannot look: the file stays, and the reply can be sent again', async () => {
      const { dueAt } = await request();
      let isAway = true;
      const inspector = {
        inspectFile: () =>
          isAway
            ? Promise.reject(new DomainError('scannerUnavailable'))
            : new FileInspector()
                .inspectFile('/dev/null', 0)
                .then((verdict) => ({ ...verdict, refused: null })),
      };
      const requests = new BidderRequests(dataSource, folder, new Inspections(dataSource, folder, inspector));
      const uploads = [await attach('a text')];
      const reply = { tender: fixture.id, request: 'r1', text: `Before ${dueAt}`, uploads };
      expect(await codeOf(requests.reply(bidder, reply, 'key-00000001'))).to.equal('scannerUnavailable');
      isAway = false;
      expect((await requests.reply(bidder, reply, 'key-00000001')).uploads).to.have.length(1);
    });

    it('take no reply after the term, but repeat the one that was in time', async () => {
      const { requests } = await request();
      const reply = { tender: fixture.id, request: 'r1', text: 'In time', uploads: [] };
      await requests.reply(bidder, reply, 'key-00000001');
      await moveClock(2 * hourMs);
      expect(await codeOf(requests.reply(bidder, reply, 'key-00000002'))).to.equal('replyTermExpired');
      expect((await requests.reply(bidder, reply, 'key-00000001')).text).to.equal('In time');
    });
  });

  describe('replies, in number', () => {
    it('are as many as the quota for each request, and a repeated one is always answered', async () => {
      const dueAt = await instantIn(dataSource, 2 * hourMs);
      const bid = randomUUID() as BidId;
      const bids = [{ bid, supplier: bidder.supplier, lots: [lot1] }];
      await append(dataSource, fixture.id, [
        eventOf('submissionClosed', { dueAt: fixture.manifest.notBefore, bids }),
        ...['r1', 'r2'].map((request) =>
          eventOf('integrationRequested', { act: anAct, request, bid, dueAt }),
        ),
      ]);
      const requests = new BidderRequests(dataSource, folder, inspections, {
        ...defaultQuotas,
        repliesPerRequest: 2,
      });
      const reply = (request: string, key: string) =>
        codeOf(
          requests.reply(
            bidder,
            { tender: fixture.id, request, text: 'Here', uploads: [] },
            `key-0000000${key}`,
          ),
        );
      const codes = [await reply('r1', '1'), await reply('r1', '2'), await reply('r1', '3')];
      expect(codes).to.deep.equal(['none', 'none', 'quotaExceeded']);
      expect(await reply('r1', '2')).to.equal('none');
      expect(await reply('r2', '3')).to.equal('none');
    });
  });

  describe('communications', () => {
    async function send(kind: string, to: Partial<Bidder>): Promise<void> {
      await dataSource.query(
        `INSERT INTO messages (id, tender, version, kind, supplier, person, subject, body, sent_at)
         VALUES (gen_random_uuid(), $1, 1, $2, $3, $4, '{"it":"o","en":"s"}', '{"it":"c","en":"b"}', clock_timestamp())`,
        [fixture.id, kind, to.supplier ?? null, to.person ?? null],
      );
    }

    it('reach the inbox of the person and of his supplier, page by page, the newest first', async () => {
      const communications = new Communications(dataSource);
      await send('publication', { person: bidder.person });
      await send('exclusion', { supplier: bidder.supplier });
      await send('award', { supplier: (await makeBidder(dataSource)).supplier });
      const first = await communications.listInbox(bidder, { limit: 1 });
      expect(first.items.map(({ kind }) => kind)).to.deep.equal(['exclusion']);
      const second = await communications.listInbox(bidder, { limit: 1, cursor: first.next ?? undefined });
      expect(second.items.map(({ kind }) => kind)).to.deep.equal(['publication']);
      expect(second.next).to.equal(null);
    });

    it('are listed for the tender with whom they went to, receipts of bids left out', async () => {
      const communications = new Communications(dataSource);
      await send('bidReceipt', { supplier: bidder.supplier });
      await send('publication', { person: bidder.person });
      const { items } = await communications.listOfTender(fixture.id, { limit: 10 });
      expect(items.map(({ kind, to }) => ({ kind, to }))).to.deep.equal([
        { kind: 'publication', to: bidder.person },
      ]);
    });

    it('follow a subscription until it ends', async () => {
      const count = async () =>
        (await dataSource.query<unknown[]>('SELECT FROM subscriptions WHERE tender = $1', [fixture.id]))
          .length;
      await subscribe(dataSource, fixture.id, bidder.person);
      await subscribe(dataSource, fixture.id, bidder.person);
      expect(await count()).to.equal(1);
      await unsubscribe(dataSource, fixture.id, bidder.person);
      expect(await count()).to.equal(0);
    });
  });
});
