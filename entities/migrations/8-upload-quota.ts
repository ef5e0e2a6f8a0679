import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What each supplier has begun to upload, against its quota. A row goes once a bid or reply names it, or its file is gone. */
export class UploadQuota1764000000008 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE begun_uploads (
        id text PRIMARY KEY,
        supplier uuid NOT NULL,
        bytes bigint NOT NULL,
        begun_at timestamptz NOT NULL DEFAULT clock_timestamp()
      );
      CREATE INDEX ON begun_uploads (supplier);
      GRANT SELECT, INSERT, UPDATE, DELETE ON begun_uploads TO bando_app;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE begun_uploads');
  }
}
