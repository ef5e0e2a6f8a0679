import { entriesOf, tendersIn, type Evidence } from './checks/evidence.js';
import { runChecks } from './run-checks.js';

interface Damage {
  readonly name: string;
  readonly sql: string;
  readonly params: readonly unknown[];
}

/**
 * Takes one row away, or doubles one, and asks whether the checks notice; each damage is rolled back. Returns those that
 * nobody noticed.
 */
export async function findUnnoticed(evidence: Evidence): Promise<string[]> {
  const unnoticed: string[] = [];
  for (const { name, sql, params } of damagesOf(evidence)) {
    await evidence.database.query('BEGIN');
    try {
      const { rowCount } = await evidence.database.query(sql, [...params]);
      if (rowCount !== 1) throw new Error(`${name}: ${rowCount} rows were damaged, not one`);
      const { faults } = await runChecks(evidence);
      if (faults.length === 0) unnoticed.push(name);
    } finally {
      await evidence.database.query('ROLLBACK');
    }
  }
  return unnoticed;
}

function damagesOf({ log }: Evidence): Damage[] {
  const [receipt] = entriesOf(log, 'commitAcknowledged');
  const [command] = entriesOf(log, 'commandAcknowledged');
  if (!receipt || !command) throw new Error('the log holds no receipt and no command to damage');
  const { bid, revision } = receipt;
  const tenders = tendersIn(log);
  const oneOf = (table: string): string => `(SELECT ctid FROM ${table} WHERE tender = ANY($1) LIMIT 1)`;
  return [
    {
      name: 'a bid is lost',
      sql: 'DELETE FROM bids WHERE bid = $1 AND revision = $2',
      params: [bid, revision],
    },
    {
      name: 'the leaf of a bid is lost',
      sql: 'DELETE FROM ledger_leaves WHERE id = (SELECT leaf FROM bids WHERE bid = $1 AND revision = $2)',
      params: [bid, revision],
    },
    {
      name: 'the outcome of a command is lost',
      sql: 'DELETE FROM commands WHERE id = $1',
      params: [command.commandId],
    },
    {
      name: 'an event is lost',
      sql: 'DELETE FROM events WHERE tender = $1 AND version = $2',
      params: [command.tender, command.version],
    },
    {
      name: 'the leaf of an event is lost',
      sql: `DELETE FROM ledger_leaves WHERE id = (SELECT id FROM ledger_leaves WHERE tender = ANY($1) AND kind = 'event' LIMIT 1)`,
      params: [tenders],
    },
    {
      name: 'a message is lost',
      sql: `DELETE FROM messages WHERE ctid = (SELECT ctid FROM messages WHERE tender = ANY($1) AND kind <> 'publication' LIMIT 1)`,
      params: [tenders],
    },
    {
      name: 'a message is doubled',
      sql: `INSERT INTO messages SELECT (json_populate_record(m, json_build_object('id', gen_random_uuid()))).* FROM messages m WHERE ctid = ${oneOf('messages')}`,
      params: [tenders],
    },
    {
      name: 'the projection is behind',
      sql: `UPDATE tenders SET version = version - 1 WHERE ctid = (SELECT ctid FROM tenders WHERE id = ANY($1::uuid[]) LIMIT 1)`,
      params: [tenders],
    },
  ];
}
