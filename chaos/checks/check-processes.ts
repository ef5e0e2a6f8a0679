import { isDeepStrictEqual } from 'node:util';
import type { Client } from '@temporalio/client';
import { isOver } from '../../domain/tender/deadlines.js';
import type { Tender } from '../../domain/tender/tender.js';
import type { TenderId } from '../../domain/types.js';
import { stateQuery, tenderWorkflowId } from '../../workflows/tender/messages.js';
import { rows, tendersIn, type Evidence, type Fault } from './evidence.js';

/** Every process holds what its record says; those that await nothing, and all effects, have completed. */
export async function checkProcesses(evidence: Evidence, client: Client): Promise<Fault[]> {
  const faults: Fault[] = [];
  for (const tender of tendersIn(evidence.log)) {
    faults.push(
      ...(await checkTender(evidence, client, tender)),
      ...(await checkEffects(evidence, client, tender)),
    );
  }
  return faults;
}

async function checkTender(evidence: Evidence, client: Client, tender: string): Promise<Fault[]> {
  const [stored] = await rows<{ state: Tender }>(evidence, 'SELECT state FROM tenders WHERE id = $1', [
    tender,
  ]);
  if (!stored) return [`tender ${tender} has no projection`];
  const process = client.workflow.getHandle(tenderWorkflowId(tender as TenderId));
  const { status } = await process.describe();
  const held = await process.query(stateQuery);
  const wanted = isOver(stored.state) ? 'COMPLETED' : 'RUNNING';
  return [
    ...(status.name === wanted ? [] : [`the process of ${tender} is ${status.name}, not ${wanted}`]),
    ...(isDeepStrictEqual(held, stored.state)
      ? []
      : [`the process of ${tender} holds another state than its record`]),
  ];
}

async function checkEffects(evidence: Evidence, client: Client, tender: string): Promise<Fault[]> {
  const effects = await rows<{ id: string; kind: string }>(
    evidence,
    "SELECT id, kind FROM outbox WHERE via = 'temporal' AND data->>'tender' = $1",
    [tender],
  );
  const statuses = await Promise.all(
    effects.map(async ({ id }) => (await client.workflow.getHandle(`effect/${id}`).describe()).status.name),
  );
  return effects.flatMap(({ id, kind }, at) =>
    statuses[at] === 'COMPLETED' ? [] : [`the effect ${kind} ${id} of ${tender} is ${statuses[at]}`],
  );
}
