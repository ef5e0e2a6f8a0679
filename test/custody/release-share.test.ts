import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generateIdentity, identityToRecipient } from 'age-encryption';
import { expect } from 'chai';
import type { DataSource } from 'typeorm';
import type { BidCommitting } from '../../application/bidding/commit-bid.js';
import { ShareRelease, type RecordingWithin } from '../../application/custody/release-share.js';
import { EnvelopeUnlocking } from '../../application/custody/unlock-envelopes.js';
import { findKey } from '../../domain/sealing/manifest.js';
import { openSharePackage, type SharePackage } from '../../domain/sealing/share-package.js';
import { eventOf } from '../../domain/tender/events.js';
import type { BidId, PersonId, Sha256Hex } from '../../domain/types.js';
import { openDataSource } from '../../entities/data-source.js';
import { sequenceLeaves } from '../../entities/sequencer.js';
import { TenderRecord } from '../../entities/record.js';
import { WaitingShareStore } from '../../entities/stores/custody-store.js';
import { OpeningStore, type KeyPlace } from '../../entities/stores/opening-store.js';
import { SealedStorage } from '../../entities/stores/secret-box.js';
import { UploadFolder } from '../../entities/stores/upload-folder.js';
import { codeOf, makeCommitting, makeReceiptKey } from '../bidding/bid-fixture.js';
import { makeTestDatabase, type TestDatabase } from '../local-stack.js';
import {
  anAct,
  append,
  instantIn,
  lot1,
  lot2,
  makeBidder,
  makePublishedTender,
  type TenderFixture,
} from '../tender-fixture.js';
import { SealedBids } from './sealed-bid.js';

/** On a tender's clock that is moved there. */
const untilDeadlineMs = 3_600_000;

describe('releasing shares', function () {
  this.timeout(60_000);
  let database: TestDatabase;
  let dataSource: DataSource;
  let folder: UploadFolder;
  let committing: BidCommitting;
  const secrets = new SealedStorage(Buffer.alloc(32, 7));
  const told: string[] = [];

  before(async function () {
    this.timeout(300_000);
    database = await makeTestDatabase();
    dataSource = await openDataSource({
      url: database.url,
      poolSize: 8,
      applicationName: 'release-share-test',
    });
    folder = new UploadFolder(await mkdtemp(join(tmpdir(), 'bando-uploads-')));
    committing = makeCommitting(dataSource, await makeReceiptKey());
  });

  after(async () => {
    await dataSource?.destroy();
    await database?.drop();
    await rm(folder.root, { recursive: true, force: true });
  });

  function releaseWith(record: RecordingWithin = new TenderRecord(dataSource)): ShareRelease {
    const notifier = { tellEventsRecorded: (tender: string) => Promise.resolve(told.push(tender)) };
    return new ShareRelease(dataSource, secrets, new EnvelopeUnlocking(folder), record, notifier);
  }

  /** Two bids, the second for the second lot only and with an administrative envelope sealed to a stranger. */
  async function tenderWithBids(): Promise<{ fixture: TenderFixture; bids: BidId[] }> {
    const fixture = await makePublishedTender(dataSource, {
      deadlineInMs: untilDeadlineMs,
      simulation: true,
    });
    const sealing = new SealedBids(dataSource, folder, fixture.manifest);
    const bids: BidId[] = [];
    const foreign = await identityToRecipient(await generateIdentity());
    for (const lots of [[lot1, lot2], [lot2]]) {
      const bidder = await makeBidder(dataSource);
      const bid = randomUUID() as BidId;
      const recipients = lots.length === 1 ? { administrative: foreign } : {};
      const envelopes = await sealing.seal(bidder, bid, lots, {}, recipients);
      const request = { tender: fixture.id, bid, revision: 1, action: 'commit' as const, envelopes };
      await committing.commit(bidder, request, 'key-00000001');
      bids.push(bid);
    }
    return { fixture, bids };
  }

  async function reachDeadline({ id, manifest }: TenderFixture): Promise<void> {
    const offset = { to: manifest.notBefore, offsetMs: untilDeadlineMs };
    await append(dataSource, id, [eventOf('clockAdvanced', offset)]);
  }

  async function close(fixture: TenderFixture): Promise<void> {
    await reachDeadline(fixture);
    await new TenderRecord(dataSource).record({ tender: fixture.id, envelope: null, seenVersion: 0 });
  }

  async function shareOf(
    { manifest, custodians }: TenderFixture,
    at: number,
    place: KeyPlace,
  ): Promise<SharePackage> {
    const share = findKey(manifest, place.kind, place.lot)?.shares[at];
    const custodian = custodians[at];
    if (!share || !custodian) throw new Error('no such custodian');
    return openSharePackage(share.sealed, custodian.identity, { commitment: share.commitment });
  }

  const personAt = ({ custodians }: TenderFixture, at: number): PersonId =>
    custodians[at]?.person as PersonId;

  async function stateOf(place: KeyPlace): Promise<{ waiting: number; keys: number; events: number }> {
    const [row] = await dataSource.query<{ waiting: number; keys: number; events: number }[]>(
      `SELECT (SELECT count(*)::int FROM waiting_shares WHERE tender = $1 AND kind = $2 AND lot = $3) AS waiting,
         (SELECT count(*)::int FROM file_keys WHERE tender = $1) AS keys,
         (SELECT count(*)::int FROM events WHERE tender = $1 AND type = 'envelopesOpened') AS events`,
      [place.tender, place.kind, place.lot ?? '-'],
    );
    return { waiting: row?.waiting ?? -1, keys: row?.keys ?? -1, events: row?.events ?? -1 };
  }

  it('forgets the shares that waited when the term opens again, and sequences no bid twice', async () => {
    const { fixture } = await tenderWithBids();
    const place: KeyPlace = { tender: fixture.id, kind: 'administrative', lot: null };
    await close(fixture);
    const release = releaseWith();
    const give = async (at: number) =>
      codeOf(release.release(personAt(fixture, at), place, await shareOf(fixture, at, place)));
    expect(await give(0)).to.equal('none');
    expect((await stateOf(place)).waiting).to.equal(1);
    await sequenceLeaves(dataSource);
    const submissionDeadline = await instantIn(dataSource, 2 * untilDeadlineMs);
    const terms = {
      submissionDeadline,
      enquiriesCloseAt: submissionDeadline,
      custodyProofAt: submissionDeadline,
    };
    await append(dataSource, fixture.id, [
      eventOf('submissionReopened', { act: anAct, malfunctions: [], ...terms }),
    ]);
    expect((await stateOf(place)).waiting).to.equal(0);
    expect(await give(0)).to.equal('openingNotAllowed');
    const offset = { to: submissionDeadline, offsetMs: 3 * untilDeadlineMs };
    await append(dataSource, fixture.id, [eventOf('clockAdvanced', offset)]);
    await new TenderRecord(dataSource).record({ tender: fixture.id, envelope: null, seenVersion: 0 });
    await sequenceLeaves(dataSource);
    const [row] = await dataSource.query<{ placed: number; leaves: number }[]>(
      `SELECT count(p.position)::int AS placed, count(DISTINCT l.id)::int AS leaves
       FROM ledger_leaves l JOIN ledger_positions p ON p.leaf = l.id WHERE l.tender = $1 AND l.kind = 'bid'`,
      [fixture.id],
    );
    expect(row).to.deep.equal({ placed: 2, leaves: 2 });
    expect(await give(0)).to.equal('none');
    expect((await stateOf(place)).waiting).to.equal(1);
  });

  it('takes no share before its notBefore, nor before the closing is an event', async () => {
    const { fixture } = await tenderWithBids();
    const place: KeyPlace = { tender: fixture.id, kind: 'administrative', lot: null };
    const share = await shareOf(fixture, 0, place);
    const release = releaseWith();
    const attempt = () => codeOf(release.release(personAt(fixture, 0), place, share));
    expect(await attempt()).to.equal('keyNotYetReleasable');
    expect(await release.getStatus(place)).to.include({
      releasable: false,
      permittedBy: null,
      opened: false,
    });
    await reachDeadline(fixture);
    expect(await attempt()).to.equal('openingNotAllowed');
    await new TenderRecord(dataSource).record({ tender: fixture.id, envelope: null, seenVersion: 0 });
    expect(await release.getStatus(place)).to.have.nested.property('permittedBy.type', 'submissionClosed');
    expect(await attempt()).to.equal('none');
  });

  it('opens the envelopes of its key alone with the k-th share, and minutes what does not open', async () => {
    const { fixture, bids } = await tenderWithBids();
    await close(fixture);
    const place: KeyPlace = { tender: fixture.id, kind: 'administrative', lot: null };
    const release = releaseWith();
    const take = async (at: number) =>
      release.release(personAt(fixture, at), place, await shareOf(fixture, at, place));
    expect(await take(2)).to.deep.equal({ status: 'waiting', missing: 1 });
    expect(await take(2)).to.deep.equal({ status: 'waiting', missing: 1 });
    expect(await stateOf(place)).to.deep.equal({ waiting: 1, keys: 0, events: 0 });
    expect(await take(0)).to.deep.equal({ status: 'opened', missing: 0 });
    expect(await stateOf(place)).to.deep.equal({ waiting: 0, keys: 2, events: 1 });
    expect(await take(1)).to.deep.equal({ status: 'opened', missing: 0 });
    expect(told).to.include(fixture.id);
    expect((await release.getStatus(place)).opened).to.equal(true);
    const opened = await new OpeningStore(dataSource, secrets).listOpened(fixture.id, 'administrative', null);
    const [whole, foreign] = bids.map((bid) => opened.find((envelope) => envelope.bid === bid));
    expect(whole?.fileKey).to.have.length(16);
    expect(foreign).to.include({ fileKey: null, failure: 'envelopeNotForThisKey' });
    const [event] = await dataSource.query<{ data: object; role: string }[]>(
      "SELECT data, role FROM events WHERE tender = $1 AND type = 'envelopesOpened'",
      [fixture.id],
    );
    expect(event).to.deep.include({ role: 'custodian' });
    expect(event?.data).to.deep.equal({
      kind: 'administrative',
      lot: null,
      bids: [bids[0]],
      unreadable: [bids[1]],
    });
  });

  it('keeps file keys and waiting shares encrypted', async () => {
    const { fixture } = await tenderWithBids();
    await close(fixture);
    const place: KeyPlace = { tender: fixture.id, kind: 'administrative', lot: null };
    const share = await shareOf(fixture, 0, place);
    await releaseWith().release(personAt(fixture, 0), place, share);
    const [row] = await dataSource.query<{ sealed: Buffer; list: Sha256Hex }[]>(
      'SELECT sealed, list FROM waiting_shares WHERE tender = $1',
      [fixture.id],
    );
    expect(row?.sealed.includes(Buffer.from(share.share, 'base64'))).to.equal(false);
    const otherKey = new WaitingShareStore(dataSource, new SealedStorage(Buffer.alloc(32, 8)));
    await otherKey.list({ ...place, list: row?.list as Sha256Hex }).then(
      () => expect.fail('opened with another storage key'),
      () => undefined,
    );
  });

  it('lets two last shares that arrive together open once', async () => {
    const { fixture } = await tenderWithBids();
    await close(fixture);
    const place: KeyPlace = { tender: fixture.id, kind: 'administrative', lot: null };
    const shares = await Promise.all([0, 1, 2].map((at) => shareOf(fixture, at, place)));
    const release = releaseWith();
    const answers = await Promise.all(
      shares.map((share, at) => release.release(personAt(fixture, at), place, share)),
    );
    expect(answers.map(({ status }) => status).sort()).to.deep.equal(['opened', 'opened', 'waiting']);
    expect(await stateOf(place)).to.deep.equal({ waiting: 0, keys: 2, events: 1 });
  });

  it('refuses a share of another key, of another custodian, changed, or of nobody', async () => {
    const { fixture } = await tenderWithBids();
    await close(fixture);
    const place: KeyPlace = { tender: fixture.id, kind: 'administrative', lot: null };
    const technical: KeyPlace = { tender: fixture.id, kind: 'technical', lot: lot1 };
    const own = await shareOf(fixture, 0, place);
    const release = releaseWith();
    const attempt = (share: unknown, person = personAt(fixture, 0)) =>
      codeOf(release.release(person, place, share));
    expect(await attempt(await shareOf(fixture, 0, technical))).to.equal('sharePackageInvalid');
    expect(await attempt(await shareOf(fixture, 1, place))).to.equal('sharePackageInvalid');
    expect(await attempt({ ...own, share: `A${own.share.slice(1)}` })).to.equal('shareCommitmentWrong');
    expect(await attempt({})).to.equal('sharePackageInvalid');
    expect(await attempt(own, 'stranger' as PersonId)).to.equal('notPermitted');
    expect(await stateOf(place)).to.deep.equal({ waiting: 0, keys: 0, events: 0 });
  });

  it('asks for the k-th share again when it failed before COMMIT, and stores nothing of it', async () => {
    const { fixture } = await tenderWithBids();
    await close(fixture);
    const place: KeyPlace = { tender: fixture.id, kind: 'administrative', lot: null };
    const [first, second] = [await shareOf(fixture, 0, place), await shareOf(fixture, 1, place)];
    await releaseWith().release(personAt(fixture, 0), place, first);
    const failing = releaseWith({ recordWithin: () => Promise.reject(new Error('connection lost')) });
    await failing.release(personAt(fixture, 1), place, second).then(
      () => expect.fail('released'),
      (error: unknown) => expect(String(error)).to.match(/connection lost/),
    );
    expect(await stateOf(place)).to.deep.equal({ waiting: 1, keys: 0, events: 0 });
    expect(await releaseWith().release(personAt(fixture, 1), place, second)).to.include({ status: 'opened' });
  });

  it('follows the order of the procedure: technical after the admissions and the declarations, admitted bids only', async () => {
    const { fixture, bids } = await tenderWithBids();
    await close(fixture);
    const place: KeyPlace = { tender: fixture.id, kind: 'technical', lot: lot2 };
    const release = releaseWith();
    const take = async (at: number) =>
      release.release(personAt(fixture, at), place, await shareOf(fixture, at, place));
    expect(await codeOf(take(0))).to.equal('openingNotAllowed');
    const [first, second] = bids as [BidId, BidId];
    await append(dataSource, fixture.id, [
      eventOf('envelopesOpened', { kind: 'administrative', lot: null, bids, unreadable: [] }),
      eventOf('envelopesRead', { kind: 'administrative', lot: null, refused: [] }),
      eventOf('bidAdmitted', { act: anAct, bid: first, lots: [lot1, lot2] }),
      eventOf('bidExcluded', { act: anAct, bid: second, lots: [lot2], ground: 'art. 94' }),
      eventOf('admissionsClosed', { act: anAct }),
      eventOf('commissionAppointed', { act: anAct, members: ['c1' as PersonId], chair: 'c1' as PersonId }),
    ]);
    expect(await codeOf(take(0))).to.equal('declarationsMissing');
    await dataSource.query(
      "INSERT INTO declarations (tender, person, stage, text) VALUES ($1, 'c1', 'beforeNames', 'x')",
      [fixture.id],
    );
    await take(0);
    await take(1);
    const opened = await new OpeningStore(dataSource, secrets).listOpened(fixture.id, 'technical', lot2);
    expect(opened.map(({ bid }) => bid)).to.deep.equal([first]);
  });

  describe('in a further round', () => {
    interface Readmission {
      readonly fixture: TenderFixture;
      readonly place: KeyPlace;
      readonly first: BidId;
      readonly second: BidId;
      readonly take: (at: number, round?: number) => ReturnType<ShareRelease['release']>;
    }

    /** The technical envelopes of the second lot were opened without a bid that a judge lets back in. */
    async function readmission(): Promise<Readmission> {
      const { fixture, bids } = await tenderWithBids();
      await close(fixture);
      const [first, second] = bids as [BidId, BidId];
      const place: KeyPlace = { tender: fixture.id, kind: 'technical', lot: lot2 };
      await append(dataSource, fixture.id, [
        eventOf('envelopesOpened', { kind: 'administrative', lot: null, bids, unreadable: [] }),
        eventOf('envelopesRead', { kind: 'administrative', lot: null, refused: [] }),
        eventOf('bidAdmitted', { act: anAct, bid: first, lots: [lot1, lot2] }),
        eventOf('bidExcluded', { act: anAct, bid: second, lots: [lot2], ground: 'art. 94' }),
        eventOf('admissionsClosed', { act: anAct }),
        eventOf('commissionAppointed', { act: anAct, members: ['c1' as PersonId], chair: 'c1' as PersonId }),
      ]);
      await dataSource.query(
        "INSERT INTO declarations (tender, person, stage, text) VALUES ($1, 'c1', 'beforeNames', 'x')",
        [fixture.id],
      );
      const take = async (at: number, round?: number) =>
        releaseWith().release(personAt(fixture, at), place, await shareOf(fixture, at, place), round);
      await take(0);
      await take(1);
      await append(dataSource, fixture.id, [
        eventOf('envelopesRead', { kind: 'technical', lot: lot2, refused: [] }),
      ]);
      return { fixture, place, first, second, take };
    }

    async function setStanding({ id }: TenderFixture, bid: BidId, standing: string): Promise<void> {
      await dataSource.query(
        'UPDATE tenders SET state = jsonb_set(state, $2, to_jsonb($3::text)) WHERE id = $1',
        [...[id, ['bids', bid, 'lots', lot2], standing]],
      );
    }

    async function sendBack({ id }: TenderFixture): Promise<void> {
      await dataSource.query(
        `UPDATE tenders SET state = jsonb_set(state, $2, '"awaitingTechnicalOpening"') WHERE id = $1`,
        [id, ['lots', lot2, 'phase']],
      );
    }

    it('brings k custodians back for the one envelope that was not opened, and opens no other', async () => {
      const { fixture, place, first, second, take } = await readmission();
      const release = releaseWith();
      expect(await release.getStatus(place)).to.include({ round: 1, opened: true });
      expect(await codeOf(take(0, 2))).to.equal('openingNotAllowed');
      await setStanding(fixture, second, 'admitted');
      await sendBack(fixture);
      expect(await release.getStatus(place)).to.include({ round: 2, opened: false, releasable: true });
      expect(await take(2, 2)).to.deep.equal({ status: 'waiting', missing: 1 });
      expect(await take(2, 2)).to.deep.equal({ status: 'waiting', missing: 1 });
      expect(await stateOf(place)).to.deep.equal({ waiting: 1, keys: 1, events: 2 });
      expect(await take(0, 2)).to.deep.equal({ status: 'opened', missing: 0 });
      const opened = await new OpeningStore(dataSource, secrets).listOpened(fixture.id, 'technical', lot2);
      const rounds = opened.map(({ bid, round }) => [bid, round]);
      expect(rounds).to.have.deep.members([
        [first, 1],
        [second, 2],
      ]);
      expect(opened.every(({ fileKey }) => fileKey?.length === 16)).to.equal(true);
      expect(await stateOf(place)).to.deep.equal({ waiting: 0, keys: 2, events: 3 });
    });

    it('takes no share that was meant for the round before, nor for one after', async () => {
      const { fixture, place, second, take } = await readmission();
      await setStanding(fixture, second, 'admitted');
      await sendBack(fixture);
      expect(await take(2)).to.deep.equal({ status: 'opened', missing: 0 });
      expect(await codeOf(take(2, 3))).to.equal('openingNotAllowed');
      expect(await stateOf(place)).to.deep.equal({ waiting: 0, keys: 1, events: 2 });
    });

    it('counts shares for one list only: when the list changes, who waits is asked again', async () => {
      const { fixture, bids } = await tenderWithBids();
      await close(fixture);
      const place: KeyPlace = { tender: fixture.id, kind: 'administrative', lot: null };
      const take = async (at: number) =>
        releaseWith().release(personAt(fixture, at), place, await shareOf(fixture, at, place));
      expect(await take(0)).to.include({ status: 'waiting', missing: 1 });
      await setStanding(fixture, bids[1] as BidId, 'excluded');
      expect(await take(1)).to.deep.equal({ status: 'waiting', missing: 1 });
      expect(await stateOf(place)).to.deep.equal({ waiting: 1, keys: 0, events: 0 });
      expect(await take(0)).to.include({ status: 'opened' });
      expect(await stateOf(place)).to.deep.equal({ waiting: 0, keys: 1, events: 1 });
    });
  });
});
