import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Keys in custody, openings and readings, declarations and scores. `lot` is '-' for the administrative envelopes. */
export class CustodyAndEvaluation1764000000005 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE manifests (
        tender uuid PRIMARY KEY,
        body jsonb NOT NULL,
        fingerprint text NOT NULL,
        made_by text NOT NULL,
        made_at timestamptz NOT NULL DEFAULT clock_timestamp()
      );
      CREATE TABLE key_shares (
        tender uuid NOT NULL,
        kind text NOT NULL,
        lot text NOT NULL,
        index integer NOT NULL,
        custodian text NOT NULL,
        commitment text NOT NULL,
        acknowledged_at timestamptz,
        PRIMARY KEY (tender, kind, lot, index)
      );
      CREATE TABLE custody_challenges (
        tender uuid NOT NULL,
        custodian text NOT NULL,
        nonce_digest text NOT NULL,
        proven_at timestamptz,
        PRIMARY KEY (tender, custodian)
      );
      -- One row per key: whoever releases a share locks it, and the lock decides which share is the k-th.
      CREATE TABLE tender_keys (
        tender uuid NOT NULL,
        kind text NOT NULL,
        lot text NOT NULL,
        recipient text NOT NULL,
        opened_at timestamptz,
        PRIMARY KEY (tender, kind, lot)
      );
      CREATE TABLE waiting_shares (
        tender uuid NOT NULL,
        kind text NOT NULL,
        lot text NOT NULL,
        index integer NOT NULL,
        sealed bytea NOT NULL,
        PRIMARY KEY (tender, kind, lot, index)
      );
      CREATE TABLE file_keys (
        tender uuid NOT NULL,
        kind text NOT NULL,
        lot text NOT NULL,
        bid uuid NOT NULL,
        sha256 text NOT NULL,
        sealed bytea,
        failure text,
        PRIMARY KEY (tender, kind, lot, bid),
        CHECK (num_nonnulls(sealed, failure) = 1)
      );
      CREATE TABLE readings (
        tender uuid NOT NULL,
        kind text NOT NULL,
        lot text NOT NULL,
        bid uuid NOT NULL,
        refused text,
        files jsonb NOT NULL,
        offer jsonb,
        read_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        PRIMARY KEY (tender, kind, lot, bid)
      );
      CREATE TABLE declarations (
        tender uuid NOT NULL,
        person text NOT NULL,
        stage text NOT NULL CHECK (stage IN ('beforeNames', 'afterNames')),
        text text NOT NULL,
        declared_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        PRIMARY KEY (tender, person, stage)
      );
      CREATE TABLE scores (
        tender uuid NOT NULL,
        lot text NOT NULL,
        bid uuid NOT NULL,
        criterion text NOT NULL,
        commissioner text NOT NULL,
        coefficient text NOT NULL CHECK (coefficient ~ '^(0(\\.[0-9]{1,4})?|1(\\.0{1,4})?)$'),
        reason text NOT NULL CHECK (length(reason) > 0),
        confirmed_at timestamptz,
        PRIMARY KEY (tender, lot, bid, criterion, commissioner)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'DROP TABLE scores, declarations, readings, file_keys, waiting_shares, tender_keys, custody_challenges, key_shares, manifests',
    );
  }
}
