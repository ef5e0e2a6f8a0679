import { setTimeout as sleep } from 'node:timers/promises';
import type { Progress } from '../demo/progress.js';
import type { CommitLoad } from './commit-load.js';
import type { Kill, KilledStage } from './kill-plan.js';
import type { StackProcesses } from './stack-processes.js';

export interface DoneKill extends Kill {
  readonly pid: number;
  readonly atSeconds: number;
  readonly wasDuringCommit: boolean;
}

/** Carries out the plan, stage by stage, and remembers when it struck. */
export class Killer {
  readonly done: DoneKill[] = [];

  constructor(
    private readonly plan: readonly Kill[],
    private readonly processes: StackProcesses,
    private readonly load: CommitLoad,
    private readonly progress: Progress,
  ) {}

  async strike(stage: KilledStage): Promise<void> {
    for (const kill of this.plan.filter((planned) => planned.stage === stage)) await this.carryOut(kill);
  }

  private async carryOut(kill: Kill): Promise<void> {
    const { stage, target } = kill;
    await sleep(kill.afterMs);
    while (kill.duringCommit && !this.load.isInFlight) await sleep(1);
    const wasDuringCommit = this.load.isInFlight;
    const pid = await this.processes.kill(target);
    this.done.push({ ...kill, pid, wasDuringCommit, atSeconds: this.progress.seconds });
    const flight = wasDuringCommit ? 'commit in flight' : 'no commit in flight';
    this.progress.say(
      `KILL ${this.done.length}/${this.plan.length}  ${target} (${pid}) in ${stage}, ${flight}`,
    );
    await this.processes.waitForNext(target, pid);
  }
}
