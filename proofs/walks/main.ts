import { numericOption } from '../rig/numeric-option.js';
import { onProvingGround } from '../rig/proving-ground.js';
import { Verdict } from '../rig/verdict.js';
import { outcomePending } from '../../demo/client/api-client.js';
import { pickOf } from './pick.js';
import { onStage, type Stage } from './stage.js';
import { Walk } from './walk.js';

/**
 * `npm run proof:walks -- [--walks N] [--steps N] [--seed S]`: random walks over HTTP on a whole stack. Whoever sends
 * whatever at whatever time, no request fails, and events, projection and workflow of every tender agree.
 */
const walks = numericOption('walks', 'WALKS', 200);
const steps = numericOption('steps', 'WALK_STEPS', 60);
const seed = numericOption('seed', 'WALK_SEED', 1);
const atOnce = 6;

const verdict = new Verdict();
const troubles: string[] = [];
const late: string[] = [];
const answers = new Map<string, number>();
const phases = new Map<string, number>();

async function walkAll(stage: Stage): Promise<void> {
  const failures: string[] = [];
  let next = 1;
  let done = 0;
  const walkNext = async (): Promise<void> => {
    for (let number = next++; number <= walks; number = next++) {
      const failure = await walkOnce(stage, number);
      if (failure) failures.push(failure);
      if (++done % 10 === 0) console.log(`${done} walks`);
    }
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, walks) }, walkNext));
  for (const failure of failures.slice(0, 5)) console.error(failure);
  judge(failures.length);
}

/** What went wrong, with the steps that led to it. */
async function walkOnce(stage: Stage, number: number): Promise<string | undefined> {
  const draw = (step: number) => pickOf(seed * 1_000_003 + number * 1_009 + step);
  const walk = await Walk.begin(stage, `Passeggiata ${number}`, draw(0));
  try {
    for (let step = 1; step <= steps && (await walk.step(draw(step))); step += 1);
    await walk.tender.assertExplained();
    return undefined;
  } catch (error) {
    return `walk ${number} of seed ${seed}: ${String(error)}\nafter\n  ${walk.trail.join('\n  ')}`;
  } finally {
    for (const line of walk.trail) count(answers, line.split(': ').at(-1) ?? '');
    count(phases, (await walk.tender.standing()).tender?.phase ?? 'none');
  }
}

function count(counted: Map<string, number>, what: string): void {
  counted.set(what, (counted.get(what) ?? 0) + 1);
}

function listed(counted: Map<string, number>): string {
  return [...counted]
    .sort(([, a], [, b]) => b - a)
    .map(([what, times]) => `${what} ${times}`)
    .join(', ');
}

function judge(failed: number): void {
  verdict.holds('every walk goes on or has ended, and explains its state', failed === 0, `${failed} do not`);
  verdict.holds('every refusal says why, with a code', !answers.has('unknown'));
  verdict.holds('no request failed', troubles.length === 0, troubles.slice(0, 3).join('; '));
  console.log(`outcomes that came later: ${late.length}`);
  console.log(`answers: ${listed(answers)}\nphases at the end: ${listed(phases)}`);
}

/** An outcome that comes later, as under load, is an answer and no failure. */
function onTrouble(what: string): void {
  (what.endsWith(outcomePending) ? late : troubles).push(what);
}

await onProvingGround({ log: (line) => console.log(line), onTrouble }, (ground) => onStage(ground, walkAll));
verdict.conclude(`${walks} walks of ${steps} steps`);
