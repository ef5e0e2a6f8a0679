import { setTimeout as sleep } from 'node:timers/promises';
import { isAlive, type ProcessIdentity } from '../stack/process-identity.js';
import { findStackState } from '../stack/stack-state.js';
import type { Target } from './kill-plan.js';

const backWithinMs = 60_000;

/** The processes of a stack, as its launcher writes them down. */
export class StackProcesses {
  constructor(private readonly varDir: string) {}

  find(target: Target): ProcessIdentity | undefined {
    const found = findStackState(this.varDir)?.pids[target];
    return found && isAlive(found) ? found : undefined;
  }

  /** `kill -9`; returns the process that was ended. One that is just being started again is waited for. */
  async kill(target: Target): Promise<number> {
    const { pid } = await this.waitFor(target);
    process.kill(pid, 'SIGKILL');
    return pid;
  }

  /** Until the launcher has started the target again, under another process id. */
  async waitForNext(target: Target, killed: number): Promise<void> {
    await this.waitFor(target, killed);
  }

  private async waitFor(target: Target, other?: number): Promise<ProcessIdentity> {
    for (const giveUpAt = Date.now() + backWithinMs; Date.now() < giveUpAt; await sleep(20)) {
      const found = this.find(target);
      if (found && found.pid !== other) return found;
    }
    throw new Error(`${target} was not started again within ${backWithinMs / 1000} s`);
  }
}
