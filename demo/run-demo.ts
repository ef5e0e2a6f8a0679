import { randomUUID } from 'node:crypto';
import { mkdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { draftTender } from './acts/draft-tender.js';
import { gatherPeople } from './acts/gather-people.js';
import { AcknowledgedLog } from './client/acknowledged-log.js';
import type { RunningStack } from './find-stack.js';
import type { Fixture } from './fixture.js';
import { People } from './people.js';
import type { Progress } from './progress.js';
import { Rehearsal } from './rehearsal.js';
import { readResult, type DemoResult } from './result.js';
import { runRehearsal } from './run-rehearsal.js';
import { openStageGate } from './stage-gate.js';
import type { Transcript } from './transcript/transcript.js';

/** `var/demo/<tender>/client-log.jsonl`: what the clients were told. */
export const clientLogName = 'client-log.jsonl';

export interface DemoRun {
  readonly rehearsal: Rehearsal;
  readonly result: DemoResult;
}

/** One tender from its draft to its contracts, on a stack that runs; data of earlier runs do not matter. */
export async function runDemo(stack: RunningStack, fixture: Fixture, progress: Progress): Promise<DemoRun> {
  const rehearsal = await prepareRehearsal(stack, fixture, progress);
  const gate = openStageGate();
  await runRehearsal(rehearsal, gate);
  await gate('result');
  return { rehearsal, result: await readResult(rehearsal) };
}

/** Signs everyone in and drafts the tender. The folder gets the tender's name as soon as the tender has one. */
export async function prepareRehearsal(
  stack: RunningStack,
  fixture: Fixture,
  progress: Progress,
  transcript?: Transcript,
): Promise<Rehearsal> {
  const demos = join(stack.varDir, 'demo');
  const unnamed = join(demos, `new-${randomUUID()}`);
  mkdirSync(unnamed, { recursive: true });
  const log = new AcknowledgedLog(join(unnamed, clientLogName));
  const { api, credentials } = stack;
  const onTrouble = (what: string): void => progress.say(`again: ${what}`);
  const cast = await gatherPeople(new People({ api, credentials, onTrouble }, log, transcript), fixture);
  const tender = await draftTender({ fixture, cast });
  const folder = join(demos, tender);
  renameSync(unnamed, folder);
  progress.say(`draft ${tender}: ${fixture.tender.lots.length} lots, everyone has a role`);
  return new Rehearsal(tender, api, stack.fvoeTwin, folder, fixture, cast, progress, transcript);
}
