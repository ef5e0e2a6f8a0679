import { randomBytes, randomUUID } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text as textOf } from 'node:stream/consumers';
import { expect } from 'chai';
import type { DataSource } from 'typeorm';
import { FileInspector } from '../../activities/inspection/file-inspector.js';
import type { Bidder } from '../../application/bidding/commit-bid.js';
import { GroupChanges, type NewGroupChange } from '../../application/bidding/group-changes.js';
import { cleanUploads } from '../../application/bidding/clean-uploads.js';
import { Inspections } from '../../application/files/inspections.js';
import { fillPart, startParticipants } from '../../domain/participants/join-parts.js';
import type { Participants } from '../../domain/participants/participants.js';
import type { Reader } from '../../domain/tender/disclosure.js';
import { eventOf } from '../../domain/tender/events.js';
import type { BidId, PersonId } from '../../domain/types.js';
import { openDataSource } from '../../entities/data-source.js';
import { GroupChangeStore } from '../../entities/stores/group-change-store.js';
import { UploadFolder } from '../../entities/stores/upload-folder.js';
import { alfa, gamma, group, own } from '../domain/participants/participants-fixture.js';
import { makeTestDatabase, type TestDatabase } from '../local-stack.js';
import {
  anAct,
  append,
  lot1,
  makeBidder,
  makePublishedTender,
  type TenderFixture,
} from '../tender-fixture.js';
import { codeOf } from './bid-fixture.js';

describe('changes in a group that has bid', function () {
  this.timeout(60_000);
  let bid: BidId;
  let database: TestDatabase;
  let dataSource: DataSource;
  let folder: UploadFolder;
  let changes: GroupChanges;
  let bidder: Bidder;
  let fixture: TenderFixture;

  before(async function () {
    this.timeout(300_000);
    database = await makeTestDatabase();
    dataSource = await openDataSource({ url: database.url, poolSize: 4, applicationName: 'group-changes' });
    folder = new UploadFolder(await mkdtemp(join(tmpdir(), 'bando-uploads-')));
    await mkdir(folder.root, { recursive: true });
    changes = new GroupChanges(dataSource, folder, new Inspections(dataSource, folder, new FileInspector()));
  });

  after(async () => {
    await dataSource?.destroy();
    await database?.drop();
    await rm(folder.root, { recursive: true, force: true });
  });

  beforeEach(async () => {
    bid = randomUUID() as BidId;
    bidder = await makeBidder(dataSource);
    fixture = await makePublishedTender(dataSource, { deadlineInMs: 3_600_000, simulation: true });
    await append(dataSource, fixture.id, [
      eventOf('submissionClosed', {
        dueAt: fixture.manifest.notBefore,
        bids: [{ bid, supplier: bidder.supplier, lots: [lot1] }],
      }),
    ]);
  });

  /** The administrative envelope was opened, and says this of who takes part. */
  async function read(participants: Participants | null): Promise<void> {
    const place = { kind: 'administrative' as const, lot: null };
    await dataSource.query(
      `INSERT INTO readings (tender, kind, lot, bid, files, participants) VALUES ($1, 'administrative', '-', $2, '[]', $3)`,
      [fixture.id, bid, participants && JSON.stringify({ ok: true, participants })],
    );
    await append(dataSource, fixture.id, [
      eventOf('envelopesOpened', { ...place, bids: [bid], unreadable: [] }),
      eventOf('envelopesRead', { ...place, refused: [] }),
    ]);
  }

  const replaced = (): Participants =>
    fillPart(
      startParticipants(
        { tender: fixture.id, form: 'groupToBeFormed', lotPreference: null },
        own(alfa, '60.00'),
      ),
      own(gamma, '40.00'),
    );

  const file = (change: Partial<NewGroupChange> = {}, key = 'key-00000001', by = bidder) =>
    changes.file(
      by,
      {
        ...{ tender: fixture.id, bid, ground: 'substitution', reasons: 'Causa di esclusione sopravvenuta.' },
        ...{ participants: replaced(), uploads: [], ...change },
      },
      key,
    );

  const as = (role: string, by?: Bidder): Reader => ({
    person: by?.person ?? (role as PersonId),
    supplier: by?.supplier ?? null,
    roles: new Set([role]),
  });

  const now = () => new GroupChangeStore(dataSource).findParticipants(fixture.id, bid);

  it('are filed once the envelope was read, and only by who bids', async () => {
    expect(await codeOf(file())).to.equal('groupChangeNotOpen');
    await read(group(fixture.id));
    expect(await codeOf(file({}, 'key-00000002', await makeBidder(dataSource)))).to.equal('notFound');
    expect(await codeOf(file())).to.equal('none');
  });

  it('come one at a time; the same key is the same change', async () => {
    await read(group(fixture.id));
    const first = await file();
    expect((await file()).id).to.equal(first.id);
    expect(await codeOf(file({ reasons: 'Altro.' }))).to.equal('idempotencyKeyReused');
    expect(await codeOf(file({}, 'key-00000002'))).to.equal('groupChangeNotOpen');
    const decided = { act: anAct, bid, change: first.id, ground: first.ground };
    await append(dataSource, fixture.id, [eventOf('groupChangeRefused', decided)]);
    expect(await codeOf(file({}, 'key-00000002'))).to.equal('none');
  });

  it('keep to what the law knows, and say where they do not', async () => {
    await read(group(fixture.id));
    expect(await codeOf(file({ ground: 'withdrawal' }))).to.equal('groupChangeInvalid');
    const incomplete = { ...replaced(), parts: replaced().parts.slice(0, 1) };
    expect(await codeOf(file({ participants: incomplete }))).to.equal('groupChangeInvalid');
    expect(await codeOf(file())).to.equal('none');
  });

  it('are not for who bids alone', async () => {
    await read(null);
    expect(await codeOf(file())).to.equal('groupChangeInvalid');
  });

  it('change who takes part when they are accepted, and not before', async () => {
    await read(group(fixture.id));
    const { id, ground } = await file();
    expect(await now()).to.deep.equal(group(fixture.id));
    const event = eventOf('groupChangeAccepted', { act: anAct, bid, change: id, ground, sharedBids: [] });
    await append(dataSource, fixture.id, [event]);
    expect(await now()).to.deep.equal(replaced());
    expect((await changes.list(fixture.id, as('rup')))[0]).to.include({ id, outcome: 'accepted' });
  });

  it('are read by the staff and by their bidder, with their files, which nobody cleans away', async () => {
    await read(group(fixture.id));
    const upload = await attach();
    expect(await codeOf(file({ uploads: ['0'.repeat(32)] }))).to.equal('uploadMissing');
    const { id } = await file({ uploads: [upload] });
    const stranger = await makeBidder(dataSource);
    expect(await changes.list(fixture.id, as('supplier', stranger))).to.deep.equal([]);
    expect(await changes.list(fixture.id, as('supplier', bidder))).to.have.length(1);
    await cleanUploads(dataSource, folder, 0);
    const { content } = await changes.openAttachment(fixture.id, as('rup'), id, upload);
    expect(await textOf(content)).to.equal('Contratto di mandato');
    const unknown = changes.openAttachment(fixture.id, as('supplier', stranger), id, upload);
    expect(await codeOf(unknown)).to.equal('notFound');
  });

  async function attach(): Promise<string> {
    const id = randomBytes(16).toString('hex');
    const content = 'Contratto di mandato';
    await writeFile(folder.pathOf(id), content);
    const metadata = { supplier: bidder.supplier, kind: 'attachment' };
    await writeFile(`${folder.pathOf(id)}.json`, JSON.stringify({ size: content.length, metadata }));
    return id;
  }
});
