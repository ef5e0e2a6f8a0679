import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Uploads, bids with their receipts, questions, subscriptions and what bidders send later. */
export class Bidding1764000000003 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE uploads (
        id text PRIMARY KEY,
        supplier uuid NOT NULL,
        bytes bigint NOT NULL,
        sha256 text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
        completed_at timestamptz NOT NULL DEFAULT clock_timestamp()
      );
      CREATE INDEX ON uploads (supplier, sha256);
      CREATE TABLE bids (
        bid uuid NOT NULL,
        revision integer NOT NULL,
        tender uuid NOT NULL,
        supplier uuid NOT NULL,
        person text NOT NULL,
        action text NOT NULL CHECK (action IN ('commit', 'replace', 'withdraw')),
        envelopes jsonb NOT NULL,
        command_id text NOT NULL UNIQUE,
        body_digest text NOT NULL,
        received_at timestamptz NOT NULL,
        leaf uuid NOT NULL,
        claims text NOT NULL,
        PRIMARY KEY (bid, revision),
        UNIQUE (tender, supplier, revision)
      );
      CREATE TABLE questions (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        tender uuid NOT NULL,
        supplier uuid NOT NULL,
        person text NOT NULL,
        text text NOT NULL,
        asked_at timestamptz NOT NULL,
        answer text,
        answered_by text,
        answered_at timestamptz
      );
      CREATE INDEX ON questions (tender, asked_at);
      CREATE TABLE subscriptions (
        tender uuid NOT NULL,
        person text NOT NULL,
        PRIMARY KEY (tender, person)
      );
      CREATE TABLE replies (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        tender uuid NOT NULL,
        request text NOT NULL,
        bid uuid NOT NULL,
        supplier uuid NOT NULL,
        person text NOT NULL,
        text text NOT NULL,
        uploads jsonb NOT NULL,
        replied_at timestamptz NOT NULL
      );
      CREATE INDEX ON replies (tender, request);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE replies, subscriptions, questions, bids, uploads');
  }
}
