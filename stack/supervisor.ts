import { existsSync, mkdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import type { ChildName } from './stack-state.js';
import { SupervisedChild, type ChildSpec, type SupervisionOptions } from './supervised-child.js';

/** Keeps the children of the stack alive until they are stopped. */
export class Supervisor {
  private readonly children = new Map<ChildName, SupervisedChild>();

  constructor(private readonly options: SupervisionOptions) {
    mkdirSync(options.logDir, { recursive: true, mode: 0o700 });
  }

  /** Resolves when the child serves for the first time; from then on it is started again whenever it dies. */
  async start(spec: ChildSpec): Promise<void> {
    const logFile = join(this.options.logDir, `${spec.name}.log`);
    if (existsSync(logFile)) renameSync(logFile, `${logFile}.1`);
    const child = new SupervisedChild(spec, this.options);
    this.children.set(spec.name, child);
    await child.start();
  }

  /** One after the other in the given order, each drained before the next is asked. */
  async stop(order: readonly ChildName[]): Promise<void> {
    for (const name of order) await this.children.get(name)?.stop();
  }

  killAll(): void {
    for (const child of this.children.values()) child.kill();
  }

  /** For the end of the process, where nothing can be awaited: asks every child to stop and leaves. */
  signalAll(): void {
    for (const child of this.children.values()) child.signalStop();
  }
}
