import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The commit of a bid as migration 4 made it, which now tells a suspended tender from a term that is over. */
export class SuspendedTender1764000000011 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE OR REPLACE FUNCTION commit_bid(
        p_tender uuid, p_supplier uuid, p_person text, p_bid uuid, p_revision integer, p_action text,
        p_envelopes text, p_uploads text[], p_previous text, p_issuer text, p_jti uuid, p_salt bytea,
        p_command text, p_digest text
      ) RETURNS TABLE (status text, claims text) LANGUAGE plpgsql AS $$
      DECLARE
        t record; known record; received timestamptz; last_action text; last_revision integer;
        entry text; leaf_hash bytea; leaf_id uuid := gen_random_uuid(); claims_text text; head text;
      BEGIN
        PERFORM pg_advisory_xact_lock_shared(tender_lock_key(p_tender));
        SELECT b.body_digest, b.claims INTO known FROM bids b WHERE b.command_id = p_command;
        IF FOUND THEN
          RETURN QUERY SELECT CASE WHEN known.body_digest = p_digest THEN 'repeated' ELSE 'otherBody' END,
            CASE WHEN known.body_digest = p_digest THEN known.claims END;
          RETURN;
        END IF;
        SELECT x.authority, x.phase, x.submission_deadline, x.clock_offset_ms INTO t FROM tenders x WHERE x.id = p_tender;
        received := clock_timestamp() + t.clock_offset_ms * interval '1 millisecond';
        IF t.phase IS NULL OR t.phase IN ('decided', 'publishing') THEN
          RETURN QUERY SELECT 'notOpen', NULL::text; RETURN;
        END IF;
        IF t.phase = 'suspended' THEN
          RETURN QUERY SELECT 'suspended', NULL::text; RETURN;
        END IF;
        IF t.phase <> 'bidding' OR received >= t.submission_deadline THEN
          RETURN QUERY SELECT 'tooLate', NULL::text; RETURN;
        END IF;
        SELECT b.action, b.revision INTO last_action, last_revision FROM bids b
          WHERE b.tender = p_tender AND b.supplier = p_supplier ORDER BY b.revision DESC LIMIT 1;
        IF coalesce(last_revision, 0) <> p_revision - 1 OR EXISTS (
          SELECT FROM bids b WHERE b.tender = p_tender AND b.supplier = p_supplier AND b.bid <> p_bid)
        THEN
          RETURN QUERY SELECT 'revisionConflict', NULL::text; RETURN;
        END IF;
        IF (p_action = 'commit') <> (last_action IS NULL OR last_action = 'withdraw') THEN
          RETURN QUERY SELECT 'actionConflict', NULL::text; RETURN;
        END IF;
        IF EXISTS (SELECT FROM unnest(p_uploads) named WHERE NOT EXISTS (
          SELECT FROM uploads u WHERE u.supplier = p_supplier AND u.sha256 = named))
        THEN
          RETURN QUERY SELECT 'uploadMissing', NULL::text; RETURN;
        END IF;
        head := format('"action":"%s","authority":"%s","bid":"%s","deadline":"%s","envelopes":%s',
          p_action, t.authority, p_bid, iso(t.submission_deadline), p_envelopes);
        entry := format(
          '{%s,"iss":"%s","jti":"%s","previous":%s,"receivedAt":"%s","revision":%s,"supplier":"%s","tender":"%s"}',
          head, p_issuer, p_jti, coalesce('"' || p_previous || '"', 'null'), iso(received), p_revision, p_supplier, p_tender);
        leaf_hash := sha256('\\x00'::bytea || p_salt || convert_to(entry, 'UTF8'));
        claims_text := format(
          '{%s,"iss":"%s","jti":"%s","leaf":"%s","leafSalt":"%s","previous":%s,"receivedAt":"%s","revision":%s,"supplier":"%s","tender":"%s"}',
          head, p_issuer, p_jti, encode(leaf_hash, 'hex'), encode(p_salt, 'hex'),
          coalesce('"' || p_previous || '"', 'null'), iso(received), p_revision, p_supplier, p_tender);
        INSERT INTO ledger_leaves (id, tender, kind, entry, salt, leaf)
          VALUES (leaf_id, p_tender, 'bid', entry, p_salt, leaf_hash);
        INSERT INTO bids (bid, revision, tender, supplier, person, action, envelopes, command_id, body_digest,
            received_at, leaf, claims)
          VALUES (p_bid, p_revision, p_tender, p_supplier, p_person, p_action, p_envelopes::jsonb, p_command,
            p_digest, received, leaf_id, claims_text);
        INSERT INTO outbox (kind, via, data)
          VALUES ('bidReceipt', 'direct', jsonb_build_object('bid', p_bid, 'revision', p_revision));
        RETURN QUERY SELECT 'accepted', claims_text;
      END $$;
    `);
  }

  /** The function of migration 4 stands in its file: there is no way back but that one. */
  async down(): Promise<void> {
    return Promise.reject(new Error('commit_bid is not taken back'));
  }
}
