import { z } from 'zod';
import type { SupplierId } from '../../domain/types.js';
import { Problem } from '../client/api-client.js';
import type { Fixture } from '../fixture.js';
import type { Bidder, People, Person } from '../people.js';
import type { Cast } from '../rehearsal.js';

export const demoAuthority = 'ars-demo';

const supplierSchema = z.object({ supplier: z.unknown() });
const ownSupplierSchema = z.object({
  supplier: z
    .union([z.string(), z.object({ id: z.string() }).transform(({ id }) => id)])
    .nullable()
    .transform((id) => id as SupplierId | null),
});

const numbered = (handle: string, count: number): string[] =>
  Array.from({ length: count }, (_, at) => `${handle}${at + 1}`);

/** Everyone signs in; the administrator registers the authority and its people, the suppliers register themselves. */
export async function gatherPeople(people: People, fixture: Fixture): Promise<Cast> {
  const { custodians, commissioners } = fixture.tender;
  const admin = await people.get('admin');
  const [rup, organ, seggio] = await people.getAll(['rup', 'organ', 'seggio']);
  if (!rup || !organ || !seggio) throw new Error('the authority has no people');
  await registerAuthority(admin, fixture.tender.authority.name, rup, organ);
  return {
    administrator: admin,
    rup,
    organ,
    seggio,
    commissioners: await people.getAll(numbered('commissioner', commissioners)),
    custodians: await people.getAll(numbered('custodian', custodians.n)),
    bidders: await Promise.all(
      fixture.suppliers.map(async ({ id, name }, at) => registerSupplier(await people.get(id), name, at + 1)),
    ),
  };
}

async function registerAuthority(admin: Person, name: string, rup: Person, organ: Person): Promise<void> {
  const path = `/authorities/${demoAuthority}`;
  await admin.client.put(path, z.unknown(), { body: { name } });
  await admin.client.put(`${path}/people/${rup.id}`, z.unknown(), { body: { roles: ['officer'] } });
  await admin.client.put(`${path}/people/${organ.id}`, z.unknown(), { body: { roles: ['manager'] } });
}

/** A firm that is already known, from an earlier run, is the person's own: the platform tells which. */
async function registerSupplier(person: Person, firm: string, number: number): Promise<Bidder> {
  const fiscalCode = inventedPartitaIva(number);
  const before = await person.client.get('/me', ownSupplierSchema);
  if (!before.supplier) {
    try {
      await person.client.post('/suppliers', supplierSchema.partial(), {
        body: { name: firm, fiscalCode },
      });
    } catch (error) {
      if (!(error instanceof Problem && error.status === 409)) throw error;
    }
  }
  const { supplier } = await person.client.get('/me', ownSupplierSchema);
  if (!supplier) throw new Error(`${person.handle} has no supplier`);
  return { ...person, supplier, firm, fiscalCode };
}

/** No office has issued numbers that begin with 99; the last digit is the check digit (d.P.R. 633/1972 art. 35). */
function inventedPartitaIva(number: number): string {
  const body = `99${String(number).padStart(5, '0')}072`;
  const sum = [...body].reduce((all, digit, at) => {
    const value = Number(digit) * (at % 2 === 0 ? 1 : 2);
    return all + (value > 9 ? value - 9 : value);
  }, 0);
  return `${body}${(10 - (sum % 10)) % 10}`;
}
