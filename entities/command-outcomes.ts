import type { EntityManager } from 'typeorm';
import { DomainError } from '../domain/errors.js';
import type { CommandEnvelope } from '../domain/tender/commands.js';
import type { CommandOutcome } from '../domain/tender/outcome.js';

/** The stored answer to a command id, if it is known. Throws `idempotencyKeyReused` for the same id with another body. */
export async function findOutcome(
  manager: Pick<EntityManager, 'query'>,
  { id, bodyDigest }: Pick<CommandEnvelope, 'id' | 'bodyDigest'>,
): Promise<CommandOutcome | undefined> {
  const [row] = await manager.query<{ outcome: CommandOutcome; body_digest: string }[]>(
    'SELECT outcome, body_digest FROM commands WHERE id = $1',
    [id],
  );
  if (row && row.body_digest !== bodyDigest) throw new DomainError('idempotencyKeyReused', { command: id });
  return row?.outcome;
}

export async function storeOutcome(
  manager: EntityManager,
  envelope: CommandEnvelope,
  outcome: CommandOutcome,
): Promise<void> {
  const { id, tender, command, actor, bodyDigest } = envelope;
  await manager.query(
    `INSERT INTO commands (id, tender, type, person, role, body_digest, outcome) VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    [id, tender, command.type, actor.person, actor.role, bodyDigest, JSON.stringify(outcome)],
  );
}
