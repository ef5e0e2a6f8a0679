import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { Encrypter } from 'age-encryption';
import { DomainError } from '../errors.js';
import { canonicalJson } from '../ledger/canonical-json.js';
import type { EnvelopeKind, Sha256Hex } from '../types.js';
import { readChunks, toReadableStream, type ByteSource } from './byte-streams.js';
import { DigestingSource } from './digesting-source.js';
import { isEntryPath } from './entry-path.js';
import {
  descriptorName,
  envelopeLimits,
  type EnvelopeDescriptor,
  type EnvelopeFile,
  type EnvelopePlace,
} from './envelope-descriptor.js';
import { writeTar } from './write-tar.js';

export interface FileToSeal {
  /** A relative path with `/`. */
  readonly name: string;
  /** Read twice: to hash it, since the header comes first, and to seal it. */
  readonly content: () => ByteSource;
}

export interface EnvelopeToSeal extends EnvelopePlace {
  readonly files: readonly FileToSeal[];
}

/** Of the ciphertext: what the commit names. */
export interface SealedEnvelope {
  readonly sha256: Sha256Hex;
  readonly bytes: number;
}

/** age shows the exact size of its plaintext, and a price of one digit more is one byte more. */
const economicPadding = 64 * 1024;

/**
 * Seals files to a tender's key as they stream and hands the ciphertext to `write`. Throws `invalidInput` for a name
 * that is no safe relative path or comes twice, for too much, and for a file that changes meanwhile; `file` is its
 * place in the list, never its name.
 */
export async function sealEnvelope(
  envelope: EnvelopeToSeal,
  recipient: string,
  write: (chunk: Uint8Array) => void | Promise<void>,
): Promise<SealedEnvelope> {
  const descriptor = await describe(envelope);
  const encrypter = new Encrypter();
  encrypter.addRecipient(recipient);
  const plaintext = writeTar(tarFiles(envelope, descriptor), paddingOf(envelope.kind));
  const hash = sha256.create();
  let bytes = 0;
  for await (const chunk of readChunks(await encrypter.encrypt(toReadableStream(plaintext)))) {
    hash.update(chunk);
    bytes += chunk.length;
    await write(chunk);
  }
  return { sha256: bytesToHex(hash.digest()) as Sha256Hex, bytes };
}

function paddingOf(kind: EnvelopeKind): number {
  return kind === 'economic' ? economicPadding : 1;
}

async function describe({
  tender,
  lot,
  kind,
  supplier,
  bid,
  files,
}: EnvelopeToSeal): Promise<EnvelopeDescriptor> {
  const names = files.map(({ name }) => name.normalize('NFC'));
  const wrong = names.findIndex(
    (name, at) => !isEntryPath(name) || name === descriptorName || names.indexOf(name) !== at,
  );
  if (wrong !== -1) throw new DomainError('invalidInput', { member: 'name', file: wrong });
  if (files.length > envelopeLimits.files) throw new DomainError('invalidInput', { member: 'files' });
  const declared: EnvelopeFile[] = [];
  for (const [at, file] of files.entries()) {
    const source = new DigestingSource(file.content());
    declared.push({ name: names[at] ?? '', sha256: await source.drain(), bytes: source.bytes });
  }
  const total = declared.reduce((sum, { bytes }) => sum + bytes, 0);
  if (total > envelopeLimits.totalBytes) throw new DomainError('invalidInput', { member: 'bytes' });
  return { tender, lot, kind, supplier, bid, files: declared };
}

function tarFiles(envelope: EnvelopeToSeal, descriptor: EnvelopeDescriptor) {
  const text = new TextEncoder().encode(canonicalJson(descriptor));
  const files = descriptor.files.map((file, at) => ({
    name: file.name,
    size: file.bytes,
    content: () => unchanged(envelope.files[at] as FileToSeal, file, at),
  }));
  return [{ name: descriptorName, size: text.length, content: () => once(text) }, ...files];
}

/** A file saved again between the two readings would make an envelope that its own header refuses at the opening. */
async function* unchanged(
  file: FileToSeal,
  declared: EnvelopeFile,
  at: number,
): AsyncGenerator<Uint8Array, void> {
  const changed = (): DomainError => new DomainError('invalidInput', { member: 'content', file: at });
  const source = new DigestingSource(file.content());
  for await (const chunk of source) {
    if (source.bytes > declared.bytes) throw changed();
    yield chunk;
  }
  if ((await source.drain()) !== declared.sha256) throw changed();
}

// eslint-disable-next-line @typescript-eslint/require-await -- a source of one chunk
async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array, void> {
  yield bytes;
}
