import { isIdentifier, isJsonObject, isNonNegativeInteger } from '../ledger/json-shape.js';
import { isSha256Hex } from '../ledger/sha256.js';
import {
  envelopeKinds,
  type BidId,
  type EnvelopeKind,
  type LotId,
  type Sha256Hex,
  type SupplierId,
  type TenderId,
} from '../types.js';
import { isEntryPath } from './entry-path.js';

/** The first entry of every envelope. */
export const descriptorName = 'bando-envelope.json';
const descriptorFormat = 'bando-envelope/1';

/** Bounds on what a stranger's archive may make us read. */
export const envelopeLimits = {
  files: 500,
  /** Room for 500 files with names of the full length. */
  descriptorBytes: 512 * 1024,
  /** The plaintext of one envelope, all files together. */
  totalBytes: 4 * 1024 ** 3,
} as const;

/** Whose envelope it is and for what: the same in the commit, the receipt and the header inside. */
export interface EnvelopePlace {
  readonly tender: TenderId;
  /** Null for the administrative envelope. */
  readonly lot: LotId | null;
  readonly kind: EnvelopeKind;
  readonly supplier: SupplierId;
  readonly bid: BidId;
}

export interface EnvelopeFile {
  /** A relative path with `/`, in NFC. */
  readonly name: string;
  readonly bytes: number;
  readonly sha256: Sha256Hex;
}

/** `bando-envelope/1`. */
export interface EnvelopeDescriptor extends EnvelopePlace {
  readonly files: readonly EnvelopeFile[];
}

/**
 * Reads a descriptor that may have been written by hand: members that we do not know are ignored, digests may be in
 * capitals, names in any normal form. Gives undefined for what is no `bando-envelope/1`.
 */
export function parseDescriptor(text: Uint8Array): EnvelopeDescriptor | undefined {
  const value = parseJson(text);
  if (!isJsonObject(value) || (value.format ?? descriptorFormat) !== descriptorFormat) return undefined;
  const { tender, lot = null, kind, supplier, bid, files } = value;
  if (![tender, supplier, bid].every(isIdentifier) || !(lot === null || isIdentifier(lot))) return undefined;
  if (!envelopeKinds.includes(kind as EnvelopeKind) || !Array.isArray(files)) return undefined;
  const parsed = files.slice(0, envelopeLimits.files + 1).map(parseFile);
  if (parsed.some((file) => file === undefined)) return undefined;
  return { tender, lot, kind, supplier, bid, files: parsed } as EnvelopeDescriptor;
}

function parseFile(value: unknown): EnvelopeFile | undefined {
  if (!isJsonObject(value) || typeof value.name !== 'string' || typeof value.sha256 !== 'string')
    return undefined;
  const name = value.name.replace(/^\.\//, '').normalize('NFC');
  const sha256 = value.sha256.toLowerCase();
  if (!isEntryPath(name) || name === descriptorName || !isSha256Hex(sha256)) return undefined;
  return isNonNegativeInteger(value.bytes) ? { name, bytes: value.bytes, sha256 } : undefined;
}

function parseJson(text: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(text));
  } catch {
    return undefined;
  }
}
