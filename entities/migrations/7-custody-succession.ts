import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Shares that a leaver sealed to his successor. The rows are the history; `key_shares.custodian` is who holds a share
 * now. Who administers the platform is remembered from the last token, since a successor need not be there to show his.
 */
export class CustodySuccession1764000000007 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE share_handovers (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        tender uuid NOT NULL,
        kind text NOT NULL,
        lot text NOT NULL,
        index integer NOT NULL,
        from_person text NOT NULL,
        to_person text NOT NULL,
        recipient text NOT NULL,
        sealed text NOT NULL,
        commitment text NOT NULL,
        handed_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        CHECK (from_person <> to_person)
      );
      CREATE INDEX ON share_handovers (tender, commitment);
      ALTER TABLE people ADD administrator boolean NOT NULL DEFAULT false;
      GRANT SELECT, INSERT ON share_handovers TO bando_app;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE people DROP administrator; DROP TABLE share_handovers');
  }
}
