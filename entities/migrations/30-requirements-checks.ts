import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Checks of requirements by the virtual file: what is asked of whom, how far it has come, and, insert-only like the events
 * that name their digests, the answers. The certificates lie in the storage under theirs.
 */
export class RequirementsChecks1764000000030 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE check_entries (
        id uuid PRIMARY KEY,
        tender uuid NOT NULL,
        check_id text NOT NULL,
        lot text NOT NULL,
        bid uuid NOT NULL,
        place integer NOT NULL,
        country text NOT NULL,
        tax_code text NOT NULL,
        name text NOT NULL,
        role text NOT NULL,
        document text NOT NULL,
        unasked text CHECK (unasked IN ('dataMissing', 'foreign')),
        planned_at timestamptz NOT NULL,
        access_asked_at timestamptz,
        request text,
        asked_at timestamptz,
        trouble text,
        trouble_since timestamptz
      );
      CREATE INDEX ON check_entries (tender, check_id, place);
      CREATE TABLE check_answers (
        entry uuid PRIMARY KEY REFERENCES check_entries,
        result text NOT NULL,
        detail text,
        sha256 text CHECK (sha256 ~ '^[0-9a-f]{64}$'),
        bytes integer,
        file_name text,
        salt text NOT NULL,
        digest text NOT NULL,
        answered_at timestamptz NOT NULL
      );
      GRANT SELECT, INSERT ON check_entries, check_answers TO bando_app;
      GRANT UPDATE (access_asked_at, request, asked_at, trouble, trouble_since) ON check_entries TO bando_app;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE check_answers, check_entries');
  }
}
