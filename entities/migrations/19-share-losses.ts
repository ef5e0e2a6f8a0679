import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Custodians who can release their shares no more. What was reported is never taken back. */
export class ShareLosses1764000000019 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE share_losses (
        tender uuid NOT NULL,
        custodian text NOT NULL,
        reason text NOT NULL,
        reported_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        PRIMARY KEY (tender, custodian)
      );
      GRANT SELECT, INSERT ON share_losses TO bando_app;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE share_losses');
  }
}
