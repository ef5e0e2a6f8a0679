import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Documents of tenders: one row for each file of a document, insert-only like the events that made them. The files lie
 * in the storage under their digest. One leaf of the ledger covers all files of a document.
 */
export class Documents1764000000029 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE documents (
        document uuid NOT NULL,
        file text NOT NULL,
        tender uuid NOT NULL,
        kind text NOT NULL,
        version integer NOT NULL,
        lot text,
        bid uuid,
        language text CHECK (language IN ('it', 'en')),
        media_type text NOT NULL,
        sha256 text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
        bytes integer NOT NULL,
        act text REFERENCES acts,
        title jsonb NOT NULL,
        leaf uuid NOT NULL,
        created_at timestamptz NOT NULL,
        PRIMARY KEY (document, file)
      );
      CREATE INDEX ON documents (tender, version, document);
      ALTER TABLE ledger_leaves DROP CONSTRAINT ledger_leaves_kind_check,
        ADD CONSTRAINT ledger_leaves_kind_check CHECK (kind IN ('event', 'bid', 'rectification', 'visit', 'document'));
      GRANT SELECT, INSERT ON documents TO bando_app;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE documents');
  }
}
