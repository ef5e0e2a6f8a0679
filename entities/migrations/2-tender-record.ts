import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The record of a tender: events in versions, the projection, commands answered, acts, ledger leaves and the outbox. */
export class TenderRecord1764000000002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Microseconds in UTC: the form of every instant that leaves the database.
      CREATE FUNCTION iso(instant timestamptz) RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
        RETURN to_char(instant AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"');
      CREATE FUNCTION tender_lock_key(tender uuid) RETURNS bigint LANGUAGE sql IMMUTABLE PARALLEL SAFE
        RETURN hashtextextended(tender::text, 0);
      CREATE TABLE tenders (
        id uuid PRIMARY KEY,
        authority text NOT NULL,
        procedure text NOT NULL,
        title jsonb NOT NULL,
        version integer NOT NULL,
        phase text NOT NULL,
        simulation boolean NOT NULL,
        clock_offset_ms bigint NOT NULL DEFAULT 0 CHECK (simulation OR clock_offset_ms = 0),
        submission_deadline timestamptz NOT NULL,
        published_at timestamptz,
        state jsonb NOT NULL,
        updated_at timestamptz NOT NULL DEFAULT clock_timestamp()
      );
      CREATE INDEX ON tenders (published_at DESC, id) WHERE published_at IS NOT NULL;
      CREATE TABLE events (
        tender uuid NOT NULL,
        version integer NOT NULL,
        type text NOT NULL,
        data jsonb NOT NULL,
        at timestamptz NOT NULL,
        recorded_at timestamptz NOT NULL,
        person text,
        role text NOT NULL,
        command_id text,
        PRIMARY KEY (tender, version)
      );
      CREATE TABLE commands (
        id text PRIMARY KEY CHECK (id ~ '^[0-9a-f]{64}$'),
        tender uuid NOT NULL,
        type text NOT NULL,
        person text,
        role text NOT NULL,
        body_digest text NOT NULL,
        outcome jsonb NOT NULL,
        recorded_at timestamptz NOT NULL DEFAULT clock_timestamp()
      );
      CREATE TABLE acts (
        id text PRIMARY KEY,
        tender uuid NOT NULL,
        command text NOT NULL,
        content jsonb NOT NULL,
        salt text NOT NULL,
        digest text NOT NULL,
        author text NOT NULL,
        role text NOT NULL,
        signature text NOT NULL,
        signed_at timestamptz NOT NULL DEFAULT clock_timestamp()
      );
      CREATE INDEX ON acts (tender);
      CREATE TABLE act_register (
        authority text NOT NULL,
        year integer NOT NULL,
        number integer NOT NULL,
        act text NOT NULL UNIQUE REFERENCES acts,
        registered_at timestamptz NOT NULL,
        PRIMARY KEY (authority, year, number)
      );
      CREATE TABLE ledger_leaves (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        tender uuid NOT NULL,
        kind text NOT NULL CHECK (kind IN ('event', 'bid')),
        entry text NOT NULL,
        salt bytea NOT NULL CHECK (length(salt) = 32),
        leaf bytea NOT NULL CHECK (length(leaf) = 32)
      );
      CREATE INDEX ON ledger_leaves (tender, kind);
      -- Committed leaves that wait for their position; bids enter at closing, together.
      CREATE TABLE unsequenced_leaves (
        leaf uuid PRIMARY KEY,
        queued_at timestamptz NOT NULL DEFAULT clock_timestamp()
      );
      CREATE TABLE ledger_positions (
        position bigint PRIMARY KEY,
        leaf uuid NOT NULL UNIQUE
      );
      CREATE TABLE outbox (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        kind text NOT NULL,
        via text NOT NULL CHECK (via IN ('temporal', 'direct')),
        data jsonb NOT NULL,
        created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        dispatched_at timestamptz,
        attempts integer NOT NULL DEFAULT 0,
        next_attempt_at timestamptz NOT NULL DEFAULT clock_timestamp()
      );
      CREATE INDEX ON outbox (via, next_attempt_at) WHERE dispatched_at IS NULL;
      CREATE TABLE evaluations (
        tender uuid NOT NULL,
        version integer NOT NULL,
        lot text NOT NULL,
        stage text NOT NULL CHECK (stage IN ('technical', 'final')),
        body jsonb NOT NULL,
        salt text NOT NULL,
        digest text NOT NULL,
        PRIMARY KEY (tender, version)
      );
      CREATE TABLE messages (
        id uuid PRIMARY KEY,
        tender uuid NOT NULL,
        version integer NOT NULL,
        kind text NOT NULL,
        lot text,
        supplier uuid,
        person text,
        subject jsonb NOT NULL,
        body jsonb NOT NULL,
        sent_at timestamptz NOT NULL,
        CHECK (num_nonnulls(supplier, person) = 1)
      );
      CREATE INDEX ON messages (supplier, sent_at);
      CREATE INDEX ON messages (person, sent_at);
      CREATE INDEX ON messages (tender, version);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE messages, evaluations, outbox, ledger_positions, unsequenced_leaves, ledger_leaves,
        act_register, acts, commands, events, tenders;
      DROP FUNCTION tender_lock_key, iso;
    `);
  }
}
