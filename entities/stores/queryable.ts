import type { EntityManager } from 'typeorm';

/** A data source, or the manager of a transaction: what a statement needs, and no more. */
export type Queryable = Pick<EntityManager, 'query'>;

/** The rows of a statement, as it says that they are. */
export async function rowsOf<Row>(
  db: Queryable,
  text: string,
  values: readonly unknown[] = [],
): Promise<Row[]> {
  return db.query<Row[]>(text, [...values]);
}

export async function firstRowOf<Row>(
  db: Queryable,
  text: string,
  values: readonly unknown[] = [],
): Promise<Row | undefined> {
  const [row] = await rowsOf<Row>(db, text, values);
  return row;
}

/** How many rows an UPDATE or DELETE touched: TypeORM answers those with rows and count, not with rows alone. */
export async function countOf(db: Queryable, text: string, values: readonly unknown[] = []): Promise<number> {
  const [, count] = await db.query<[unknown[], number]>(text, [...values]);
  return count;
}

/** A violated UNIQUE or PRIMARY KEY. */
export function isUniqueViolation(error: unknown): boolean {
  return sqlStateOf(error) === '23505';
}

/** Chosen by the server as the victim of a deadlock: rolled back whole. */
export function isDeadlock(error: unknown): boolean {
  return sqlStateOf(error) === '40P01';
}

/** Through TypeORM or straight from the driver. */
function sqlStateOf(error: unknown): unknown {
  const { code, driverError } = error as { code?: unknown; driverError?: { code?: unknown } };
  return driverError?.code ?? code;
}
