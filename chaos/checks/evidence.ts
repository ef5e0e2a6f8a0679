import type { JSONWebKeySet } from 'jose';
import type { Client as DatabaseClient } from 'pg';
import type { LogEntry } from '../../demo/client/acknowledged-log.js';

/** What the checks rest on: what the clients were told, and the database as its owner reads it. */
export interface Evidence {
  readonly log: readonly LogEntry[];
  readonly jwks: JSONWebKeySet;
  readonly database: DatabaseClient;
  /** Where the service keeps its files; absent where there is no service, and files are not compared. */
  readonly storageDir?: string;
}

/** One sentence about what is lost, doubled or different. */
export type Fault = string;

export type Acknowledged = Extract<LogEntry, { kind: 'commitAcknowledged' }>;

export function entriesOf<K extends LogEntry['kind']>(
  log: readonly LogEntry[],
  kind: K,
): Extract<LogEntry, { kind: K }>[] {
  return log.filter((entry): entry is Extract<LogEntry, { kind: K }> => entry.kind === kind);
}

export function tendersIn(log: readonly LogEntry[]): string[] {
  return [...new Set(log.map(({ tender }) => tender))];
}

export async function rows<Row extends object>(
  { database }: Pick<Evidence, 'database'>,
  sql: string,
  params: readonly unknown[] = [],
): Promise<Row[]> {
  return (await database.query<Row>(sql, [...params])).rows;
}

/** Keys that come more than once. */
export function repeated(keys: readonly string[]): string[] {
  const seen = new Set<string>();
  return [...new Set(keys.filter((key) => seen.has(key) || !seen.add(key)))];
}
