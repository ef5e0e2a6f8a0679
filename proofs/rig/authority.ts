import { z } from 'zod';
import { isPartitaIva } from '../../domain/identifiers/partita-iva.js';
import type { SupplierId } from '../../domain/types.js';
import { administratorHandle } from './identity-issuer.js';
import type { Person, ProvingGround } from './proving-ground.js';

export const authorityId = 'proof';

/** A person of a supplier, who bids for it. */
export interface SupplierPerson extends Person {
  readonly supplier: SupplierId;
}

export const custodianHandles = ['custodian1', 'custodian2', 'custodian3'] as const;
/** Who plays a part in the proofs' tenders, by handle. */
export const staffHandles = [
  'rup',
  'organ',
  'seggio',
  'commissioner1',
  ...custodianHandles,
  'auditor',
] as const;

const meSchema = z.object({
  supplier: z
    .union([z.string(), z.object({ id: z.string() }).transform(({ id }) => id)])
    .nullable()
    .transform((id) => id as SupplierId | null),
});

/** The administrator registers the authority, its officer and its manager; the others are known once they have signed in. */
export async function registerAuthority(ground: ProvingGround): Promise<void> {
  await Promise.all(staffHandles.map((handle) => ground.person(handle).client.get('/me', meSchema)));
  const { client: admin } = ground.person(administratorHandle);
  const path = `/authorities/${authorityId}`;
  await admin.put(path, z.unknown(), { body: { name: 'Autorità delle prove' } });
  await admin.put(`${path}/people/rup`, z.unknown(), { body: { roles: ['officer'] } });
  await admin.put(`${path}/people/organ`, z.unknown(), { body: { roles: ['manager'] } });
}

/** `count` suppliers of one person each; those that are there already are taken as they are. */
export async function registerSuppliers(ground: ProvingGround, count: number): Promise<SupplierPerson[]> {
  const suppliers: SupplierPerson[] = [];
  for (let number = 1; number <= count; number += 1) {
    suppliers.push(await registerSupplier(ground, number));
  }
  return suppliers;
}

async function registerSupplier(ground: ProvingGround, number: number): Promise<SupplierPerson> {
  const person = ground.person(`supplier${number}`);
  const before = await person.client.get('/me', meSchema);
  if (before.supplier) return { ...person, supplier: before.supplier };
  const body = { name: `Fornitore ${number} S.r.l.`, fiscalCode: inventedPartitaIva(number) };
  await person.client.post('/suppliers', z.unknown(), { body });
  const { supplier } = await person.client.get('/me', meSchema);
  if (!supplier) throw new Error(`${person.handle} has no supplier`);
  return { ...person, supplier };
}

/** Of the number, one of ten last digits is the check digit; no office has issued numbers that begin with 99. */
function inventedPartitaIva(number: number): string {
  const body = `99${String(number).padStart(8, '0')}`;
  const found = [...'0123456789'].map((digit) => body + digit).find(isPartitaIva);
  if (!found) throw new Error(`${body} has no check digit`);
  return found;
}
