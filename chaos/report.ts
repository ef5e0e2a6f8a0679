import { killedStages, targets, type Target, type KilledStage } from './kill-plan.js';
import type { DoneKill } from './killer.js';

/** When and where every kill struck, and which stage each target was killed in. */
export function toReport(seed: number, done: readonly DoneKill[], commits: number): string {
  const during = done.filter(({ wasDuringCommit }) => wasDuringCommit).length;
  const width = Math.max(...killedStages.map((stage) => stage.length));
  return [
    '',
    `seed ${seed}: ${done.length} kills, ${during} while a commit was in flight; ${commits} commits of the load acknowledged`,
    ...done.map(
      ({ atSeconds, target, stage, pid, wasDuringCommit }) =>
        `  ${atSeconds.toFixed(2).padStart(7)} s  ${target.padEnd(8)} ${stage.padEnd(width)} pid ${pid}${wasDuringCommit ? '  commit in flight' : ''}`,
    ),
    '',
    `  ${''.padEnd(width)}  ${targets.join('  ')}`,
    ...killedStages.map((stage) => `  ${stage.padEnd(width)}  ${rowOf(stage, done)}`),
    '',
  ].join('\n');
}

function rowOf(stage: KilledStage, done: readonly DoneKill[]): string {
  const count = (target: Target): number =>
    done.filter((kill) => kill.stage === stage && kill.target === target).length;
  return targets.map((target) => String(count(target)).padStart(target.length)).join('  ');
}
