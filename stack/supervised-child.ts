import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { identifyProcess, type ProcessIdentity } from './process-identity.js';
import type { ChildName } from './stack-state.js';

export interface ChildSpec {
  readonly name: ChildName;
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  readonly user?: { readonly uid: number; readonly gid: number } | undefined;
  /** Before each start, also after a death. */
  readonly prepare?: () => void;
  /** A probe that resolves when the child serves; or `message`: the child says so itself (`reportReady`). */
  readonly ready: 'message' | (() => Promise<void>);
  readonly stopSignal: 'SIGTERM' | 'SIGINT';
  readonly stopTimeoutMs: number;
}

export interface SupervisionOptions {
  readonly logDir: string;
  readonly log: (line: string) => void;
  /** Called in the same turn in which a child was spawned or has ended, so that the record is never behind for long. */
  readonly onProcess: (name: ChildName, identity: ProcessIdentity | undefined) => void;
}

const firstBackoffMs = 200;
const longestBackoffMs = 5_000;
/** A child that has lived so long was healthy: its next death starts the backoff again. */
const healthyAfterMs = 10_000;
const readyTimeoutMs = 60_000;
/** A child that never came up and ends so often is broken, not unlucky. */
const deathsBeforeGivingUp = 5;
const probeEveryMs = 50;

/** One child process: started, started again when it dies, asked to stop, killed when it does not. */
export class SupervisedChild {
  private process: ChildProcess | undefined;
  private isStopping = false;
  private wasReady = false;
  private deaths = 0;
  private backoffMs = firstBackoffMs;
  private saidReady = false;
  private restartTimer: NodeJS.Timeout | undefined;
  private giveUp: ((error: Error) => void) | undefined;

  constructor(
    private readonly spec: ChildSpec,
    private readonly options: SupervisionOptions,
  ) {}

  private get logFile(): string {
    return join(this.options.logDir, `${this.spec.name}.log`);
  }

  async start(): Promise<void> {
    const gaveUp = new Promise<never>((_resolve, reject) => (this.giveUp = reject));
    gaveUp.catch(() => undefined);
    this.spawn();
    try {
      await Promise.race([this.waitUntilReady(), gaveUp]);
    } catch (error) {
      throw new Error(
        `${this.spec.name}: ${error instanceof Error ? error.message : String(error)}\n${this.logTail()}`,
      );
    }
    this.wasReady = true;
  }

  private spawn(): void {
    const { name, command, args, cwd, env, user, prepare, ready } = this.spec;
    this.saidReady = false;
    const startedAt = Date.now();
    const log = openSync(this.logFile, 'a', 0o600);
    try {
      prepare?.();
      // In a session of its own: a Ctrl-C reaches the launcher alone, which then stops the children in order. Its log is a
      // file, not a pipe to us, so that it outlives a killed launcher without an error.
      const child = spawn(command, [...args], {
        cwd,
        env,
        ...user,
        detached: true,
        stdio: ready === 'message' ? ['ignore', log, log, 'ipc'] : ['ignore', log, log],
      });
      this.process = child;
      if (child.pid !== undefined) this.options.onProcess(name, identifyProcess(child.pid));
      child.once('message', () => (this.saidReady = true));
      child.once('error', (error) => this.handleEnd(child, startedAt, error.message));
      child.once('exit', (code, signal) => this.handleEnd(child, startedAt, `ended with ${signal ?? code}`));
    } finally {
      closeSync(log);
    }
  }

  private handleEnd(child: ChildProcess, startedAt: number, reason: string): void {
    if (this.process !== child) return;
    this.process = undefined;
    this.options.onProcess(this.spec.name, undefined);
    if (this.isStopping) return;
    this.deaths += 1;
    if (!this.wasReady && this.deaths >= deathsBeforeGivingUp) {
      this.giveUp?.(new Error(`${reason}, ${this.deaths} times`));
      return;
    }
    if (Date.now() - startedAt > healthyAfterMs) this.backoffMs = firstBackoffMs;
    this.options.log(`${this.spec.name.padEnd(12)} ${reason}; started again in ${this.backoffMs} ms`);
    this.restartTimer = setTimeout(() => this.restart(), this.backoffMs);
    this.backoffMs = Math.min(this.backoffMs * 2, longestBackoffMs);
  }

  private restart(): void {
    try {
      this.spawn();
    } catch (error) {
      this.options.log(
        `${this.spec.name.padEnd(12)} ${error instanceof Error ? error.message : String(error)}`,
      );
      this.restartTimer = setTimeout(() => this.restart(), longestBackoffMs);
    }
  }

  private async waitUntilReady(): Promise<void> {
    const deadline = Date.now() + readyTimeoutMs;
    let lastError: unknown;
    while (Date.now() < deadline && !this.isStopping) {
      if (this.spec.ready === 'message' ? this.saidReady : await this.probe((error) => (lastError = error)))
        return;
      await sleep(probeEveryMs);
    }
    const why = lastError instanceof Error ? `: ${lastError.message}` : '';
    throw new Error(
      this.isStopping ? 'stopped while starting' : `not ready after ${readyTimeoutMs / 1000} s${why}`,
    );
  }

  private async probe(onError: (error: unknown) => void): Promise<boolean> {
    if (this.spec.ready === 'message' || this.process === undefined) return false;
    try {
      await this.spec.ready();
      return true;
    } catch (error) {
      onError(error);
      return false;
    }
  }

  private logTail(): string {
    const lines = existsSync(this.logFile)
      ? readFileSync(this.logFile, 'utf8').trimEnd().split('\n').slice(-15)
      : [];
    return [`Last lines of ${this.logFile}:`, ...lines.map((line) => `  ${line}`)].join('\n');
  }

  private giveIn(): void {
    this.isStopping = true;
    clearTimeout(this.restartTimer);
  }

  async stop(): Promise<void> {
    this.giveIn();
    const child = this.process;
    if (child === undefined) return;
    const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
    child.kill(this.spec.stopSignal);
    const timer = setTimeout(() => this.kill(), this.spec.stopTimeoutMs);
    await ended;
    clearTimeout(timer);
  }

  /** The whole session of the child, at once. */
  kill(): void {
    this.giveIn();
    const pid = this.process?.pid;
    if (pid === undefined) return;
    try {
      process.kill(-pid, 'SIGKILL');
    } catch {
      this.process?.kill('SIGKILL');
    }
  }

  /** Asks without waiting. */
  signalStop(): void {
    this.giveIn();
    this.process?.kill(this.spec.stopSignal);
  }
}
