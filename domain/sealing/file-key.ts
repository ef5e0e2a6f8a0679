import { Decrypter } from 'age-encryption';
import { bytesToHex } from '@noble/hashes/utils.js';

export type Unwrapping =
  | { readonly ok: true; readonly fileKey: Uint8Array }
  | { readonly ok: false; readonly refused: 'envelopeNotForThisKey' };

export type FileKeyUnwrapper = (header: Uint8Array) => Promise<Unwrapping>;

const fileKeyBytes = 16;

/**
 * Unwraps file keys with one tender key: 500 headers take half a second. A header that the key does not open is an
 * outcome, minuted with its reason: it never stops the others.
 */
export function fileKeyUnwrapper(identity: string): FileKeyUnwrapper {
  const decrypter = new Decrypter();
  decrypter.addIdentity(identity);
  return async (header) => {
    try {
      return { ok: true, fileKey: await decrypter.decryptHeader(header) };
    } catch {
      return { ok: false, refused: 'envelopeNotForThisKey' };
    }
  };
}

/** One header: what `inspectAgeHeader` gave, or the first bytes of the file that contain it. */
export async function unwrapFileKey(header: Uint8Array, identity: string): Promise<Unwrapping> {
  return fileKeyUnwrapper(identity)(header);
}

/**
 * The groups of envelopes that share a file key: age draws one for each file, so all but one are copies. Which one
 * is the original its own header says, not the order of arrival: a copy may have been filed first.
 */
export function repeatedFileKeys<Id>(fileKeys: Iterable<readonly [Id, Uint8Array]>): Id[][] {
  const groups = new Map<string, Id[]>();
  for (const [id, fileKey] of fileKeys) {
    const hex = bytesToHex(fileKey);
    groups.set(hex, [...(groups.get(hex) ?? []), id]);
  }
  return [...groups.values()].filter((group) => group.length > 1);
}

/**
 * The plaintext of an age file whose file key is known. Header, order and end are authenticated as it streams: a
 * changed or truncated file makes the stream fail, after plaintext that was right.
 */
export async function decryptWithFileKey(
  ciphertext: ReadableStream<Uint8Array>,
  fileKey: Uint8Array,
): Promise<ReadableStream<Uint8Array>> {
  if (fileKey.length !== fileKeyBytes) throw new RangeError(`a file key has ${fileKeyBytes} bytes`);
  const decrypter = new Decrypter();
  decrypter.addIdentity({ unwrapFileKey: () => fileKey });
  return decrypter.decrypt(ciphertext);
}
