import { z } from 'zod';
import { openSharePackage, type SharePackage } from '../domain/sealing/share-package.js';
import { envelopeKinds, type LotId, type Sha256Hex, type TenderId } from '../domain/types.js';
import { pathTo, type Api } from './api.js';

const sharesSchema = z.object({
  shares: z.array(
    z.object({
      kind: z.enum(envelopeKinds),
      lot: z.string().nullable(),
      index: z.int(),
      sealed: z.string(),
      commitment: z.string(),
      recipient: z.string(),
    }),
  ),
});

export type OwnShare = z.infer<typeof sharesSchema>['shares'][number];

/** The sealed packages of the custodian who asks. */
export async function fetchOwnShares(api: Api, tender: TenderId): Promise<OwnShare[]> {
  return (await api.get(`${pathTo('tenders', tender)}/shares`, sharesSchema)).shares;
}

/** Opens one package here and holds it against everything that the service says of it. */
export function openOwnShare(tender: TenderId, share: OwnShare, identity: string): Promise<SharePackage> {
  const { kind, index, recipient } = share;
  return openSharePackage(share.sealed, identity, {
    tender,
    kind,
    lot: share.lot as LotId | null,
    index,
    recipient,
    commitment: share.commitment as Sha256Hex,
  });
}
