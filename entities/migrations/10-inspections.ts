import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What was found in each file that a person sent unsealed: papers of a reply, by its supplier, and documents of a tender,
 * by its draft. Insert-only, also for files that were refused and are gone: who sent one can prove when, and why not.
 */
export class Inspections1764000000010 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE inspections (
        upload text PRIMARY KEY,
        supplier uuid,
        draft uuid,
        bytes bigint NOT NULL,
        sha256 text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
        type text NOT NULL,
        media_type text NOT NULL,
        pdfa text,
        refused text,
        reasons jsonb NOT NULL,
        inspected_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        CHECK (num_nonnulls(supplier, draft) = 1)
      );
      CREATE INDEX ON inspections (draft, sha256) WHERE draft IS NOT NULL;
      GRANT SELECT, INSERT ON inspections TO bando_app;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE inspections');
  }
}
