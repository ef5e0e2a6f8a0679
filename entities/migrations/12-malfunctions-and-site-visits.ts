import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The register of malfunctions (art. 25 c.2): rows are versions of entries and are never changed; an entry that ends, or
 * is corrected, gets a further one. `tender` is null for an outage of the whole platform, whose instants are the
 * database's; one that concerns a tender alone bears that tender's clock. Site visits: bookings as their history, and
 * attestations. Who books is told like who bids: to nobody but those who work on the tender.
 */
export class MalfunctionsAndSiteVisits1764000000012 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE malfunctions (
        id uuid NOT NULL,
        version integer NOT NULL,
        tender uuid,
        source text NOT NULL CHECK (source IN ('measured', 'entered')),
        component text NOT NULL,
        what text NOT NULL,
        evidence text NOT NULL,
        began_at timestamptz NOT NULL,
        ended_at timestamptz CHECK (ended_at > began_at),
        recorded_by text,
        recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        PRIMARY KEY (id, version),
        CHECK ((source = 'entered') = (recorded_by IS NOT NULL))
      );
      CREATE INDEX ON malfunctions (began_at DESC, id);
      CREATE VIEW current_malfunctions AS
        SELECT DISTINCT ON (id) * FROM malfunctions ORDER BY id, version DESC;
      -- When each part was last seen well, and the entry that stands open while it is not.
      CREATE TABLE health_marks (
        component text PRIMARY KEY,
        well_at timestamptz NOT NULL,
        malfunction uuid
      );
      CREATE TABLE site_visit_bookings (
        tender uuid NOT NULL,
        supplier uuid NOT NULL,
        revision integer NOT NULL,
        person text NOT NULL,
        slot text,
        delegate jsonb,
        booked_at timestamptz NOT NULL,
        PRIMARY KEY (tender, supplier, revision),
        CHECK ((slot IS NULL) = (delegate IS NULL))
      );
      CREATE TABLE site_visits (
        tender uuid NOT NULL,
        supplier uuid NOT NULL,
        claims text NOT NULL,
        leaf uuid NOT NULL,
        recorded_by text NOT NULL,
        attested_at timestamptz NOT NULL,
        PRIMARY KEY (tender, supplier)
      );
      ALTER TABLE ledger_leaves DROP CONSTRAINT ledger_leaves_kind_check;
      ALTER TABLE ledger_leaves ADD CONSTRAINT ledger_leaves_kind_check
        CHECK (kind IN ('event', 'bid', 'rectification', 'visit'));
      GRANT SELECT, INSERT ON malfunctions, health_marks, site_visit_bookings, site_visits TO bando_app;
      GRANT SELECT ON current_malfunctions TO bando_app;
      GRANT UPDATE ON health_marks TO bando_app;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE site_visits, site_visit_bookings, health_marks;
      DROP VIEW current_malfunctions;
      DROP TABLE malfunctions;
    `);
  }
}
