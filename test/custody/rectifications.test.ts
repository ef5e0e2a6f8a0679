import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { expect } from 'chai';
import type { DataSource } from 'typeorm';
import { RectificationCommitting } from '../../application/bidding/file-rectification.js';
import { ReceiptIssuer } from '../../application/bidding/receipt-issuer.js';
import { Openings } from '../../application/custody/openings.js';
import { PublishedKeys } from '../../application/custody/published-keys.js';
import { EnvelopeReading, type EnvelopeFileStream } from '../../application/custody/read-envelope-file.js';
import { Rectifications } from '../../application/custody/rectifications.js';
import type { Reader } from '../../domain/tender/disclosure.js';
import { eventOf } from '../../domain/tender/events.js';
import { completeState } from '../../domain/tender/initial-state.js';
import type { BidId, PersonId, Sha256Hex } from '../../domain/types.js';
import { openDataSource } from '../../entities/data-source.js';
import { loadCommandFacts } from '../../entities/facts-loader.js';
import { SealedStorage } from '../../entities/stores/secret-box.js';
import { findTenderMoment } from '../../entities/stores/tender-moment.js';
import { UploadFolder } from '../../entities/stores/upload-folder.js';
import { codeOf, issuer, makeReceiptKey } from '../bidding/bid-fixture.js';
import { makeTestDatabase, type TestDatabase } from '../local-stack.js';
import { anAct, append, lot1 } from '../tender-fixture.js';
import { commission, OpenedTender } from './opened-tender.js';
import { SealedBids } from './sealed-bid.js';

const corrected = 'technical report, corrected';
const name = 'relazione.pdf';

/** One bidder corrects its technical envelope between the closing and the opening. */
describe('a sealed rectification at the opening', function () {
  this.timeout(60_000);
  let database: TestDatabase;
  let dataSource: DataSource;
  let folder: UploadFolder;
  let tender: OpenedTender;
  let reading: EnvelopeReading;
  let rectifications: Rectifications;
  let openings: Openings;
  let rectifier: BidId;
  const secrets = new SealedStorage(Buffer.alloc(32, 7));
  const commissioner: Reader = {
    person: commission[0] as PersonId,
    supplier: null,
    roles: new Set(['commissioner']),
  };

  before(async function () {
    this.timeout(300_000);
    database = await makeTestDatabase();
    dataSource = await openDataSource({ url: database.url, poolSize: 4, applicationName: 'rectifications' });
    folder = new UploadFolder(await mkdtemp(join(tmpdir(), 'bando-uploads-')));
    reading = new EnvelopeReading(dataSource, folder, secrets);
    rectifications = new Rectifications(dataSource, reading, secrets);
    openings = new Openings(dataSource, secrets);
    tender = await OpenedTender.close(dataSource, folder, secrets);
    rectifier = tender.bids[1].bid;
    await fileCorrection();
    await tender.open('administrative', null);
    await tender.admitAll();
    await tender.open('technical', lot1);
  });
  after(async () => {
    await dataSource?.destroy();
    await database?.drop();
    await rm(folder.root, { recursive: true, force: true });
  });

  async function fileCorrection(): Promise<void> {
    const { bid, ...bidder } = tender.bids[1];
    const sealing = new SealedBids(dataSource, folder, tender.fixture.manifest);
    const envelopes = await sealing.seal(bidder, bid, [lot1], { technical: { [name]: corrected } });
    const sealed = envelopes.find(({ kind }) => kind === 'technical');
    const receipts = new ReceiptIssuer(issuer, await makeReceiptKey());
    const committing = new RectificationCommitting(dataSource, new PublishedKeys(dataSource), receipts);
    const { sha256, bytes } = sealed as { sha256: Sha256Hex; bytes: number };
    const place = { tender: tender.id, bid, kind: 'technical' as const, lot: lot1 };
    await committing.file(bidder, { ...place, sha256, bytes }, 'key-00000009');
  }

  async function textOf(file: EnvelopeFileStream): Promise<string> {
    const target = new PassThrough();
    const content = buffer(target);
    await file.write(target).finally(() => target.end());
    return (await content).toString();
  }

  async function labelOf(): Promise<string> {
    const [view] = await rectifications.list(tender.id);
    if (!view) throw new Error('nothing was opened');
    return view.rectification;
  }

  it('is opened by the same shares, and shown side by side with the original by a label alone', async () => {
    const views = await rectifications.list(tender.id);
    expect(views).to.have.length(1);
    expect(views[0]).to.include({ kind: 'technical', lot: lot1, outcome: null });
    expect(views[0]?.original.files.map((file) => file.name)).to.include(name);
    expect(views[0]?.rectified.files.map((file) => file.name)).to.deep.equal([name]);
    const shown = JSON.stringify(views);
    for (const { bid, supplier } of tender.bids)
      expect(shown).not.to.include(bid).and.not.to.include(supplier);
    const events = await dataSource.query<{ data: object }[]>(
      "SELECT data FROM events WHERE tender = $1 AND type = 'envelopesOpened' AND data->>'kind' = 'technical'",
      [tender.id],
    );
    expect(events[0]?.data).to.deep.include({ rectifications: [await labelOf()] });
  });

  it('lets who decides read both', async () => {
    const label = await labelOf();
    const text = async (version: 'original' | 'rectified') =>
      textOf(await rectifications.open(tender.id, label, version, name));
    expect(await text('rectified')).to.equal(corrected);
    expect(await text('original')).to.equal('technical report');
    expect(await codeOf(rectifications.open(tender.id, label, 'rectified', 'absent.pdf'))).to.equal(
      'notFound',
    );
    expect(await codeOf(rectifications.open(tender.id, rectifier, 'rectified', name))).to.equal('notFound');
  });

  it('shows the commission whose it is, and its files, only once it is decided', async () => {
    const place = { bid: rectifier, kind: 'technical' as const, lot: lot1 };
    const rectified = () => reading.open(tender.id, commissioner, place, { name, version: 'rectified' });
    const beside = async () => {
      const views = await openings.list(tender.id, commissioner);
      const technical = views.find(({ kind, lot }) => kind === 'technical' && lot === lot1);
      return technical?.envelopes.map(({ bid, rectification }) => [bid, rectification?.outcome ?? null]);
    };
    expect(await codeOf(rectified())).to.equal('notFound');
    expect((await beside())?.map(([, outcome]) => outcome)).to.deep.equal([null, null]);
    const decided = { act: anAct, lot: lot1, rectification: await labelOf() };
    await append(dataSource, tender.id, [eventOf('rectificationAccepted', decided)]);
    expect(await textOf(await rectified())).to.equal(corrected);
    const original = await reading.open(tender.id, commissioner, place, { name, version: 'original' });
    expect(await textOf(original)).to.equal('technical report');
    expect(await beside()).to.deep.include([rectifier, 'accepted']);
  });

  it('counts in the place of the offer where it was accepted, and nowhere else', async () => {
    const label = 'aaaaaaaa-0000-4000-8000-00000000000f';
    const offer = (priceCents: number) =>
      JSON.stringify({ discountPercent: '1.00', priceCents, labourCostCents: 0, safetyCostCents: 0 });
    await dataSource.query(
      `INSERT INTO readings (tender, kind, lot, bid, rectification, files, offer) VALUES
         ($1, 'economic', $2, $3, DEFAULT, '[]', $5), ($1, 'economic', $2, $3, $4, '[]', $6)`,
      [tender.id, lot1, rectifier, label, offer(100), offer(90)],
    );
    const priceWith = async (outcome: 'accepted' | 'refused' | null) => {
      const moment = await findTenderMoment(dataSource, tender.id);
      if (!moment) throw new Error('no tender');
      const rectified = { [label]: { kind: 'economic' as const, lot: lot1, outcome } };
      const state = { ...completeState(moment.tender), rectifications: rectified };
      const command = { type: 'formRanking', data: { act: anAct, lot: lot1 } } as const;
      const facts = await loadCommandFacts(dataSource.manager, tender.id, state, command);
      return facts.offers?.map((one) => one.offer?.priceCents);
    };
    expect(await priceWith('accepted')).to.deep.equal([90]);
    expect(await priceWith('refused')).to.deep.equal([100]);
  });
});
