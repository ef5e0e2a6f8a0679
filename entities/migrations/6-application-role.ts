import type { MigrationInterface, QueryRunner } from 'typeorm';

const insertOnly = [
  'events',
  'commands',
  'acts',
  'act_register',
  'ledger_leaves',
  'ledger_positions',
  'bids',
  'messages',
  'evaluations',
  'file_keys',
  'readings',
  'declarations',
  'replies',
];
const updatable = [
  'authorities',
  'people',
  'drafts',
  'tenders',
  'outbox',
  'questions',
  'suppliers',
  'supplier_people',
  'key_shares',
  'custody_challenges',
  'tender_keys',
  'scores',
  'manifests',
];
const deletable = [
  'authority_roles',
  'tender_roles',
  'unsequenced_leaves',
  'waiting_shares',
  'subscriptions',
  'uploads',
  'key_shares',
  'tender_keys',
];

/** The application's role: it reads and adds; it alters no schema, and what is proof it neither updates nor deletes. */
export class ApplicationRole1764000000006 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DO $$ BEGIN
        IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'bando_app') THEN
          CREATE ROLE bando_app LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE;
        END IF;
      END $$;
      REVOKE CREATE ON SCHEMA public FROM PUBLIC;
      GRANT USAGE ON SCHEMA public TO bando_app;
      GRANT SELECT, INSERT ON ${[...new Set([...insertOnly, ...updatable, ...deletable])].join(', ')} TO bando_app;
      GRANT UPDATE ON ${updatable.join(', ')} TO bando_app;
      GRANT DELETE ON ${deletable.join(', ')} TO bando_app;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP OWNED BY bando_app');
  }
}
