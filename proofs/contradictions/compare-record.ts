import { Client, Connection } from '@temporalio/client';
import { stateQuery, tenderWorkflowId } from '../../workflows/tender/messages.js';
import type { TenderId } from '../../domain/types.js';
import type { ProvingGround } from '../rig/proving-ground.js';
import type { Verdict } from '../rig/verdict.js';

interface Row {
  readonly events: number;
  readonly version: number;
  readonly projected: number;
  readonly accepted: number;
  readonly eventful: number;
  readonly foreign: number;
}

/** Events, commands, projection and workflow of one tender say the same. */
export async function compareRecord(
  ground: ProvingGround,
  tender: TenderId,
  verdict: Verdict,
): Promise<void> {
  const { rows } = await ground.owner.query<Row>(
    `SELECT (SELECT count(*)::int FROM events WHERE tender = t.id) AS events,
       (SELECT max(version) FROM events WHERE tender = t.id) AS version,
       t.version AS projected,
       -- At version 0 stand writes that are no commands: the draft.
       (SELECT count(*)::int FROM commands WHERE tender = t.id AND outcome->>'status' = 'accepted'
          AND (outcome->>'version')::int > 0) AS accepted,
       (SELECT count(DISTINCT command_id)::int FROM events WHERE tender = t.id) AS eventful,
       (SELECT count(*)::int FROM events e WHERE e.tender = t.id AND e.command_id IS NOT NULL AND NOT EXISTS (
          SELECT FROM commands c WHERE c.id = e.command_id AND c.outcome->>'status' = 'accepted')) AS foreign
     FROM tenders t WHERE id = $1`,
    [tender],
  );
  const [row] = rows;
  if (!row) throw new Error(`no tender ${tender}`);
  verdict.holds(
    `${tender}: versions have no gap and the projection is at the last`,
    row.events === row.version && row.version === row.projected,
    `${row.events} events, version ${row.projected}`,
  );
  verdict.holds(
    `${tender}: every accepted command has its events, a refused one none`,
    row.accepted === row.eventful && row.foreign === 0,
    `${row.accepted} accepted, ${row.eventful} with events`,
  );
  const version = await versionOfWorkflow(ground, tender);
  verdict.holds(
    `${tender}: its workflow stands at the same version`,
    version === row.projected,
    `${version}`,
  );
}

async function versionOfWorkflow(ground: ProvingGround, tender: TenderId): Promise<number | undefined> {
  const { temporal } = ground.stack.state;
  const connection = await Connection.connect({ address: temporal?.address ?? '' });
  try {
    const client = new Client({ connection, namespace: temporal?.namespace ?? '' });
    const state = await client.workflow.getHandle(tenderWorkflowId(tender)).query(stateQuery);
    return state?.version;
  } finally {
    await connection.close();
  }
}
