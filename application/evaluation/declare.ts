import type { DataSource } from 'typeorm';
import { DomainError } from '../../domain/errors.js';
import type { DeclarationStage } from '../../domain/tender/evaluation/facts.js';
import type { PersonId, TenderId } from '../../domain/types.js';
import { firstRowOf, rowsOf, type Queryable } from '../../entities/stores/queryable.js';
import { lockTenderShared } from '../../entities/stores/tender-moment.js';
import { getMoment } from '../custody/custody.js';

/**
 * Stores a commissioner's declaration of conflicts of interest (arts 16, 93): before names are shown, and again after.
 * The same declaration may be sent twice. Throws `alreadyDeclared` for another text, `declarationsMissing` where the
 * first one is still to be made.
 */
export async function declare(
  dataSource: DataSource,
  id: TenderId,
  person: PersonId,
  stage: DeclarationStage,
  text: string,
): Promise<void> {
  await dataSource.transaction(async (manager) => {
    await lockTenderShared(manager, id);
    const { tender } = await getMoment(manager, id);
    if (!tender.commission?.includes(person)) throw new DomainError('notPermitted', { role: 'commissioner' });
    const first = stage === 'afterNames' ? await findText(manager, id, person, 'beforeNames') : text;
    if (first === undefined)
      throw new DomainError('declarationsMissing', { stage: 'beforeNames', missing: 1 });
    const written = await rowsOf(
      manager,
      `INSERT INTO declarations (tender, person, stage, text) VALUES ($1, $2, $3, $4)
       ON CONFLICT DO NOTHING RETURNING stage`,
      [id, person, stage, text],
    );
    if (written.length > 0) return;
    if ((await findText(manager, id, person, stage)) !== text)
      throw new DomainError('alreadyDeclared', { stage });
  });
}

async function findText(
  db: Queryable,
  tender: TenderId,
  person: PersonId,
  stage: DeclarationStage,
): Promise<string | undefined> {
  const row = await firstRowOf<{ text: string }>(
    db,
    'SELECT text FROM declarations WHERE tender = $1 AND person = $2 AND stage = $3',
    [tender, person, stage],
  );
  return row?.text;
}
