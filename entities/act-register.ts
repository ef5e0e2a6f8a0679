import type { EntityManager } from 'typeorm';
import { DomainError } from '../domain/errors.js';
import type { CommandEnvelope } from '../domain/tender/commands.js';
import type { ActReference } from '../domain/tender/act.js';
import type { Instant } from '../domain/types.js';

/**
 * Gives the command's act its number in the authority's register of the year (protocollo). Simulations number apart.
 * @returns the refusal `actUnknown` when no signed act of this tender has the id and digest that the command names.
 */
export async function registerAct(
  manager: EntityManager,
  envelope: CommandEnvelope,
  now: Instant,
): Promise<DomainError | undefined> {
  const act = actOf(envelope);
  if (!act) return undefined;
  const [draft] = await manager.query<{ register: string }[]>(
    `SELECT d.authority || CASE WHEN (d.content->>'simulation')::boolean THEN '/simulation' ELSE '' END AS register
     FROM acts a JOIN drafts d ON d.id = a.tender WHERE a.id = $1 AND a.digest = $2 AND a.tender = $3`,
    [act.id, act.digest, envelope.tender],
  );
  if (!draft) return new DomainError('actUnknown', { act: act.id });
  const year = Number(now.slice(0, 4));
  // Numbers without gaps need one writer at a time; the tender's lock always comes first, so nobody waits in a ring.
  await manager.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 1))', [`${draft.register}/${year}`]);
  await manager.query(
    `INSERT INTO act_register (authority, year, number, act, registered_at)
     SELECT $1, $2, coalesce(max(number), 0) + 1, $3, $4 FROM act_register WHERE authority = $1 AND year = $2`,
    [draft.register, year, act.id, now],
  );
  return undefined;
}

function actOf({ command }: CommandEnvelope): ActReference | undefined {
  return 'act' in command.data ? command.data.act : undefined;
}
