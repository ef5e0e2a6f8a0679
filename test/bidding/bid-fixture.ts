import { randomBytes, randomUUID } from 'node:crypto';
import { exportJWK, generateKeyPair, type JWK } from 'jose';
import type { DataSource } from 'typeorm';
import { BidCommitting, type Bidder, type BidRequest } from '../../application/bidding/commit-bid.js';
import { PublishedKeys } from '../../application/custody/published-keys.js';
import { ReceiptIssuer } from '../../application/bidding/receipt-issuer.js';
import { DomainError } from '../../domain/errors.js';
import type { NamedEnvelope } from '../../domain/sealing/bid-envelopes.js';
import type { BidId, LotId, Sha256Hex, TenderId } from '../../domain/types.js';
import { UploadStore } from '../../entities/stores/upload-store.js';

export const issuer = 'https://bando.example';

export async function makeReceiptKey(): Promise<JWK> {
  return exportJWK((await generateKeyPair('EdDSA', { extractable: true })).privateKey);
}

export function makeCommitting(dataSource: DataSource, key: JWK): BidCommitting {
  return new BidCommitting(dataSource, new PublishedKeys(dataSource), new ReceiptIssuer(issuer, key));
}

/** Complete uploads of one bid, as rows only: their bytes are not looked at before an opening. */
export async function uploadBid(
  dataSource: DataSource,
  { supplier }: Bidder,
  lots: readonly LotId[],
): Promise<NamedEnvelope[]> {
  const places = [
    { kind: 'administrative' as const, lot: null },
    ...lots.flatMap((lot) => [
      { kind: 'technical' as const, lot },
      { kind: 'economic' as const, lot },
    ]),
  ];
  const envelopes = places.map((place) => ({
    ...place,
    sha256: randomBytes(32).toString('hex') as Sha256Hex,
    bytes: 1000,
  }));
  const store = new UploadStore(dataSource);
  for (const { sha256, bytes } of envelopes) {
    await store.complete({ id: randomBytes(16).toString('hex'), supplier, bytes, sha256 });
  }
  return envelopes;
}

export function firstCommit(tender: TenderId, envelopes: readonly NamedEnvelope[]): BidRequest {
  return { tender, bid: randomUUID() as BidId, revision: 1, action: 'commit', envelopes };
}

/** The code of a refusal; `none` when nothing was refused, and what else is thrown comes through. */
export async function codeOf(work: Promise<unknown>): Promise<string> {
  try {
    await work;
    return 'none';
  } catch (error) {
    if (error instanceof DomainError) return error.code;
    throw error;
  }
}
