import { Encrypter, generateX25519Identity, identityToRecipient } from 'age-encryption';
import { expect } from 'chai';
import { sha256Hex } from '../../../domain/ledger/sha256.js';
import type { EnvelopePlace } from '../../../domain/sealing/envelope-descriptor.js';
import { unwrapFileKey } from '../../../domain/sealing/file-key.js';
import {
  openEnvelope,
  type EnvelopeOpening,
  type ReceiveFile,
} from '../../../domain/sealing/open-envelope.js';
import { sealEnvelope, type FileToSeal } from '../../../domain/sealing/seal-envelope.js';

export const place = {
  tender: 'tender-1',
  lot: 'LOT-0001',
  kind: 'technical',
  supplier: 'alfa',
  bid: 'bid-alfa',
} as unknown as EnvelopePlace;

export interface Keys {
  readonly identity: string;
  readonly recipient: string;
}

export async function makeKeys(): Promise<Keys> {
  const identity = await generateX25519Identity();
  return { identity, recipient: await identityToRecipient(identity) };
}

export async function* inChunks(bytes: Uint8Array, size = 1000): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield await Promise.resolve(bytes.subarray(at, at + size));
}

export function file(name: string, content: string | Uint8Array): FileToSeal {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  return { name, content: () => inChunks(bytes, 7000) };
}

/** The whole ciphertext in memory. */
export async function seal(
  files: readonly FileToSeal[],
  recipient: string,
  at: EnvelopePlace = place,
): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  const sealed = await sealEnvelope({ ...at, files }, recipient, (chunk) => void chunks.push(chunk));
  const ciphertext = Uint8Array.from(Buffer.concat(chunks));
  expect(sealed).to.deep.equal({ sha256: sha256Hex(ciphertext), bytes: ciphertext.length });
  return ciphertext;
}

/** Any plaintext in an age file: what a client other than ours may have made. */
export async function sealRaw(plaintext: Uint8Array, recipient: string): Promise<Uint8Array> {
  const encrypter = new Encrypter();
  encrypter.addRecipient(recipient);
  return encrypter.encrypt(plaintext);
}

/** Unwraps and opens as the service does, for a receipt that says what was uploaded. */
export async function open(
  ciphertext: Uint8Array,
  identity: string,
  options: { at?: EnvelopePlace; receive?: ReceiveFile; fileKey?: Uint8Array } = {},
): Promise<EnvelopeOpening> {
  const unwrapped = await unwrapFileKey(ciphertext, identity);
  const fileKey =
    options.fileKey ?? (unwrapped.ok ? unwrapped.fileKey : expect.fail('the key does not open it'));
  const received = { sha256: sha256Hex(ciphertext), bytes: ciphertext.length };
  return openEnvelope(
    inChunks(ciphertext),
    fileKey,
    { ...(options.at ?? place), ...received },
    options.receive,
  );
}
