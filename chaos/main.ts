import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { findOrStartStack, type RunningStack } from '../demo/find-stack.js';
import { readFixture } from '../demo/fixture.js';
import { Progress } from '../demo/progress.js';
import type { Stage } from '../demo/stage-gate.js';
import { getVarDir } from '../stack/environment.js';
import { choosePaths } from './choose-paths.js';
import { CommitLoad } from './commit-load.js';
import { findLogs, gatherEvidence } from './gather-evidence.js';
import { Killer } from './killer.js';
import { planKills } from './kill-plan.js';
import { toReport } from './report.js';
import { runChecks } from './run-checks.js';
import { runDemoChild, type DemoChild } from './run-demo-child.js';
import { findUnnoticed } from './self-test.js';
import { settle } from './settle.js';
import { StackProcesses } from './stack-processes.js';

/**
 * `npm run chaos -- [--kills N] [--seed S]`: the demo, and beside it two paths chosen by the seed, while `kill -9` strikes
 * worker, API, Temporal and PostgreSQL in every stage; then the checker, and a test of the checker. Exit 1 when anything
 * was lost, doubled or not noticed, or a tender did not end as it should.
 */
const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '40' },
    seed: { type: 'string' },
    fixture: { type: 'string' },
  },
});

const wholeNumber = z.coerce.number().int().nonnegative();
const kills = wholeNumber.parse(values.kills);
const seed = wholeNumber.parse(values.seed ?? Math.floor(Math.random() * 2 ** 31));
const chosenPaths = choosePaths(seed);
const progress = new Progress();

// Never the stack that somebody works with: what is killed here has its own data, and ports of its own when taken.
const varDir = resolve(process.env.BANDO_CHAOS_VAR ?? resolve(getVarDir(process.env), 'chaos'));
process.env.BANDO_VAR = varDir;

/** The main line and the paths, each in a process of its own. */
async function playUnderFire(stack: RunningStack): Promise<{ demo: DemoChild; paths: DemoChild }> {
  const fixture = readFixture(values.fixture);
  const load = await CommitLoad.prepare(stack, fixture, seed);
  load.start();
  const plan = planKills(kills, seed);
  const killer = new Killer(plan, new StackProcesses(varDir), load, progress);
  let striking: Promise<void> = Promise.resolve();
  // A stage begins when the kills of the one before are over, so that none falls into another stage than planned.
  const onStage = async (stage: Stage): Promise<void> => {
    await striking;
    if (stage === 'result') return;
    striking = killer.strike(stage);
    striking.catch(() => undefined);
  };
  const args = values.fixture === undefined ? [] : ['--fixture', values.fixture];
  const [demo, paths] = await Promise.all([
    runDemoChild({ varDir, args, progress }, onStage),
    runDemoChild({ varDir, args: ['--path', ...chosenPaths], progress }, () => Promise.resolve()),
  ]);
  await load.stop();
  console.log(toReport(seed, killer.done, load.commits));
  return { demo, paths };
}

/** Whether everything acknowledged is there, once; and whether the check would have seen it otherwise. */
async function check(logs: readonly string[]): Promise<boolean> {
  const { evidence, engine, api, close } = await gatherEvidence(varDir, [...logs]);
  try {
    await settle(evidence, api);
    const { faults, seen } = await runChecks(evidence, engine);
    console.log(`compared ${JSON.stringify(seen)}`);
    for (const fault of faults) console.error(`FAULT  ${fault}`);
    const unnoticed = await findUnnoticed(evidence);
    for (const damage of unnoticed) console.error(`UNNOTICED  ${damage}`);
    return faults.length + unnoticed.length === 0;
  } finally {
    await close();
  }
}

progress.say(`seed ${seed}: ${kills} kills, beside the main line ${chosenPaths.join(' and ')}`);
const stack = await findOrStartStack(progress);
try {
  const before = new Set(findLogs(varDir));
  const { demo, paths } = await playUnderFire(stack);
  console.log(demo.exitCode === 0 ? 'the tender ended as expected' : `the demo ended with ${demo.exitCode}`);
  console.log(
    paths.exitCode === 0 ? 'both paths ended as they should' : `the paths ended with ${paths.exitCode}`,
  );
  const isSound = await check(findLogs(varDir).filter((path) => !before.has(path)));
  console.log(isSound ? 'nothing was lost, nothing was doubled' : 'the check failed');
  process.exitCode = demo.exitCode === 0 && paths.exitCode === 0 && isSound ? 0 : 1;
} finally {
  await stack.stop();
}
