import type { DataSource, EntityManager } from 'typeorm';
import { DomainError } from '../../domain/errors.js';
import { canonicalJson } from '../../domain/ledger/canonical-json.js';
import { sha256Hex } from '../../domain/ledger/sha256.js';
import {
  findKey,
  type KeysManifest,
  type ManifestKey,
  type ManifestShare,
} from '../../domain/sealing/manifest.js';
import { checkReleasedShare, shareBytesOf } from '../../domain/sealing/share-package.js';
import type { Command, CommandEnvelope } from '../../domain/tender/commands.js';
import type { RecordInput, RecordResult } from '../../domain/tender/outcome.js';
import { bidsToOpen, findOpenStep } from '../../domain/tender/opening/order.js';
import type { Tender } from '../../domain/tender/tender.js';
import { roundsOf } from '../../domain/tender/opening/state.js';
import type { BidId, Instant, PersonId, TenderId } from '../../domain/types.js';
import { TenderRecord } from '../../entities/record.js';
import { CustodyStore, WaitingShareStore, type SharePurpose } from '../../entities/stores/custody-store.js';
import { HandoverStore } from '../../entities/stores/handover-store.js';
import { OpeningStore, type KeyPlace, type UnwrappedEnvelope } from '../../entities/stores/opening-store.js';
import { lockTenderExclusive, lockTenderShared } from '../../entities/stores/tender-moment.js';
import { RectificationStore } from '../../entities/stores/rectification-store.js';
import type { SealedStorage } from '../../entities/stores/secret-box.js';
import { getMoment } from './custody.js';
import { EnvelopeUnlocking } from './unlock-envelopes.js';
import { openSealedStorage, openUploadFolder } from '../storage.js';
import { assertOpeningPermitted, findPermittingEvent, isOpeningPermitted } from './opening-permission.js';
import type { PermittingEvent } from './opening-permission.js';

export interface ShareReleased {
  readonly status: 'waiting' | 'opened';
  /** Shares still to be released. */
  readonly missing: number;
}

export interface KeyStatus {
  readonly kind: KeyPlace['kind'];
  readonly lot: KeyPlace['lot'];
  readonly recipient: string;
  readonly notBefore: Instant;
  readonly now: Instant;
  readonly releasable: boolean;
  readonly permittedBy: PermittingEvent | null;
  /** The use of the key that a share would be released for, from 1: the last one where nothing is left to open. */
  readonly round: number;
  /** Whether the key was used and opens nothing more for now. */
  readonly opened: boolean;
  /** How many sealed rectifications were filed for the key, to who decides on them; null to others. */
  readonly rectifications: number | null;
}

/** The record of tenders, where an opening becomes an event inside our own transaction. */
export interface RecordingWithin {
  recordWithin(manager: EntityManager, input: RecordInput): Promise<RecordResult>;
}

/** Tells the process of a tender that events were recorded. What is lost here heals: reading the envelopes tells it too. */
export interface ProcessNotifier {
  tellEventsRecorded(tender: TenderId): Promise<unknown>;
}

/** Releases shares of a tender's keys; the k-th opens the envelopes of its key and of no other. */
export class ShareRelease {
  constructor(
    private readonly dataSource: DataSource,
    private readonly secrets: SealedStorage,
    private readonly unlocking: EnvelopeUnlocking,
    private readonly record: RecordingWithin,
    private readonly processes: ProcessNotifier,
  ) {}

  async getStatus(place: KeyPlace, mayCount = false): Promise<KeyStatus> {
    const { tender, now } = await getMoment(this.dataSource, place.tender);
    const store = new CustodyStore(this.dataSource);
    const key = await store.findKey(place);
    const manifest = await store.findManifest(place.tender);
    if (!key || !manifest) throw new DomainError('notFound', { tender: place.tender });
    const { kind, lot } = place;
    const { notBefore } = manifest.body;
    const isDue = Date.parse(now) >= Date.parse(notBefore);
    const rounds = roundsOf(tender, kind, lot).length;
    const opened = rounds > 0 && !findOpenStep(tender, kind, lot);
    return {
      ...{ kind, lot, recipient: key.recipient, notBefore, now, opened },
      round: opened ? rounds : rounds + 1,
      releasable: isDue && (await isOpeningPermitted(this.dataSource, tender, kind, lot, now)),
      permittedBy: await findPermittingEvent(this.dataSource, tender, kind, lot),
      rectifications: mayCount
        ? await new RectificationStore(this.dataSource).countFiled(place.tender, kind, lot)
        : null,
    };
  }

  /**
   * Takes one share for one key, in one transaction that holds the key's row: the lock decides which share is the
   * k-th. A share for a round that is over changes nothing. Throws `sharePackageInvalid`, `shareCommitmentWrong`,
   * `keyNotYetReleasable`, or why the step may not be taken.
   */
  async release(custodian: PersonId, place: KeyPlace, released: unknown, round = 1): Promise<ShareReleased> {
    const outcome = await this.dataSource.transaction((manager) =>
      new ReleasingTransaction(manager, place, this.secrets, this.unlocking, this.record).take(
        custodian,
        released,
        round,
      ),
    );
    // After COMMIT; if nobody hears it now, the effect that reads the envelopes tells the process again.
    if (outcome.status === 'opened')
      await this.processes.tellEventsRecorded(place.tender).catch(() => undefined);
    return outcome;
  }
}

/** @param storageKey 32 bytes in base64. */
export function createShareRelease(
  dataSource: DataSource,
  { storageDir, storageKey }: { storageDir: string; storageKey: string },
  processes: ProcessNotifier,
): ShareRelease {
  const unlocking = new EnvelopeUnlocking(openUploadFolder(storageDir));
  const record = new TenderRecord(dataSource);
  return new ShareRelease(dataSource, openSealedStorage(storageKey), unlocking, record, processes);
}

class ReleasingTransaction {
  readonly #custody: CustodyStore;
  readonly #waiting: WaitingShareStore;

  constructor(
    private readonly manager: EntityManager,
    private readonly place: KeyPlace,
    private readonly secrets: SealedStorage,
    private readonly unlocking: EnvelopeUnlocking,
    private readonly record: RecordingWithin,
  ) {
    this.#custody = new CustodyStore(manager);
    this.#waiting = new WaitingShareStore(manager, secrets);
  }

  async take(custodian: PersonId, released: unknown, round: number): Promise<ShareReleased> {
    const row = await this.#custody.lockKey(this.place);
    const manifest = (await this.#custody.findManifest(this.place.tender))?.body;
    const key = manifest && findKey(manifest, this.place.kind, this.place.lot);
    if (!row || !key) throw new DomainError('notFound', { tender: this.place.tender });
    const index = await new HandoverStore(this.manager).findHeldIndex(this.place, custodian);
    const own = key.shares.find((candidate) => candidate.index === index);
    if (!own) throw new DomainError('notPermitted', { role: 'custodian' });
    const share = checkedShare(released, manifest, key, own);
    const { tender, now } = await getMoment(this.manager, this.place.tender);
    const { kind, lot } = this.place;
    const taken = roundsOf(tender, kind, lot).length;
    if (round <= taken) return { status: 'opened', missing: 0 };
    await this.#assertReleasable(tender, now, manifest.notBefore);
    if (round > taken + 1) throw new DomainError('openingNotAllowed', { kind, lot, phase: tender.phase });
    const bids = bidsToOpen(tender, kind, lot);
    return this.#count({ tender, key, k: manifest.k, custodian, round, bids }, own.index, share);
  }

  async #assertReleasable(tender: Tender, now: Instant, notBefore: Instant): Promise<void> {
    if (Date.parse(now) < Date.parse(notBefore)) throw new DomainError('keyNotYetReleasable', { notBefore });
    await assertOpeningPermitted(this.manager, tender, this.place.kind, this.place.lot, now);
  }

  async #count(subject: OpeningSubject, index: number, share: Uint8Array): Promise<ShareReleased> {
    const { k } = subject;
    const purpose = purposeOf(this.place, subject);
    await this.#waiting.forgetOthers(purpose);
    const waiting = await this.#waiting.listIndexes(purpose);
    if (waiting.includes(index)) return { status: 'waiting', missing: k - waiting.length };
    if (waiting.length + 1 < k) {
      await this.#assertNotReopened();
      await this.#waiting.add(purpose, index, share);
      share.fill(0);
      return { status: 'waiting', missing: k - waiting.length - 1 };
    }
    await this.#open(subject, share);
    return { status: 'opened', missing: 0 };
  }

  /** A term that opens again deletes waiting shares: behind the tender's lock none slips in after that. */
  async #assertNotReopened(): Promise<void> {
    await lockTenderShared(this.manager, this.place.tender);
    const { tender, now } = await getMoment(this.manager, this.place.tender);
    await assertOpeningPermitted(this.manager, tender, this.place.kind, this.place.lot, now);
  }

  async #open(subject: OpeningSubject, last: Uint8Array): Promise<void> {
    const { key, round, bids } = subject;
    // No rectification may come between the list that is unwrapped and its event.
    await lockTenderExclusive(this.manager, this.place.tender);
    const waiting = await this.#waiting.list(purposeOf(this.place, subject));
    const shares = [...waiting.map(({ share }) => Uint8Array.from(share)), last];
    const unwrapped = await this.unlocking.unwrapAll(this.manager, this.place, bids, shares, key.recipient);
    await new OpeningStore(this.manager, this.secrets).insertFileKeys(this.place, round, unwrapped);
    forgetAll(unwrapped, shares);
    await this.#recordOpening(subject, unwrapped);
    await this.#custody.markOpened(this.place);
    await this.#waiting.forget(this.place);
  }

  /** Refused by the record when the list has changed since it was read: then nothing was opened. */
  async #recordOpening(
    { tender, custodian, round }: OpeningSubject,
    unwrapped: readonly UnwrappedEnvelope[],
  ): Promise<void> {
    const { kind, lot } = this.place;
    const idsOf = (member: 'fileKey' | 'failure') =>
      unwrapped
        .filter(({ rectification, unwrapped: result }) => !rectification && member in result)
        .map(({ bid }) => bid);
    const rectifications = unwrapped.flatMap(({ rectification }) => rectification ?? []);
    const command: Command = {
      type: 'unlockEnvelopes',
      data: {
        ...{ kind, lot, bids: idsOf('fileKey'), unreadable: idsOf('failure') },
        ...(rectifications.length > 0 && { rectifications }),
      },
    };
    const envelope: CommandEnvelope = {
      id: sha256Hex(canonicalJson(['unlockEnvelopes', tender.id, kind, lot, round])),
      tender: tender.id,
      actor: { person: custodian, role: 'custodian' },
      bodyDigest: sha256Hex(canonicalJson(command)),
      command,
    };
    const input = { tender: tender.id, envelope, seenVersion: tender.version };
    const { outcome } = await this.record.recordWithin(this.manager, input);
    // Thrown, so that everything rolls back: keys are stored with their event or not at all.
    if (outcome?.status === 'refused') {
      const { code, params, article } = outcome.refusal;
      throw new DomainError(code, params, article ?? undefined);
    }
  }
}

interface OpeningSubject {
  readonly tender: Tender;
  readonly key: ManifestKey;
  readonly k: number;
  readonly custodian: PersonId;
  readonly round: number;
  /** The list of the round: no other envelope is opened. */
  readonly bids: readonly BidId[];
}

function purposeOf(place: KeyPlace, { round, bids }: OpeningSubject): SharePurpose {
  return { ...place, list: sha256Hex(canonicalJson([round, bids])) };
}

function checkedShare(
  released: unknown,
  { tender, notBefore }: KeysManifest,
  { kind, lot, recipient }: ManifestKey,
  { index, commitment }: ManifestShare,
): Uint8Array {
  const expected = { tender, kind, lot, recipient, index, notBefore, commitment };
  return shareBytesOf(checkReleasedShare(released, expected));
}

function forgetAll(unwrapped: readonly UnwrappedEnvelope[], shares: readonly Uint8Array[]): void {
  for (const { unwrapped: result } of unwrapped) if ('fileKey' in result) result.fileKey.fill(0);
  for (const share of shares) share.fill(0);
}
