import { stages, type Stage } from '../demo/stage-gate.js';
import { SeededRandom } from './seeded-random.js';

export const targets = ['worker', 'api', 'temporal', 'postgres'] as const;
export type Target = (typeof targets)[number];

export type KilledStage = Exclude<Stage, 'result'>;
export const killedStages = stages.filter((stage): stage is KilledStage => stage !== 'result');

export interface Kill {
  readonly stage: KilledStage;
  readonly target: Target;
  /** After the stage began, or after the killed process before it is back. */
  readonly afterMs: number;
  /** Strikes while a commit has been sent and not yet answered. */
  readonly duringCommit: boolean;
}

const longestPauseMs = 1_500;

/**
 * Every target in every stage, as far as the number of kills goes round, each time in another order; what is left over
 * falls anywhere. Every other kill of a stage waits for a commit to be in flight, so that at least half do; the rest also
 * strikes while something else is still down.
 */
export function planKills(count: number, seed: number): Kill[] {
  const random = new SeededRandom(seed);
  const pairs: { stage: KilledStage; target: Target }[] = [];
  while (pairs.length < count) pairs.push(...oneRound(random));
  const chosen = pairs.slice(0, count);
  return killedStages.flatMap((stage) =>
    chosen
      .filter((pair) => pair.stage === stage)
      .map((pair, at) => ({
        ...pair,
        afterMs: random.below(longestPauseMs),
        duringCommit: at % 2 === 0,
      })),
  );
}

/** Diagonals of the square of stages and targets: any few of them still meet every stage and every target. */
function oneRound(random: SeededRandom): { stage: KilledStage; target: Target }[] {
  const order = random.shuffle(targets);
  const shuffled = random.shuffle(killedStages);
  return order.flatMap((_, diagonal) =>
    shuffled.map((stage, at) => ({ stage, target: order[(at + diagonal) % order.length] as Target })),
  );
}
