import { randomUUID } from 'node:crypto';
import { upload } from '../../demo/client/tus-upload.js';
import { keyRefsOf, findKey } from '../../domain/sealing/manifest.js';
import { sealEnvelope, type FileToSeal } from '../../domain/sealing/seal-envelope.js';
import type { BidId, EnvelopeKind, LotId } from '../../domain/types.js';
import type { SupplierPerson } from './authority.js';
import type { ProofTender } from './tender.js';

export interface NamedEnvelope {
  readonly kind: EnvelopeKind;
  readonly lot: LotId | null;
  readonly sha256: string;
  readonly bytes: number;
}

export interface BidFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export type FilesOf = (kind: EnvelopeKind, lot: LotId | null) => readonly BidFile[];

/** A supplier with what it has uploaded and the bid that it will commit. */
export interface PreparedBid {
  readonly by: SupplierPerson;
  readonly bid: BidId;
  readonly envelopes: readonly NamedEnvelope[];
  /** The sealed files, as the supplier keeps them. */
  readonly ciphertexts: readonly Uint8Array[];
}

/** `bando-offer/1` of one lot. */
export function offerFile(lot: LotId | null, discountPercent: string, priceCents: number): BidFile {
  const offer = { lot, discountPercent, priceCents, labourCostCents: 1_000, safetyCostCents: 100 };
  return { name: 'offer.json', bytes: Buffer.from(JSON.stringify({ format: 'bando-offer/1', ...offer })) };
}

/** One small file in every envelope, and a discount of ten per cent on a base of one million. */
export const plainFiles: FilesOf = (kind, lot) =>
  kind === 'economic'
    ? [offerFile(lot, '10.00', 90_000_000)]
    : [{ name: `${kind}.txt`, bytes: Buffer.from(`${kind} ${randomUUID()}`) }];

/** Seals one envelope for each key of the tender and uploads it; nothing is committed yet. */
export async function prepareBid(
  by: SupplierPerson,
  { id: tender, lots, custody: { manifest } }: ProofTender,
  filesOf: FilesOf = plainFiles,
  bid = randomUUID() as BidId,
): Promise<PreparedBid> {
  const envelopes: NamedEnvelope[] = [];
  const ciphertexts: Uint8Array[] = [];
  for (const { kind, lot } of keyRefsOf(lots)) {
    const key = findKey(manifest, kind, lot);
    if (!key) throw new Error(`the manifest has no key for ${kind} ${lot}`);
    const files = filesOf(kind, lot).map(toFileToSeal);
    const place = { tender, kind, lot, supplier: by.supplier, bid };
    const chunks: Uint8Array[] = [];
    await sealEnvelope({ ...place, files }, key.recipient, (chunk) => void chunks.push(chunk));
    const ciphertext = Buffer.concat(chunks);
    const { sha256, bytes } = await upload(by.client, ciphertext);
    envelopes.push({ kind, lot, sha256, bytes });
    ciphertexts.push(ciphertext);
  }
  return { by, bid, envelopes, ciphertexts };
}

function toFileToSeal({ name, bytes }: BidFile): FileToSeal {
  return {
    name,
    content: async function* () {
      yield await Promise.resolve(bytes);
    },
  };
}

/** Prepares one bid for each supplier, a few at a time. */
export async function prepareBids(
  suppliers: readonly SupplierPerson[],
  tender: ProofTender,
  filesOf?: FilesOf,
): Promise<PreparedBid[]> {
  const prepared: PreparedBid[] = [];
  const atOnce = 8;
  for (let at = 0; at < suppliers.length; at += atOnce) {
    const some = suppliers.slice(at, at + atOnce);
    prepared.push(...(await Promise.all(some.map((supplier) => prepareBid(supplier, tender, filesOf)))));
  }
  return prepared;
}

export function commitBid(tender: ProofTender, { by, bid, envelopes }: PreparedBid): Promise<string> {
  return by.client.revise(tender.id, bid, { revision: 1, action: 'commit', envelopes });
}
