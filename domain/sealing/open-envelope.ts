import type { Sha256Hex } from '../types.js';
import { collectBytes, readChunks, toReadableStream, type ByteSource } from './byte-streams.js';
import { DigestingSource } from './digesting-source.js';
import { isEntryPath, isRedactedCopy } from './entry-path.js';
import {
  descriptorName,
  envelopeLimits,
  parseDescriptor,
  type EnvelopeDescriptor,
  type EnvelopeFile,
  type EnvelopePlace,
} from './envelope-descriptor.js';
import { EnvelopeRefused, type EnvelopeRefusal } from './envelope-refused.js';
import { decryptWithFileKey } from './file-key.js';
import { readTar, type TarEntry } from './read-tar.js';

/** What the receipt says of the envelope: its place, and the ciphertext that was received. */
export interface ExpectedEnvelope extends EnvelopePlace {
  readonly sha256: Sha256Hex;
  readonly bytes: number;
}

export interface OpenedFile extends EnvelopeFile {
  /** Under `oscurata/` in a technical envelope. */
  readonly redacted: boolean;
}

export type EnvelopeOpening =
  | { readonly ok: true; readonly files: readonly OpenedFile[] }
  | {
      readonly ok: false;
      readonly refused: EnvelopeRefusal;
      /** What the header named instead, where it named another place. */
      readonly named?: EnvelopePlace;
    };

/**
 * Takes a file's content while it streams. What it was given counts only when the opening's outcome is `ok`: the
 * end of the ciphertext, and so its authenticity, is checked last.
 */
export type ReceiveFile = (file: EnvelopeFile, content: ByteSource) => Promise<void>;

/**
 * Decrypts one envelope on the stream and verifies it: digest of the ciphertext, header, names, sizes and hashes of
 * the files. Refusals are outcomes; what the source or the receiver throws (storage, network) comes through, to be
 * tried again, and is never minuted against a bidder.
 */
export async function openEnvelope(
  ciphertext: ByteSource,
  fileKey: Uint8Array,
  expected: ExpectedEnvelope,
  receive?: ReceiveFile,
): Promise<EnvelopeOpening> {
  const source = new DigestingSource(ciphertext);
  const opening = await openPlaintext(source, fileKey, expected, receive);
  // A file that changed in our storage is our fault, whatever else it looks like: the digest has the first word.
  const digest = await source.drain();
  if (digest !== expected.sha256 || source.bytes !== expected.bytes) {
    return { ok: false, refused: 'envelopeDigestWrong' };
  }
  return opening;
}

async function openPlaintext(
  source: DigestingSource,
  fileKey: Uint8Array,
  expected: ExpectedEnvelope,
  receive: ReceiveFile | undefined,
): Promise<EnvelopeOpening> {
  const reading = new EnvelopeReading(expected, receive);
  try {
    for await (const entry of readTar(decrypted(source, fileKey))) await reading.take(entry);
    return { ok: true, files: reading.finish() };
  } catch (error) {
    if (!(error instanceof EnvelopeRefused)) throw error;
    return { ok: false, refused: error.code, ...(reading.named && { named: reading.named }) };
  }
}

async function* decrypted(source: DigestingSource, fileKey: Uint8Array): AsyncGenerator<Uint8Array, void> {
  try {
    yield* readChunks(await decryptWithFileKey(toReadableStream(source), fileKey));
  } catch {
    source.assertHealthy();
    throw new EnvelopeRefused('envelopeNotDecryptable');
  }
}

/** The entries of one envelope, held against what its header declares. */
class EnvelopeReading {
  readonly #expected: ExpectedEnvelope;
  readonly #receive: ReceiveFile | undefined;
  readonly #opened: OpenedFile[] = [];
  #declared: Map<string, EnvelopeFile> | undefined;
  #entries = 0;
  named: EnvelopePlace | undefined;

  constructor(expected: ExpectedEnvelope, receive: ReceiveFile | undefined) {
    this.#expected = expected;
    this.#receive = receive;
  }

  async take(entry: TarEntry): Promise<void> {
    this.#entries += 1;
    if (this.#entries > 2 * envelopeLimits.files) throw new EnvelopeRefused('envelopeTooManyFiles');
    const name = entry.name.replace(/^\.\//, '').normalize('NFC');
    if (this.#declared === undefined) this.#declared = await this.#readDescriptor(name, entry);
    else if (entry.type === 'directory') await takeFolder(name, entry);
    else await this.#takeFile(name, entry, this.#declared);
  }

  finish(): readonly OpenedFile[] {
    if (this.#declared === undefined) throw new EnvelopeRefused('envelopeDescriptorMissing');
    if (this.#opened.length !== this.#declared.size) throw new EnvelopeRefused('envelopeFileMissing');
    return this.#opened;
  }

  async #readDescriptor(name: string, entry: TarEntry): Promise<Map<string, EnvelopeFile>> {
    if (name !== descriptorName || entry.type !== 'file')
      throw new EnvelopeRefused('envelopeDescriptorMissing');
    const text = await collectBytes(entry.content, envelopeLimits.descriptorBytes);
    const descriptor = text === undefined ? undefined : parseDescriptor(text);
    if (descriptor === undefined) throw new EnvelopeRefused('envelopeDescriptorInvalid');
    this.#checkPlace(descriptor);
    return declaredFiles(descriptor);
  }

  #checkPlace({ tender, lot, kind, supplier, bid }: EnvelopeDescriptor): void {
    const expected = this.#expected;
    const sameBid = tender === expected.tender && supplier === expected.supplier && bid === expected.bid;
    if (sameBid && lot === expected.lot && kind === expected.kind) return;
    this.named = { tender, lot, kind, supplier, bid };
    throw new EnvelopeRefused(sameBid ? 'envelopeMisplaced' : 'envelopeNamesAnotherBid');
  }

  async #takeFile(name: string, entry: TarEntry, declared: Map<string, EnvelopeFile>): Promise<void> {
    if (entry.type !== 'file') throw new EnvelopeRefused('envelopeEntryForbidden');
    if (!isEntryPath(name)) throw new EnvelopeRefused('envelopePathForbidden');
    const file = declared.get(name);
    if (file === undefined) throw new EnvelopeRefused('envelopeFileUndeclared');
    if (this.#opened.some((opened) => opened.name === name))
      throw new EnvelopeRefused('envelopeFileRepeated');
    if (entry.size !== file.bytes) throw new EnvelopeRefused('envelopeFileWrong');
    await this.#hand(file, entry.content);
    this.#opened.push({ ...file, redacted: this.#expected.kind === 'technical' && isRedactedCopy(name) });
  }

  /** The receiver may stop early or fail; the file is hashed to its end all the same. */
  async #hand(file: EnvelopeFile, content: ByteSource): Promise<void> {
    const hashed = new DigestingSource(content);
    try {
      await this.#receive?.(file, hashed);
    } catch (error) {
      hashed.assertHealthy();
      throw error;
    }
    if ((await hashed.drain()) !== file.sha256) throw new EnvelopeRefused('envelopeFileWrong');
  }
}

/** A folder carries nothing, and plain tar writes an entry for each: it is passed over, once its path is safe. */
async function takeFolder(name: string, { content }: TarEntry): Promise<void> {
  if (!isEntryPath(name.replace(/\/$/, ''))) throw new EnvelopeRefused('envelopePathForbidden');
  await collectBytes(content, 0);
}

function declaredFiles({ files }: EnvelopeDescriptor): Map<string, EnvelopeFile> {
  if (files.length > envelopeLimits.files) throw new EnvelopeRefused('envelopeTooManyFiles');
  const total = files.reduce((sum, { bytes }) => sum + bytes, 0);
  if (total > envelopeLimits.totalBytes) throw new EnvelopeRefused('envelopeTooLarge');
  const declared = new Map(files.map((file) => [file.name, file]));
  if (declared.size !== files.length) throw new EnvelopeRefused('envelopeFileRepeated');
  return declared;
}
