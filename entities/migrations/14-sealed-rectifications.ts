import type { MigrationInterface, QueryRunner } from 'typeorm';
import { noRectification } from '../stores/rectification-column.js';

/**
 * Sealed rectifications of a material error (art. 101 c. 4 d.lgs. 36/2023), kept beside the envelope that they correct.
 * Filing is one call, as a commit is: the shared lock, then the row, then one clock value. It is possible from the closing
 * until the key of the envelope is first used, once for each envelope, and writes no row of the tender. Leaves are
 * sequenced with that first use: until then nothing shows that somebody filed.
 */
export class SealedRectifications1764000000014 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE rectifications (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        tender uuid NOT NULL,
        bid uuid NOT NULL,
        revision integer NOT NULL,
        supplier uuid NOT NULL,
        person text NOT NULL,
        kind text NOT NULL CHECK (kind IN ('technical', 'economic')),
        lot text NOT NULL,
        sha256 text NOT NULL,
        bytes bigint NOT NULL,
        command_id text NOT NULL UNIQUE,
        body_digest text NOT NULL,
        received_at timestamptz NOT NULL,
        leaf uuid NOT NULL,
        claims text NOT NULL,
        UNIQUE (bid, revision, kind, lot)
      );
      CREATE INDEX ON rectifications (tender, kind, lot);
      CREATE INDEX ON rectifications (supplier, sha256);
      ALTER TABLE file_keys ADD rectification uuid NOT NULL DEFAULT '${noRectification}',
        DROP CONSTRAINT file_keys_pkey, ADD PRIMARY KEY (tender, kind, lot, bid, rectification);
      ALTER TABLE readings ADD rectification uuid NOT NULL DEFAULT '${noRectification}',
        DROP CONSTRAINT readings_pkey, ADD PRIMARY KEY (tender, kind, lot, bid, rectification);
      CREATE FUNCTION file_rectification(
        p_tender uuid, p_supplier uuid, p_person text, p_bid uuid, p_kind text, p_lot text, p_sha256 text, p_bytes bigint,
        p_envelopes text, p_revision integer, p_previous text, p_issuer text, p_jti uuid, p_salt bytea,
        p_command text, p_digest text
      ) RETURNS TABLE (status text, claims text) LANGUAGE plpgsql AS $$
      DECLARE
        t record; known record; last_bid record; received timestamptz;
        entry text; leaf_hash bytea; leaf_id uuid := gen_random_uuid(); claims_text text; head text;
      BEGIN
        PERFORM pg_advisory_xact_lock_shared(tender_lock_key(p_tender));
        SELECT r.body_digest, r.claims INTO known FROM rectifications r WHERE r.command_id = p_command;
        IF FOUND THEN
          RETURN QUERY SELECT CASE WHEN known.body_digest = p_digest THEN 'repeated' ELSE 'otherBody' END,
            CASE WHEN known.body_digest = p_digest THEN known.claims END;
          RETURN;
        END IF;
        SELECT x.authority, x.phase, x.submission_deadline, x.clock_offset_ms, x.state INTO t FROM tenders x WHERE x.id = p_tender;
        received := clock_timestamp() + t.clock_offset_ms * interval '1 millisecond';
        IF t.phase IS NULL OR t.phase NOT IN ('closed', 'admission', 'evaluation') THEN
          RETURN QUERY SELECT 'notOpen', NULL::text; RETURN;
        END IF;
        IF t.state->'openings' ? (p_kind || '/' || p_lot) THEN
          RETURN QUERY SELECT 'tooLate', NULL::text; RETURN;
        END IF;
        SELECT b.revision, b.envelopes INTO last_bid FROM bids b
          WHERE b.tender = p_tender AND b.bid = p_bid AND b.supplier = p_supplier ORDER BY b.revision DESC LIMIT 1;
        IF NOT FOUND OR last_bid.revision <> p_revision
          OR coalesce(t.state->'bids'->(p_bid::text)->'lots'->>p_lot, '') NOT IN ('submitted', 'admitted')
        THEN
          RETURN QUERY SELECT 'notInScope', NULL::text; RETURN;
        END IF;
        IF EXISTS (SELECT FROM rectifications r
          WHERE r.bid = p_bid AND r.revision = p_revision AND r.kind = p_kind AND r.lot = p_lot)
        THEN
          RETURN QUERY SELECT 'filedBefore', NULL::text; RETURN;
        END IF;
        IF EXISTS (SELECT FROM jsonb_array_elements(last_bid.envelopes) e WHERE e->>'sha256' = p_sha256)
          OR EXISTS (SELECT FROM rectifications r WHERE r.bid = p_bid AND r.sha256 = p_sha256)
        THEN
          RETURN QUERY SELECT 'fileRepeated', NULL::text; RETURN;
        END IF;
        IF NOT EXISTS (
          SELECT FROM uploads u WHERE u.supplier = p_supplier AND u.sha256 = p_sha256 AND u.bytes = p_bytes)
        THEN
          RETURN QUERY SELECT 'uploadMissing', NULL::text; RETURN;
        END IF;
        head := format('"action":"rectify","authority":"%s","bid":"%s","deadline":"%s","envelopes":%s',
          t.authority, p_bid, iso(t.submission_deadline), p_envelopes);
        entry := format(
          '{%s,"iss":"%s","jti":"%s","previous":"%s","receivedAt":"%s","revision":%s,"supplier":"%s","tender":"%s"}',
          head, p_issuer, p_jti, p_previous, iso(received), p_revision, p_supplier, p_tender);
        leaf_hash := sha256('\\x00'::bytea || p_salt || convert_to(entry, 'UTF8'));
        claims_text := format(
          '{%s,"iss":"%s","jti":"%s","leaf":"%s","leafSalt":"%s","previous":"%s","receivedAt":"%s","revision":%s,"supplier":"%s","tender":"%s"}',
          head, p_issuer, p_jti, encode(leaf_hash, 'hex'), encode(p_salt, 'hex'), p_previous, iso(received),
          p_revision, p_supplier, p_tender);
        INSERT INTO ledger_leaves (id, tender, kind, entry, salt, leaf)
          VALUES (leaf_id, p_tender, 'rectification', entry, p_salt, leaf_hash);
        INSERT INTO rectifications (tender, bid, revision, supplier, person, kind, lot, sha256, bytes, command_id,
            body_digest, received_at, leaf, claims)
          VALUES (p_tender, p_bid, p_revision, p_supplier, p_person, p_kind, p_lot, p_sha256, p_bytes, p_command,
            p_digest, received, leaf_id, claims_text);
        RETURN QUERY SELECT 'accepted', claims_text;
      END $$;
      GRANT SELECT, INSERT ON rectifications TO bando_app;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP FUNCTION file_rectification;
      ALTER TABLE readings DROP CONSTRAINT readings_pkey, ADD PRIMARY KEY (tender, kind, lot, bid), DROP rectification;
      ALTER TABLE file_keys DROP CONSTRAINT file_keys_pkey, ADD PRIMARY KEY (tender, kind, lot, bid), DROP rectification;
      DROP TABLE rectifications;
    `);
  }
}
