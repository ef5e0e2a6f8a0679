import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import { z } from 'zod';
import { keyRefsOf, makeManifest, type KeyRef, type KeysManifest } from '../../domain/sealing/manifest.js';
import { openSharePackage, shareBytesOf, type SharePackage } from '../../domain/sealing/share-package.js';
import { combineShares } from '../../domain/sealing/tender-key.js';
import type { EnvelopeKind, LotId, PersonId, Sha256Hex, TenderId } from '../../domain/types.js';
import { custodianHandles } from './authority.js';
import type { ProvingGround } from './proving-ground.js';

export const threshold = { k: 2, n: custodianHandles.length } as const;

const custodySchema = z.object({
  notBefore: z.string(),
  lots: z.array(z.string()),
  custodians: z.array(z.object({ person: z.string(), recipient: z.string() })),
});
const sharesSchema = z.object({
  shares: z.array(
    z.object({
      kind: z.enum(['administrative', 'technical', 'economic']),
      lot: z.string().nullable(),
      index: z.int(),
      sealed: z.string(),
      commitment: z.string(),
      recipient: z.string(),
    }),
  ),
});

/** A custodian's client: its identity never leaves it. */
export interface Custodian {
  readonly handle: string;
  readonly identity: string;
  readonly shares: SharePackage[];
}

/** Keys of one tender as the clients of its people hold them. */
export interface TenderCustody {
  readonly manifest: KeysManifest;
  readonly custodians: readonly Custodian[];
}

/** By custodian; settled once the platform knows the recipient, so whoever waits for one may rely on it. */
const identities = new Map<string, Promise<string>>();

/** Custodians enrol, the RUP's client makes and splits the keys, every custodian opens his packages and says so. */
export async function takeCustody(ground: ProvingGround, tender: TenderId): Promise<TenderCustody> {
  const custodians = await Promise.all(custodianHandles.map((handle) => enrol(ground, handle)));
  const manifest = await makeKeys(ground, tender);
  await Promise.all(custodians.map((custodian) => acknowledge(ground, tender, custodian)));
  return { manifest, custodians };
}

async function enrol(ground: ProvingGround, handle: string): Promise<Custodian> {
  const enrolled = identities.get(handle) ?? enrolNew(ground, handle);
  identities.set(handle, enrolled);
  return { handle, identity: await enrolled, shares: [] };
}

async function enrolNew(ground: ProvingGround, handle: string): Promise<string> {
  const identity = await generateX25519Identity();
  const recipient = await identityToRecipient(identity);
  await ground.person(handle).client.put('/me/custodian-recipient', z.unknown(), { body: { recipient } });
  return identity;
}

async function makeKeys(ground: ProvingGround, tender: TenderId): Promise<KeysManifest> {
  const { client } = ground.person('rup');
  const { notBefore, lots, custodians } = await client.get(`/tenders/${tender}/custody`, custodySchema);
  const manifest = await makeManifest({
    tender,
    notBefore,
    ...threshold,
    keyRefs: keyRefsOf(lots as LotId[]),
    custodians: custodians.map(({ person, recipient }) => ({ custodian: person as PersonId, recipient })),
  });
  await client.put(`/tenders/${tender}/manifest`, z.unknown(), { body: manifest });
  return manifest;
}

async function acknowledge(ground: ProvingGround, tender: TenderId, custodian: Custodian): Promise<void> {
  const { client } = ground.person(custodian.handle);
  const { shares } = await client.get(`/tenders/${tender}/shares`, sharesSchema);
  for (const { sealed, commitment, kind, lot, index, recipient } of shares) {
    const expected = { tender, kind, lot: lot as LotId | null, index, recipient };
    const checked = { ...expected, commitment: commitment as Sha256Hex };
    custodian.shares.push(await openSharePackage(sealed, custodian.identity, checked));
  }
  const commitments = shares.map(({ commitment }) => commitment);
  await client.post(`/tenders/${tender}/shares/acknowledgements`, z.unknown(), { body: { commitments } });
}

function sharesOf({ custodians }: TenderCustody, { kind, lot }: KeyRef): SharePackage[] {
  return custodians.flatMap(({ shares }) => shares.filter((own) => own.kind === kind && own.lot === lot));
}

/** What no process of the platform may ever hold before the k-th share: the key itself, from the clients' shares. */
export function recoverKey(custody: TenderCustody, key: KeyRef & { recipient: string }): Promise<Uint8Array> {
  const shares = sharesOf(custody, key).slice(0, threshold.k).map(shareBytesOf);
  return combineShares(shares, key.recipient);
}

/** The k custodians release their shares of one key, one after the other; the last one opens it. */
export async function releaseKey(
  ground: ProvingGround,
  tender: TenderId,
  custody: TenderCustody,
  kind: EnvelopeKind,
  lot: LotId | null,
): Promise<void> {
  const path = `/tenders/${tender}/keys/${kind}/${lot ?? '-'}/shares`;
  for (const { handle, shares } of custody.custodians.slice(0, threshold.k)) {
    const body = shares.find((own) => own.kind === kind && own.lot === lot);
    await ground.person(handle).client.post(path, z.unknown(), { body });
  }
}
