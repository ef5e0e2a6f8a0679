import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A key is used again for envelopes that were not on its first list. A share waits for one list of one round: `list` is
 * the digest of both, and shares for another list do not count together. Shares that were waiting before are asked for again.
 */
export class OpeningRounds1764000000013 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DELETE FROM waiting_shares;
      ALTER TABLE waiting_shares ADD list text NOT NULL;
      ALTER TABLE file_keys ADD round integer NOT NULL DEFAULT 1 CHECK (round >= 1);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE waiting_shares DROP list; ALTER TABLE file_keys DROP round');
  }
}
