import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { saltedDigest } from '../../domain/ledger/salted-digest.js';
import type { CommandData, CommandEnvelope, CommandType, Role } from '../../domain/tender/commands.js';
import type { TenderDraft } from '../../domain/tender/draft.js';
import type { ActReference } from '../../domain/tender/act.js';
import type { PersonId, Sha256Hex, TenderId } from '../../domain/types.js';
import { draft, facts } from '../domain/tender/rehearsal.js';

/** A draft with its roles, ready to be launched. */
export async function insertDraft(
  dataSource: DataSource,
  change: Partial<TenderDraft> = {},
): Promise<TenderId> {
  const id = randomUUID() as TenderId;
  const content = { ...draft, ...change };
  await dataSource.query('INSERT INTO authorities VALUES ($1, $1) ON CONFLICT DO NOTHING', [
    content.authority,
  ]);
  await dataSource.query(
    "INSERT INTO drafts (id, authority, content, created_by) VALUES ($1, $2, $3, 'rup')",
    [id, content.authority, JSON.stringify(content)],
  );
  for (const { person, role } of facts.roles) {
    await dataSource.query('INSERT INTO tender_roles VALUES ($1, $2, $3)', [id, person, role]);
  }
  return id;
}

/** Keys in custody as the record sees them: a manifest for the deadline, every share acknowledged. */
export async function insertCustody(dataSource: DataSource, tender: TenderId): Promise<void> {
  await dataSource.query(
    `INSERT INTO manifests (tender, body, fingerprint, made_by)
     SELECT id, jsonb_build_object('notBefore', state->>'submissionDeadline'), repeat('1', 64), 'rup'
     FROM tenders WHERE id = $1`,
    [tender],
  );
  await dataSource.query(
    `INSERT INTO key_shares (tender, kind, lot, index, custodian, commitment, acknowledged_at)
     SELECT $1, 'administrative', '-', n, 'c' || n, repeat('2', 64), now() FROM generate_series(1, 3) n`,
    [tender],
  );
}

export async function insertAct(dataSource: DataSource, tender: TenderId): Promise<ActReference> {
  const id = randomUUID();
  const salt = randomBytes(32).toString('hex');
  const content = { reasons: 'come da relazione istruttoria' };
  const digest = saltedDigest(salt, content);
  await dataSource.query(
    `INSERT INTO acts (id, tender, command, content, salt, digest, author, role, signature)
     VALUES ($1, $2, 'test', $3, $4, $5, 'rup', 'rup', 'jws')`,
    [id, tender, JSON.stringify(content), salt, digest],
  );
  return { id, digest };
}

export function envelopeOf<T extends CommandType>(
  tender: TenderId,
  role: Role,
  type: T,
  data: CommandData[T],
  key: string = randomUUID(),
): CommandEnvelope {
  const hash = (text: string) => createHash('sha256').update(text).digest('hex') as Sha256Hex;
  return {
    id: hash(`${role}/${tender}/${key}`),
    tender,
    actor: { person: role === 'engine' ? null : (role as string as PersonId), role },
    bodyDigest: hash(JSON.stringify([type, data])),
    command: { type, data } as unknown as CommandEnvelope['command'],
  };
}
