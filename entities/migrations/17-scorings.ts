import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A judgment may have the bids of a lot scored again: each scoring keeps its own coefficients, the annulled ones too. */
export class Scorings1764000000017 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE scores ADD COLUMN scoring integer NOT NULL DEFAULT 1 CHECK (scoring > 0);
      ALTER TABLE scores DROP CONSTRAINT scores_pkey;
      ALTER TABLE scores ADD PRIMARY KEY (tender, lot, scoring, bid, criterion, commissioner);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE scores DROP CONSTRAINT scores_pkey;
      ALTER TABLE scores ADD PRIMARY KEY (tender, lot, bid, criterion, commissioner);
      ALTER TABLE scores DROP COLUMN scoring;
    `);
  }
}
