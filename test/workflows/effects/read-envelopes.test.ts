import { randomUUID } from 'node:crypto';
import { appendFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generateIdentity, identityToRecipient } from 'age-encryption';
import { expect } from 'chai';
import type { DataSource } from 'typeorm';
import { FileInspector } from '../../../activities/inspection/file-inspector.js';
import type { ContentInspector } from '../../../activities/ports.js';
import { readEnvelopes, type ReadingDependencies } from '../../../activities/effects/read-envelopes.js';
import type { BidCommitting } from '../../../application/bidding/commit-bid.js';
import { DomainError } from '../../../domain/errors.js';
import type { MinutedInspection } from '../../../domain/inspection/verdict.js';
import { inspectAgeHeader, maxHeaderBytes } from '../../../domain/sealing/age-header.js';
import { unwrapFileKey } from '../../../domain/sealing/file-key.js';
import { participantsName } from '../../../domain/participants/participants.js';
import type { CommandEnvelope } from '../../../domain/tender/commands.js';
import type { BidId, EnvelopeKind, LotId, Sha256Hex } from '../../../domain/types.js';
import { openDataSource } from '../../../entities/data-source.js';
import { TenderRecord } from '../../../entities/record.js';
import { OpeningStore } from '../../../entities/stores/opening-store.js';
import type { UnwrappedEnvelope } from '../../../entities/stores/opening-store.js';
import { writePdf } from '../../../proofs/bombs/write-pdf.js';
import { SealedStorage } from '../../../entities/stores/secret-box.js';
import { UploadFolder } from '../../../entities/stores/upload-folder.js';
import { makeCommitting, makeReceiptKey } from '../../bidding/bid-fixture.js';
import { SealedBids } from '../../custody/sealed-bid.js';
import type { BidContents } from '../../custody/sealed-bid.js';
import { group } from '../../domain/participants/participants-fixture.js';
import { makeTestDatabase } from '../../local-stack.js';
import type { TestDatabase } from '../../local-stack.js';
import { lot1, makeBidder, makePublishedTender } from '../../tender-fixture.js';
import type { TenderFixture } from '../../tender-fixture.js';

const offer = {
  format: 'bando-offer/1',
  lot: lot1,
  discountPercent: '18.25',
  priceCents: 98_100_000,
  labourCostCents: 30_000_000,
  safetyCostCents: 500_000,
};

type ReadFiles = readonly { name?: string; inspection?: MinutedInspection }[];

/** Type, refusal and reasons of each file, by its name. */
const verdictsOf = (files: ReadFiles): Record<string, unknown> =>
  Object.fromEntries(
    files.map(({ name = '', inspection }): [string, unknown] => [
      name,
      [inspection?.type, inspection?.refused, inspection?.reasons.join('; ')],
    ]),
  );

const failureOf = (work: Promise<unknown>) =>
  work.then(
    () => 'none',
    (error: Error) => error.message,
  );

describe('reading envelopes', function () {
  this.timeout(60_000);
  let database: TestDatabase;
  let dataSource: DataSource;
  let folder: UploadFolder;
  let openings: OpeningStore;
  let committing: BidCommitting;
  let fixture: TenderFixture;
  let identity: string;
  let inspector: ContentInspector;
  let isTriedAgain: boolean;
  const facts: CommandEnvelope[] = [];

  before(async () => {
    database = await makeTestDatabase();
    dataSource = await openDataSource({ url: database.url, poolSize: 4, applicationName: 'reading-test' });
    folder = new UploadFolder(await mkdtemp(join(tmpdir(), 'bando-uploads-')));
    openings = new OpeningStore(dataSource.manager, new SealedStorage(Buffer.alloc(32, 7)));
    committing = makeCommitting(dataSource, await makeReceiptKey());
    identity = await generateIdentity();
  });
  beforeEach(async () => {
    fixture = await makePublishedTender(dataSource, { deadlineInMs: 3_600_000 });
    inspector = new FileInspector();
    isTriedAgain = false;
    facts.length = 0;
  });
  after(async () => {
    await dataSource.destroy();
    await database.drop();
    await rm(folder.root, { recursive: true, force: true });
  });

  /** Commits a bid sealed to a key of ours. `named` is the bid that its headers name, if not its own. */
  async function bidWith(contents: BidContents, named?: BidId): Promise<BidId> {
    const bidder = await makeBidder(dataSource);
    const bid = randomUUID() as BidId;
    const recipient = await identityToRecipient(identity);
    const recipients = { administrative: recipient, technical: recipient, economic: recipient };
    const sealing = new SealedBids(dataSource, folder, fixture.manifest);
    const envelopes = await sealing.seal(bidder, named ?? bid, [lot1], contents, recipients);
    const request = { tender: fixture.id, bid, revision: 1, action: 'commit' as const, envelopes };
    await committing.commit(bidder, request, randomUUID());
    return bid;
  }

  async function filesOf(bid: BidId, kind: EnvelopeKind): Promise<{ sha256: Sha256Hex; upload: string }> {
    const [row] = await dataSource.query<{ sha256: Sha256Hex; upload: string }[]>(
      `SELECT e->>'sha256' AS sha256, u.id AS upload FROM bids b, jsonb_array_elements(b.envelopes) e
       JOIN uploads u ON u.sha256 = e->>'sha256' WHERE b.bid = $1 AND e->>'kind' = $2`,
      [bid, kind],
    );
    if (!row) throw new Error('no envelope');
    return row;
  }

  /** As the k-th share's request would leave it. */
  async function unlock(
    kind: EnvelopeKind,
    lot: LotId | null,
    bids: readonly BidId[],
    round = 1,
  ): Promise<void> {
    const unwrapped: UnwrappedEnvelope[] = [];
    for (const bid of bids) {
      const { sha256, upload } = await filesOf(bid, kind);
      const inspection = inspectAgeHeader(await folder.firstBytes(upload, maxHeaderBytes));
      const result = inspection.ok ? await unwrapFileKey(inspection.header, identity) : undefined;
      if (!result?.ok) throw new Error('not unwrapped');
      unwrapped.push({ bid, rectification: null, sha256, unwrapped: { fileKey: result.fileKey } });
    }
    await openings.insertFileKeys({ tender: fixture.id, kind, lot }, round, unwrapped);
  }

  const read = (
    kind: EnvelopeKind,
    lot: LotId | null,
    beat: () => void = () => undefined,
    round?: number,
    store: ReadingDependencies['openings'] = openings,
  ) =>
    readEnvelopes(
      {
        openings: store,
        ciphertexts: folder,
        inspector,
        recorder: new TenderRecord(dataSource),
        processes: { tell: (fact) => Promise.resolve(facts.push(fact) > 0) },
      },
      { tender: fixture.id, kind, lot, ...(round !== undefined && { round }) },
      { heartbeat: beat, isTriedAgain },
    );

  const readings = () =>
    dataSource.query<{ bid: BidId; refused: string | null; offer: object | null; files: object[] }[]>(
      'SELECT bid, refused, offer, files FROM readings WHERE tender = $1 ORDER BY bid',
      [fixture.id],
    );

  it('minutes the files, extracts the offer, beats and reports the fact once', async () => {
    const bid = await bidWith({ economic: { 'offer.json': JSON.stringify(offer) } });
    await unlock('economic', lot1, [bid]);
    let beats = 0;
    await read('economic', lot1, () => (beats += 1));
    await read('economic', lot1);
    const { format, lot, ...extracted } = offer;
    const [reading, ...others] = await readings();
    expect(others).to.deep.equal([]);
    expect(reading).to.deep.include({ bid, refused: null, offer: extracted });
    expect(reading?.files).to.have.length(1);
    expect(beats).to.be.greaterThan(0);
    expect(new Set(facts.map(({ id }) => id)).size, `${format} ${lot}`).to.equal(1);
    expect(facts[0]?.command).to.deep.equal({
      type: 'confirmReading',
      data: { kind: 'economic', lot: lot1 },
    });
  });

  it('keeps who bids with whom, and what is wrong with it, beside the other files', async () => {
    const participants = group(fixture.id);
    const json = (value: object) => ({ [participantsName]: JSON.stringify(value) });
    const whole = await bidWith({ administrative: json(participants) });
    const halved = await bidWith({ administrative: json({ ...participants, parts: [] }) });
    const silent = await bidWith({});
    await unlock('administrative', null, [whole, halved, silent]);
    await read('administrative', null);
    const found = await openings.listReadings(fixture.id);
    const of = (bid: BidId) => found.find((reading) => reading.bid === bid);
    expect(of(whole)).to.deep.include({ refused: null, participants: { ok: true, participants } });
    expect(of(whole)?.files[0]?.inspection).to.include({ refused: null });
    expect(of(halved)).to.have.deep.nested.property('participants.problems[0]', {
      ...{ code: 'leadNotOne', at: '/parts' },
    });
    expect(of(silent)).to.include({ participants: null });
  });

  it('minutes what each file was found to be, and lets a hostile one stop nothing', async () => {
    const script = writePdf(['<< /S /JavaScript /JS (app.alert(1)) >>']);
    const hostile = await bidWith({
      technical: { 'a.pdf': script.toString('latin1'), 'b.txt': 'Relazione' },
    });
    const sound = await bidWith({ technical: { 'c.pdf': writePdf().toString('latin1') } });
    await unlock('technical', lot1, [hostile, sound]);
    await read('technical', lot1);
    const found = (await readings()).map(({ bid, refused, files }) => ({
      bid,
      refused,
      files: verdictsOf(files),
    }));
    expect(found).to.have.deep.members([
      {
        ...{ bid: hostile, refused: null },
        files: { 'a.pdf': ['pdf', 'fileActiveContent', 'JavaScript, JS'], 'b.txt': ['text', null, ''] },
      },
      { bid: sound, refused: null, files: { 'c.pdf': ['pdf', null, ''] } },
    ]);
  });

  it('waits for an antivirus that is away while it is tried again, then minutes that nobody looked', async () => {
    inspector = { inspectContent: () => Promise.reject(new DomainError('scannerUnavailable')) };
    await unlock('economic', lot1, [await bidWith({ economic: { 'offer.json': JSON.stringify(offer) } })]);
    isTriedAgain = true;
    expect(await failureOf(read('economic', lot1))).to.equal('a file cannot be inspected yet');
    expect(await readings()).to.deep.equal([]);
    isTriedAgain = false;
    await read('economic', lot1);
    const [reading] = await readings();
    expect(reading?.offer).to.include({ discountPercent: '18.25' });
    expect(verdictsOf(reading?.files ?? [])).to.deep.equal({
      'offer.json': ['unknown', 'scannerUnavailable', ''],
    });
    inspector = { inspectContent: () => Promise.reject(new DomainError('temporarilyUnavailable')) };
    await unlock('technical', lot1, [await bidWith({ technical: { 'b.txt': 'Relazione' } })]);
    await read('technical', lot1);
    const [other] = (await readings()).filter(({ offer: found }) => found === null);
    expect(verdictsOf(other?.files ?? [])).to.deep.equal({
      'b.txt': ['unknown', 'inspectionUnavailable', ''],
    });
  });

  it('refuses an economic envelope without a readable offer, and only that one', async () => {
    const wrong = JSON.stringify({ ...offer, discountPercent: 18.25 });
    const bids = [
      await bidWith({ economic: { 'offer.json': wrong } }),
      await bidWith({ economic: { 'offerta.pdf': 'a letter' } }),
      await bidWith({ economic: { 'offer.json': JSON.stringify(offer) } }),
    ];
    await unlock('economic', lot1, bids);
    await read('economic', lot1);
    const byBid = new Map((await readings()).map(({ bid, refused }) => [bid, refused]));
    expect(bids.map((bid) => byBid.get(bid))).to.deep.equal(['offerUnreadable', 'offerMissing', null]);
  });

  it('refuses a copy: its header names another bid', async () => {
    const original = await bidWith({});
    const copy = await bidWith({}, original);
    await unlock('administrative', null, [original, copy]);
    await read('administrative', null);
    const byBid = new Map((await readings()).map(({ bid, refused }) => [bid, refused]));
    expect(byBid.get(original)).to.equal(null);
    expect(byBid.get(copy)).to.equal('envelopeNamesAnotherBid');
  });

  it('reads the envelopes of its round alone, and reports each round once', async () => {
    const [early, late] = [await bidWith({}), await bidWith({})];
    await unlock('administrative', null, [early]);
    await read('administrative', null);
    await unlock('administrative', null, [late], 2);
    await read('administrative', null);
    expect((await readings()).map(({ bid }) => bid)).to.deep.equal([early]);
    await read('administrative', null, undefined, 2);
    expect((await readings()).map(({ bid }) => bid)).to.have.members([early, late]);
    expect(new Set(facts.map(({ id }) => id)).size).to.equal(2);
  });

  for (const [title, wasSound, expected] of [
    [
      'refuses in a later round the file key of an envelope that was sound before',
      true,
      'envelopeFileKeyRepeated',
    ],
    ['lets the original of a copy be read that an earlier round refused', false, null],
  ] as const) {
    it(`${title}, and leaves what was minuted`, async () => {
      const [early, late] = [await bidWith({}), await bidWith({})];
      await unlock('administrative', null, [early]);
      await read('administrative', null);
      await unlock('administrative', null, [late], 2);
      const listOpened: OpeningStore['listOpened'] = async (...place) => {
        const opened = await openings.listOpened(...place);
        const fileKey = opened.find(({ bid }) => bid === late)?.fileKey ?? null;
        return opened.map((one) => (one.bid === early ? { ...one, fileKey, wasSound } : one));
      };
      const insertReading = openings.insertReading.bind(openings);
      await read('administrative', null, undefined, 2, { listOpened, insertReading });
      const byBid = new Map((await readings()).map(({ bid, refused }) => [bid, refused]));
      expect([byBid.get(early), byBid.get(late)]).to.deep.equal([null, expected]);
    });
  }

  it('minutes what did not open with its reason', async () => {
    const bid = await bidWith({});
    const { sha256 } = await filesOf(bid, 'administrative');
    const place = { tender: fixture.id, kind: 'administrative' as const, lot: null };
    await openings.insertFileKeys(place, 1, [
      { bid, rectification: null, sha256, unwrapped: { failure: 'envelopeNotForThisKey' } },
    ]);
    await read('administrative', null);
    expect(await readings()).to.deep.equal([
      { bid, refused: 'envelopeNotForThisKey', offer: null, files: [] },
    ]);
  });

  it('tells a file that changed in our storage from one that was sealed wrongly', async () => {
    const bid = await bidWith({});
    await unlock('administrative', null, [bid]);
    await appendFile(folder.pathOf((await filesOf(bid, 'administrative')).upload), 'x');
    await read('administrative', null);
    expect((await readings())[0]?.refused).to.equal('envelopeDigestWrong');
  });

  it('does not minute against a bidder that storage cannot be read: it throws, to be tried again', async () => {
    const bid = await bidWith({});
    await unlock('administrative', null, [bid]);
    await rm(folder.pathOf((await filesOf(bid, 'administrative')).upload));
    const error: unknown = await read('administrative', null).catch((failure: unknown) => failure);
    expect(error).to.have.property('code', 'ENOENT');
    expect(await readings()).to.deep.equal([]);
    expect(facts).to.deep.equal([]);
  });
});
