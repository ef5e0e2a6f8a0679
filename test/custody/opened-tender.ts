import { randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { EnvelopeUnlocking } from '../../application/custody/unlock-envelopes.js';
import { ShareRelease } from '../../application/custody/release-share.js';
import type { Bidder } from '../../application/bidding/commit-bid.js';
import { findKey } from '../../domain/sealing/manifest.js';
import { openEnvelope } from '../../domain/sealing/open-envelope.js';
import { openSharePackage } from '../../domain/sealing/share-package.js';
import { eventOf } from '../../domain/tender/events.js';
import type { BidId, EnvelopeKind, LotId, PersonId } from '../../domain/types.js';
import { TenderRecord } from '../../entities/record.js';
import { OpeningStore } from '../../entities/stores/opening-store.js';
import type { SealedStorage } from '../../entities/stores/secret-box.js';
import type { UploadFolder } from '../../entities/stores/upload-folder.js';
import { makeCommitting, makeReceiptKey } from '../bidding/bid-fixture.js';
import {
  anAct,
  append,
  lot1,
  lot2,
  makeBidder,
  makePublishedTender,
  type TenderFixture,
} from '../tender-fixture.js';
import { SealedBids } from './sealed-bid.js';

export const commission = ['c1', 'c2', 'c3'] as PersonId[];
const untilDeadlineMs = 3_600_000;

export interface FiledBid extends Bidder {
  readonly bid: BidId;
}

/** A tender with two real bids for both lots, on its way through the openings. */
export class OpenedTender {
  private constructor(
    private readonly dataSource: DataSource,
    private readonly folder: UploadFolder,
    private readonly secrets: SealedStorage,
    readonly fixture: TenderFixture,
    readonly bids: readonly [FiledBid, FiledBid],
  ) {}

  get id() {
    return this.fixture.id;
  }

  /** Closed: the clock is past the deadline and the closing is an event. */
  static async close(
    dataSource: DataSource,
    folder: UploadFolder,
    secrets: SealedStorage,
  ): Promise<OpenedTender> {
    const fixture = await makePublishedTender(dataSource, {
      deadlineInMs: untilDeadlineMs,
      simulation: true,
    });
    const committing = makeCommitting(dataSource, await makeReceiptKey());
    const sealing = new SealedBids(dataSource, folder, fixture.manifest);
    const file = async (): Promise<FiledBid> => {
      const bidder = await makeBidder(dataSource);
      const bid = randomUUID() as BidId;
      const envelopes = await sealing.seal(bidder, bid, [lot1, lot2]);
      const request = { tender: fixture.id, bid, revision: 1, action: 'commit' as const, envelopes };
      await committing.commit(bidder, request, 'key-00000001');
      return { ...bidder, bid };
    };
    const bids = [await file(), await file()] as const;
    const clock = { to: fixture.manifest.notBefore, offsetMs: untilDeadlineMs };
    await append(dataSource, fixture.id, [eventOf('clockAdvanced', clock)]);
    await new TenderRecord(dataSource).record({ tender: fixture.id, envelope: null, seenVersion: 0 });
    return new OpenedTender(dataSource, folder, secrets, fixture, [...bids]);
  }

  /** By two custodians' shares, read and minuted. */
  async open(kind: EnvelopeKind, lot: LotId | null): Promise<void> {
    const unlocking = new EnvelopeUnlocking(this.folder);
    const notifier = { tellEventsRecorded: () => Promise.resolve() };
    const record = new TenderRecord(this.dataSource);
    const release = new ShareRelease(this.dataSource, this.secrets, unlocking, record, notifier);
    const shares = findKey(this.fixture.manifest, kind, lot)?.shares ?? [];
    for (const [at, { person, identity }] of this.fixture.custodians.slice(0, 2).entries()) {
      const share = shares[at];
      if (!share) throw new Error('no share');
      const released = await openSharePackage(share.sealed, identity, { commitment: share.commitment });
      await release.release(person, { tender: this.id, kind, lot }, released);
    }
    await this.#read(kind, lot);
  }

  /** Everybody admitted, the commission appointed and declared. */
  async admitAll(): Promise<void> {
    const lots = [lot1, lot2];
    await append(this.dataSource, this.id, [
      ...this.bids.map(({ bid }) => eventOf('bidAdmitted', { act: anAct, bid, lots })),
      eventOf('admissionsClosed', { act: anAct }),
      eventOf('commissionAppointed', { act: anAct, members: commission, chair: commission[0] as PersonId }),
    ]);
    for (const person of commission) {
      await this.dataSource.query(
        "INSERT INTO declarations (tender, person, stage, text) VALUES ($1, $2, 'beforeNames', 'none')",
        [this.id, person],
      );
    }
  }

  async #read(kind: EnvelopeKind, lot: LotId | null): Promise<void> {
    const store = new OpeningStore(this.dataSource, this.secrets);
    for (const opened of await store.listOpened(this.id, kind, lot)) {
      const { bid, supplier, sha256, bytes, upload, fileKey } = opened;
      const expected = { tender: this.id, kind, lot, bid, supplier, sha256, bytes };
      const opening = await openEnvelope(this.folder.read(upload), fileKey as Uint8Array, expected);
      if (!opening.ok) throw new Error(opening.refused);
      const files = opening.files.map(({ name, bytes: size, sha256: digest }) => ({
        name,
        bytes: size,
        sha256: digest,
      }));
      const place = { tender: this.id, kind, lot, bid, rectification: opened.rectification };
      await store.insertReading({ ...place, refused: null, files, offer: null, participants: null });
    }
    await append(this.dataSource, this.id, [eventOf('envelopesRead', { kind, lot, refused: [] })]);
  }
}
