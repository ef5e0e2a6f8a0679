/**
 * Stores histories that replay for ever. Histories are added when code changes a workflow's commands, never rewritten.
 *   npx tsx test/workflows/export-histories.ts rehearse PREFIX [PHASE …]  walks tenders of its own, stores all phases and effects or these
 *   npx tsx test/workflows/export-histories.ts running PREFIX [ID …]      takes tenders from TEMPORAL_ADDRESS, all by default
 */
import { openTemporalClient } from '../../application/tenders/temporal-client.js';
import type { Effect } from '../../domain/tender/effects.js';
import type { BidId, LotId, TenderId } from '../../domain/types.js';
import { effectWorkflowId, effectWorkflowType } from '../../workflows/effect/messages.js';
import { taskQueue, tenderWorkflowId } from '../../workflows/tender/messages.js';
import { mochaHooks } from '../local-stack.js';
import { exportHistory } from './histories.js';
import { rehearsedBids, rehearsedLots } from './rehearsed-events.js';
import { rehearsalRecorder, TenderWalk } from './rehearse-tender.js';
import { startRehearsal } from './rehearsal.js';
import type { Rehearsal } from './rehearsal.js';
import { startShortHistoryServer } from './short-history-server.js';

const clocks = { reminderRule: { daysBefore: [10, 3], quietDays: 1 }, signDays: 60, noticeDays: 30 };
const clockPhases = ['reminded', 'signable-LOT-0001', 'concluded'];

const [mode, prefix, ...ids] = process.argv.slice(2);
if (mode === 'rehearse' && prefix) await rehearse(prefix, ids);
else if (mode === 'running' && prefix) await exportRunning(prefix, ids);
else throw new Error('usage: export-histories.ts rehearse|running PREFIX [ID …]');

async function rehearse(name: string, only: readonly string[]): Promise<void> {
  const recorder = rehearsalRecorder();
  const rehearsal = await startRehearsal(recorder);
  await rehearsal.startWorker();
  const store = (phase: string, tender: TenderId): Promise<void> =>
    only.length > 0 && !only.includes(phase)
      ? Promise.resolve()
      : exportHistory(rehearsal.client, tenderWorkflowId(tender), `${name}-tender-${phase}`);
  const walk = new TenderWalk(rehearsal, recorder, store);
  await walk.toEnd();
  const storeOnly =
    (wanted: string) =>
    (phase: string, tender: TenderId): Promise<void> =>
      phase === wanted ? store(phase, tender) : Promise.resolve();
  for (const end of ['revoked', 'annulled', 'keysLost'] as const)
    await new TenderWalk(rehearsal, recorder, storeOnly(end)).endEarly(end);
  await new TenderWalk(rehearsal, recorder, storeOnly('suspended')).suspend();
  await rehearseEffects(rehearsal, walk.tender, name, only);
  await rehearsal.end();
  await rehearseClocks(name, only);
  if (only.length === 0) await rehearseContinuing(name);
  await mochaHooks.afterAll.call({ timeout: () => undefined } as unknown as Mocha.Context);
}

/** A tender that reminds: when it has, with a term to sign, and concluded while it waits for its award notices. */
async function rehearseClocks(name: string, only: readonly string[]): Promise<void> {
  const recorder = rehearsalRecorder(clocks);
  const rehearsal = await startRehearsal(recorder);
  await rehearsal.startWorker();
  const walk = new TenderWalk(rehearsal, recorder, async (phase, tender) => {
    const stored = `clocks-${phase}`;
    if (!clockPhases.includes(phase) || (only.length > 0 && !only.includes(stored))) return;
    await exportHistory(rehearsal.client, tenderWorkflowId(tender), `${name}-tender-${stored}`);
  });
  await walk.toEnd();
  await rehearsal.end();
}

/** Runs that took over from another, each with the state that was carried to it. */
async function rehearseContinuing(name: string): Promise<void> {
  const server = await startShortHistoryServer(150);
  const recorder = rehearsalRecorder();
  const rehearsal = await startRehearsal(recorder, server.address);
  await rehearsal.startWorker();
  await new TenderWalk(rehearsal, recorder, (phase, tender) =>
    exportHistory(rehearsal.client, tenderWorkflowId(tender), `${name}-tender-${phase}-continued`),
  ).toEnd();
  await rehearsal.end();
  await server.stop();
}

/** Those that `only` names as `effect-…`, or all. */
async function rehearseEffects(
  { client }: Rehearsal,
  tender: TenderId,
  name: string,
  only: readonly string[],
): Promise<void> {
  const [lot, bid] = [rehearsedLots[0] as LotId, rehearsedBids[0]?.bid as BidId];
  const effects: Effect[] = [
    { kind: 'publishNotice', data: { tender } },
    { kind: 'readEnvelopes', data: { tender, kind: 'administrative', lot: null } },
    { kind: 'communicate', data: { tender, communication: 'publication', version: 3 } },
    {
      kind: 'askFvoe',
      data: { ...{ tender, lot, bid, act: 'act', check: 'e'.repeat(64) }, documents: ['00008'] },
    },
  ];
  for (const effect of effects.filter(({ kind }) => only.length === 0 || only.includes(`effect-${kind}`))) {
    const workflowId = effectWorkflowId(`${tender}-${effect.kind}`);
    await client.workflow.execute(effectWorkflowType, { workflowId, taskQueue, args: [effect] });
    await exportHistory(client, workflowId, `${name}-effect-${effect.kind}`);
  }
}

/** Every run of each tender, under its phase: a tender that has continued as new has more than one. */
async function exportRunning(name: string, wanted: readonly string[]): Promise<void> {
  const { TEMPORAL_ADDRESS: address = '127.0.0.1:7233', TEMPORAL_NAMESPACE: namespace = 'default' } =
    process.env;
  const client = openTemporalClient({ address, namespace });
  const query = "WorkflowType IN ('tenderWorkflow', 'effectWorkflow')";
  let stored = 0;
  for await (const { workflowId, runId, memo } of client.workflow.list({ query })) {
    if (wanted.length > 0 && !wanted.some((id) => workflowId.includes(id))) continue;
    const phase = typeof memo?.phase === 'string' ? memo.phase : 'done';
    stored += 1;
    await exportHistory(client, workflowId, `${name}-${workflowId.split('/')[0]}-${phase}-${stored}`, runId);
  }
  await client.connection.close();
  console.log(`${stored} histories`);
}
