import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { expect } from 'chai';
import type { DataSource } from 'typeorm';
import { declare } from '../../application/evaluation/declare.js';
import { Openings } from '../../application/custody/openings.js';
import { EnvelopeReading } from '../../application/custody/read-envelope-file.js';
import { Scoring } from '../../application/evaluation/scoring.js';
import type { Reader } from '../../domain/tender/disclosure.js';
import { eventOf } from '../../domain/tender/events.js';
import type { BidId, EnvelopeKind, LotId, PersonId, Sha256Hex, SupplierId } from '../../domain/types.js';
import { openDataSource } from '../../entities/data-source.js';
import { SealedStorage } from '../../entities/stores/secret-box.js';
import { UploadFolder } from '../../entities/stores/upload-folder.js';
import { codeOf } from '../bidding/bid-fixture.js';
import { makeTestDatabase, type TestDatabase } from '../local-stack.js';
import { anAct, append, lot1, lot2 } from '../tender-fixture.js';
import { commission, OpenedTender } from './opened-tender.js';

describe('readers of opened envelopes', function () {
  this.timeout(60_000);
  const secrets = new SealedStorage(Buffer.alloc(32, 7));
  let database: TestDatabase;
  let dataSource: DataSource;
  let folder: UploadFolder;
  let tender: OpenedTender;
  let openings: Openings;
  let reading: EnvelopeReading;
  let scoring: Scoring;

  before(async function () {
    this.timeout(300_000);
    database = await makeTestDatabase();
    dataSource = await openDataSource({ url: database.url, poolSize: 8, applicationName: 'readers-test' });
    folder = new UploadFolder(await mkdtemp(join(tmpdir(), 'bando-uploads-')));
    openings = new Openings(dataSource, secrets);
    reading = new EnvelopeReading(dataSource, folder, secrets);
    scoring = new Scoring(dataSource);
  });

  after(async () => {
    await dataSource?.destroy();
    await database?.drop();
    await rm(folder.root, { recursive: true, force: true });
  });

  beforeEach(async () => {
    tender = await OpenedTender.close(dataSource, folder, secrets);
  });

  const as = (role: string, person = role, supplier: SupplierId | null = null): Reader => ({
    person: person as PersonId,
    supplier,
    roles: new Set([role]),
  });
  const commissioner = (at: number) => as('commissioner', commission[at]);
  const bidderOf = (at: 0 | 1) => as('supplier', tender.bids[at].person, tender.bids[at].supplier);

  async function read(
    reader: Reader,
    at: 0 | 1,
    kind: EnvelopeKind,
    lot: LotId | null,
    name: string,
  ): Promise<string> {
    const place = { bid: tender.bids[at].bid, kind, lot };
    const file = await reading.open(tender.id, reader, place, { name, version: 'original' });
    const target = new PassThrough();
    const content = buffer(target);
    await file.write(target).finally(() => target.end());
    return (await content).toString();
  }

  async function toTechnical(): Promise<void> {
    await tender.open('administrative', null);
    await tender.admitAll();
    await tender.open('technical', lot1);
  }

  async function award(): Promise<void> {
    const order = tender.bids.map(({ bid }) => bid);
    const evaluation = 'e'.repeat(64) as Sha256Hex;
    const [bid] = order as [BidId];
    await append(dataSource, tender.id, [
      eventOf('scoresFrozen', { act: anAct, lot: lot1, evaluation, belowThreshold: [] }),
    ]);
    await tender.open('economic', lot1);
    await append(dataSource, tender.id, [
      eventOf('rankingFormed', { act: anAct, lot: lot1, evaluation, order, flagged: [] }),
      eventOf('awardProposed', { act: anAct, lot: lot1, bid }),
      eventOf('requirementsVerified', { act: anAct, lot: lot1, bid }),
      eventOf('lotAwarded', { act: anAct, lot: lot1, bid, amountCents: 1 }),
    ]);
  }

  it('decrypts a file as it streams, for who may read it', async () => {
    expect(await codeOf(read(as('seggio'), 0, 'administrative', null, 'dgue.xml'))).to.equal('notPermitted');
    await tender.open('administrative', null);
    expect(await read(as('seggio'), 0, 'administrative', null, 'dgue.xml')).to.equal('<dgue/>');
    expect(await codeOf(read(as('seggio'), 0, 'administrative', null, 'missing.xml'))).to.equal('notFound');
    expect(await codeOf(read(bidderOf(1), 0, 'administrative', null, 'dgue.xml'))).to.equal('notPermitted');
    const [opening] = await openings.list(tender.id, as('seggio'));
    expect(opening?.envelopes.map(({ files }) => files.map(({ name }) => name))).to.deep.equal([
      ['dgue.xml'],
      ['dgue.xml'],
    ]);
    expect(opening?.envelopes.every(({ supplier }) => supplier?.startsWith('Supplier of'))).to.equal(true);
    expect(await openings.list(tender.id, as('custodian'))).to.have.nested.property(
      '[0].envelopes.length',
      0,
    );
  });

  it('fails rather than give bytes that are not those received', async () => {
    await tender.open('administrative', null);
    const [row] = await dataSource.query<{ id: string }[]>(
      `SELECT u.id FROM file_keys k JOIN uploads u ON u.sha256 = k.sha256 WHERE k.bid = $1`,
      [tender.bids[0].bid],
    );
    await writeFile(folder.pathOf(row?.id as string), 'changed');
    await read(as('seggio'), 0, 'administrative', null, 'dgue.xml').then(
      () => expect.fail('read'),
      (error: unknown) => expect(String(error)).to.match(/envelopeDigestWrong/),
    );
  });

  it('discloses the winner’s bid to the others at the award, with redacted copies for their originals', async () => {
    await toTechnical();
    const file = (reader: Reader, name: string) => codeOf(read(reader, 0, 'technical', lot1, name));
    expect(await file(commissioner(0), 'relazione.pdf')).to.equal('none');
    expect(await file(bidderOf(1), 'relazione.pdf')).to.equal('notPermitted');
    await award();
    expect(await file(bidderOf(1), 'relazione.pdf')).to.equal('notFound');
    expect(await read(bidderOf(1), 0, 'technical', lot1, 'oscurata/relazione.pdf')).to.equal(
      'redacted report',
    );
    expect(await file(bidderOf(0), 'relazione.pdf')).to.equal('none');
    const views = await openings.list(tender.id, bidderOf(1));
    expect(views.find(({ kind }) => kind === 'economic')?.envelopes).to.have.length(2);
  });

  it('names bidders after the closing to who works on the tender, and to no custodian', async () => {
    const bids = await openings.listBids(tender.id, as('rup'));
    expect(bids.map(({ bid }) => bid).sort()).to.deep.equal(tender.bids.map(({ bid }) => bid).sort());
    expect(bids[0]?.lots).to.deep.equal([
      {
        lot: lot1,
        standing: 'submitted',
        sharesWith: [],
        isOverLimit: false,
        guarantee: null,
        agreement: null,
      },
      {
        lot: lot2,
        standing: 'submitted',
        sharesWith: [],
        isOverLimit: false,
        guarantee: null,
        agreement: null,
      },
    ]);
    expect(await codeOf(openings.listBids(tender.id, as('custodian')))).to.equal('notPermitted');
  });

  it('takes each commissioner’s declarations in their order, once', async () => {
    await tender.open('administrative', null);
    await tender.admitAll();
    const member = commission[0] as PersonId;
    const say = (stage: 'beforeNames' | 'afterNames', text = 'none', person = member) =>
      codeOf(declare(dataSource, tender.id, person, stage, text));
    expect(await say('beforeNames')).to.equal('none');
    expect(await say('beforeNames', 'another text')).to.equal('alreadyDeclared');
    expect(await say('afterNames')).to.equal('none');
    expect(await say('afterNames', 'x', 'stranger' as PersonId)).to.equal('notPermitted');
  });

  it('keeps scores to their author until all are confirmed, and closes them with the freeze', async () => {
    await toTechnical();
    const bids = tender.bids.map(({ bid }) => bid);
    const put = (at: number, bid: BidId, coefficient = '0.5', criterion = 'T1', lot = lot1) =>
      codeOf(
        scoring.put({ tender: tender.id, lot, bid }, commission[at] as PersonId, {
          [criterion]: { coefficient, reason: 'solid' },
        }),
      );
    const confirm = (at: number) => codeOf(scoring.confirm(tender.id, lot1, commission[at] as PersonId));
    const [first] = bids as [BidId, BidId];
    for (const wrong of ['1.1', '-0.1', '0.12345', '.5', '1,0', 'NaN']) {
      expect(await put(0, first, wrong)).to.equal('coefficientInvalid');
    }
    expect(await put(0, first, '0.5', 'T9')).to.equal('notFound');
    expect(await put(0, first, '0.5', 'T1', lot2)).to.equal('scoringNotOpen');
    expect(await put(0, '00000000-0000-4000-8000-000000000000' as BidId)).to.equal('bidNotInScope');
    expect(await put(0, first)).to.equal('none');
    expect(await confirm(0)).to.equal('scoresIncomplete');
    for (const at of [0, 1, 2])
      for (const bid of bids) for (const of of ['T1', 'T2']) await put(at, bid, '0.75', of);
    expect(await confirm(0)).to.equal('none');
    expect(await put(0, first, '1')).to.equal('scoresAlreadyConfirmed');
    const seenBy = async (reader: Reader) => (await scoring.list(tender.id, lot1, reader)).items.length;
    expect(await seenBy(commissioner(1))).to.equal(4);
    expect(await codeOf(seenBy(as('rup')))).to.equal('notPermitted');
    expect([await confirm(1), await confirm(2)]).to.deep.equal(['none', 'none']);
    expect(await seenBy(commissioner(1))).to.equal(12);
    const evaluation = 'e'.repeat(64) as Sha256Hex;
    await append(dataSource, tender.id, [
      eventOf('scoresFrozen', { act: anAct, lot: lot1, evaluation, belowThreshold: [] }),
    ]);
    expect(await put(0, first)).to.equal('scoringNotOpen');
    expect(await confirm(0)).to.equal('scoringNotOpen');
    expect(await seenBy(bidderOf(0))).to.equal(12);
    expect(await codeOf(scoring.getEvaluation(tender.id, lot1, bidderOf(0), { stage: 'final' }))).to.equal(
      'notPermitted',
    );
    expect(await codeOf(scoring.getEvaluation(tender.id, lot1, bidderOf(0)))).to.equal('notFound');
  });
});
