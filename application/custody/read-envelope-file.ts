import type { Writable } from 'node:stream';
import { once } from 'node:events';
import type { DataSource } from 'typeorm';
import { DomainError } from '../../domain/errors.js';
import type { ByteSource } from '../../domain/sealing/byte-streams.js';
import { openEnvelope } from '../../domain/sealing/open-envelope.js';
import {
  disclosedFiles,
  envelopeDisclosure,
  type EnvelopeName,
  type Reader,
} from '../../domain/tender/disclosure.js';
import { isDecided, type RectificationId } from '../../domain/tender/rectification/state.js';
import type { Tender } from '../../domain/tender/tender.js';
import type { TenderId } from '../../domain/types.js';
import {
  OpeningStore,
  type OpenedEnvelope,
  type ReadFile,
  type StoredReading,
} from '../../entities/stores/opening-store.js';
import type { SealedStorage } from '../../entities/stores/secret-box.js';
import type { UploadFolder } from '../../entities/stores/upload-folder.js';
import { getDisclosureMoment } from '../tenders/disclosure-facts.js';

export const envelopeVersions = ['original', 'rectified'] as const;
/** The bid's own envelope, or the sealed rectification beside it. */
export type EnvelopeVersion = (typeof envelopeVersions)[number];

export interface EnvelopeFileStream extends ReadFile {
  /** Decrypts into the target as it goes; fails, and must not be ended well, when the ciphertext is not what was received. */
  readonly write: (target: Writable) => Promise<void>;
}

/** Gives one file of an opened envelope to who may read it. Plaintext is derived each time, never kept. */
export class EnvelopeReading {
  readonly #store: OpeningStore;

  constructor(
    private readonly dataSource: DataSource,
    private readonly folder: UploadFolder,
    secrets: SealedStorage,
  ) {
    this.#store = new OpeningStore(dataSource, secrets);
  }

  /** Throws `notFound` for what is not there and `notPermitted` for who may not, or not yet, read it. */
  async open(
    id: TenderId,
    reader: Reader,
    place: EnvelopeName,
    { name, version }: { readonly name: string; readonly version: EnvelopeVersion },
  ): Promise<EnvelopeFileStream> {
    const { tender, facts } = await getDisclosureMoment(this.dataSource, id);
    const disclosure = envelopeDisclosure(tender, reader, place, facts);
    if (disclosure === 'none') throw new DomainError('notPermitted', { tender: id });
    const { bid, kind, lot } = place;
    const reading = (await this.#store.listReadings(id)).find(
      (one) =>
        one.bid === bid &&
        one.kind === kind &&
        one.lot === lot &&
        isVersion(tender, one.rectification, version),
    );
    const files = disclosedFiles(reading?.files ?? [], disclosure);
    if (!reading || !files.some((file) => file.name === name))
      throw new DomainError('notFound', { tender: id });
    return this.openRead(id, reading, name);
  }

  /** A file of an envelope that was read, for a caller who has made sure that his reader may. Throws `notFound`. */
  async openRead(tender: TenderId, reading: StoredReading, name: string): Promise<EnvelopeFileStream> {
    const { bid, kind, lot, rectification, files } = reading;
    const file = files.find((candidate) => candidate.name === name);
    const opened = file && (await this.#store.findOpened({ tender, kind, lot }, bid, rectification));
    if (!file || !opened?.fileKey) throw new DomainError('notFound', { tender });
    return { ...file, write: (target) => this.#decrypt({ bid, kind, lot, tender }, opened, name, target) };
  }

  async #decrypt(
    place: EnvelopeName & { tender: TenderId },
    { fileKey, supplier, sha256, bytes, upload }: OpenedEnvelope,
    name: string,
    target: Writable,
  ): Promise<void> {
    if (!fileKey) throw new Error('an envelope without a file key was never opened');
    const expected = { ...place, supplier, sha256, bytes };
    const opening = await openEnvelope(this.folder.read(upload), fileKey, expected, async (file, content) => {
      if (file.name === name) await copy(content, target);
    });
    if (!opening.ok) throw new Error(`an envelope that was read now gives ${opening.refused}`);
  }
}

/** Whose rectification it is shows only once it is decided. */
function isVersion(
  { rectifications }: Pick<Tender, 'rectifications'>,
  rectification: RectificationId | null,
  version: EnvelopeVersion,
): boolean {
  if (rectification === null) return version === 'original';
  return version === 'rectified' && isDecided(rectifications[rectification]);
}

async function copy(content: ByteSource, target: Writable): Promise<void> {
  for await (const chunk of content) {
    if (target.destroyed) return;
    if (!target.write(chunk)) await Promise.race([once(target, 'drain'), once(target, 'close')]);
  }
}
