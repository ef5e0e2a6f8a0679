import type { MigrationInterface, QueryRunner } from 'typeorm';
import { noRectification } from '../stores/rectification-column.js';

/**
 * Changes in the group that made a bid (arts 68 c. 17, 97), as its bidder files them: insert-only, the decision is an
 * event. `participants_now` says who takes part in each bid: what its envelope says, or the last change that was accepted.
 */
export class GroupChanges1764000000033 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE group_changes (
        id uuid PRIMARY KEY,
        tender uuid NOT NULL,
        bid uuid NOT NULL,
        supplier uuid NOT NULL,
        person text NOT NULL,
        ground text NOT NULL CHECK (ground IN ('exclusion', 'substitution', 'withdrawal')),
        reasons text NOT NULL,
        participants jsonb NOT NULL,
        uploads jsonb NOT NULL,
        filed_at timestamptz NOT NULL
      );
      CREATE INDEX ON group_changes (tender, bid);
      GRANT SELECT, INSERT ON group_changes TO bando_app;
      CREATE VIEW participants_now AS
        SELECT r.tender, r.bid, coalesce(
          (SELECT c.participants FROM group_changes c
             JOIN events e ON e.tender = c.tender AND e.type = 'groupChangeAccepted' AND e.data->>'change' = c.id::text
             WHERE c.tender = r.tender AND c.bid = r.bid ORDER BY e.version DESC LIMIT 1),
          CASE WHEN (r.participants->>'ok')::boolean THEN r.participants->'participants' END) AS participants
        FROM readings r
        WHERE r.kind = 'administrative' AND r.rectification = '${noRectification}';
      GRANT SELECT ON participants_now TO bando_app;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP VIEW participants_now; DROP TABLE group_changes');
  }
}
