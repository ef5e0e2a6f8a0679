import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who bids with whom, as an administrative envelope says it; null where it holds no such document. */
export class Participants1764000000022 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE readings ADD participants jsonb');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE readings DROP participants');
  }
}
