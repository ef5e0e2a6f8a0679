import { DomainError } from '../../domain/errors.js';
import type { PersonId, Sha256Hex, TenderId } from '../../domain/types.js';
import { firstRowOf, type Queryable } from './queryable.js';

export interface AnsweredWrite {
  readonly id: Sha256Hex;
  readonly tender: TenderId;
  readonly type: string;
  readonly person: PersonId;
  readonly role: string;
  readonly bodyDigest: Sha256Hex;
}

/**
 * Remembers, in the caller's transaction, a write that may be sent twice. True the first time; a second one, waiting for
 * the first where both come at once, must carry the same body, else `idempotencyKeyReused`.
 */
export async function answerOnce(db: Queryable, write: AnsweredWrite): Promise<boolean> {
  const { id, tender, type, person, role, bodyDigest } = write;
  const inserted = await firstRowOf(
    db,
    `INSERT INTO commands (id, tender, type, person, role, body_digest, outcome)
     VALUES ($1, $2, $3, $4, $5, $6,
       jsonb_build_object('status', 'accepted', 'version', 0, 'at', iso(clock_timestamp())))
     ON CONFLICT (id) DO NOTHING RETURNING id`,
    [id, tender, type, person, role, bodyDigest],
  );
  if (inserted) return true;
  const known = await firstRowOf<{ bodyDigest: Sha256Hex }>(
    db,
    'SELECT body_digest AS "bodyDigest" FROM commands WHERE id = $1',
    [id],
  );
  if (known?.bodyDigest !== bodyDigest) throw new DomainError('idempotencyKeyReused');
  return false;
}
