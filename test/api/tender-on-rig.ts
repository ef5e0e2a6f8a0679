import type { TenderDraft } from '../../domain/tender/draft.js';
import type { TenderId } from '../../domain/types.js';
import { TenderRecord } from '../../entities/record.js';
import { completeDraft } from '../domain/tender/complete-draft.js';
import { envelopeOf, insertCustody } from '../entities/tender-fixture.js';
import { administrator, type Rig } from './rig.js';

/** Who plays which part in the tenders of these tests. */
export const cast = {
  officer: 'olga',
  manager: 'mario',
  auditor: 'aldo',
  rup: 'rita',
  awardOrgan: 'carla',
  seggio: 'sergio',
  custodians: ['caio', 'cino', 'ciro'],
  commissioners: ['mara', 'mina', 'moro'],
  supplierPerson: 'alfa',
  stranger: 'nina',
} as const;

const people = [
  ...Object.values(cast).flatMap((value) => (typeof value === 'string' ? [value] : [...value])),
];

export const authority = 'ars';

/** The authority, its people and one supplier; every person has called once, so that he exists. */
export async function populate(rig: Rig): Promise<void> {
  for (const person of [...people, administrator]) await rig.get('/me', person);
  const asAdministrator = { as: administrator };
  await rig.send('put', `/authorities/${authority}`, { ...asAdministrator, body: { name: 'Agenzia' } });
  for (const role of ['officer', 'manager', 'auditor'] as const) {
    const path = `/authorities/${authority}/people/${cast[role]}`;
    const answer = await rig.send('put', path, { ...asAdministrator, body: { roles: [role] } });
    if (answer.status !== 204) throw new Error(answer.text);
  }
  const supplier = { name: 'Telesalute Murgia S.r.l.', fiscalCode: '01234567897' };
  await rig.send('post', '/suppliers', { as: cast.supplierPerson, body: supplier });
}

export function draftBody(change: Partial<TenderDraft> = {}): TenderDraft {
  return completeDraft({ custody: { k: 2, n: 3 }, ...change });
}

export const assignments = [
  { person: cast.rup, role: 'rup' },
  { person: cast.awardOrgan, role: 'awardOrgan' },
  { person: cast.seggio, role: 'seggio' },
  ...cast.custodians.map((person) => ({ person, role: 'custodian' })),
];

export async function makeDraft(rig: Rig, change: Partial<TenderDraft> = {}): Promise<TenderId> {
  const made = await rig.send('post', '/drafts', { as: cast.officer, body: draftBody(change) });
  if (made.status !== 201) throw new Error(made.text);
  const { id } = made.body as { id: TenderId };
  const put = await rig.send('put', `/drafts/${id}/roles`, { as: cast.officer, body: { assignments } });
  if (put.status !== 200) throw new Error(put.text);
  return id;
}

export async function launch(rig: Rig, change: Partial<TenderDraft> = {}): Promise<TenderId> {
  const id = await makeDraft(rig, change);
  await command(rig, id, 'adoptDecision', cast.awardOrgan, {});
  return id;
}

/** Published and open for bids. */
export async function publish(rig: Rig, change: Partial<TenderDraft> = {}): Promise<TenderId> {
  const id = await launch(rig, change);
  await publishLaunched(rig, id);
  return id;
}

export async function publishLaunched(rig: Rig, id: TenderId): Promise<void> {
  await insertCustody(rig.dataSource, id);
  await command(rig, id, 'publishTender', cast.rup, {});
  const confirmed = envelopeOf(id, 'engine', 'confirmPublication', { channel: 'profile' });
  await new TenderRecord(rig.dataSource).record({ tender: id, envelope: confirmed, seenVersion: 0 });
}

export async function command(
  rig: Rig,
  id: TenderId,
  name: string,
  as: string,
  fields: object,
): Promise<Record<string, unknown>> {
  const body = { reasons: 'Come da relazione istruttoria.', ...fields };
  const answer = await rig.send('post', `/tenders/${id}/commands/${name}`, { as, body });
  if (answer.status !== 200) throw new Error(`${name}: ${answer.text}`);
  return answer.body as Record<string, unknown>;
}
