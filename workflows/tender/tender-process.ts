import {
  ActivityFailure,
  ApplicationFailure,
  TemporalFailure,
  condition,
  isCancellation,
  log,
  proxyActivities,
  proxyLocalActivities,
  sleep,
  upsertMemo,
  workflowInfo,
} from '@temporalio/workflow';
import type { Activities } from '../../activities/create-activities.js';
import { findTransition, isInPhase, procedures } from '../../domain/procedures/procedures.js';
import type { Command, CommandEnvelope } from '../../domain/tender/commands.js';
import { isOver, nextDeadline } from '../../domain/tender/deadlines.js';
import type { Deadline } from '../../domain/tender/deadline.js';
import { evolveAll } from '../../domain/tender/evolve.js';
import { completeState } from '../../domain/tender/initial-state.js';
import type { RecordedEvent } from '../../domain/tender/events.js';
import type { CommandOutcome } from '../../domain/tender/outcome.js';
import type { Tender } from '../../domain/tender/tender.js';
import type { LotId } from '../../domain/types.js';
import { database, databaseAtOnce } from '../retry-presets.js';
import { FairLock } from './fair-lock.js';
import { processMoving, refusedInPhase } from './messages.js';
import type { Fact, PhaseRefusal, TenderRun } from './messages.js';

const { record } = proxyActivities<Activities>(database);
const { passDeadline } = proxyLocalActivities<Activities>(databaseAtOnce);

/** A run is limited to 51,200 events and 2,000 updates; long before, replay after a crash would delay a deadline. */
const runLimits = { events: 2000, updates: 1500 };

const firstRetryMs = 10_000;
const lastRetryMs = 600_000;

/** The process of one tender: the next instant, or the next command. It holds what its events say and nothing else. */
export class TenderProcess {
  state: Tender | null;
  /** Facts not yet recorded; a run hands them to the next. */
  readonly facts: Fact[] = [];
  private readonly lock = new FairLock();
  private readonly begun: Promise<CommandOutcome | null>;
  private memo = '';
  private updates = 0;

  /**
   * Takes the lock at once, so that the launch is recorded before anything else that may already be waiting. A run that
   * takes over from another has nothing to record and leaves it free.
   */
  constructor(private readonly run: TenderRun) {
    this.state = run.carried ? completeState(run.carried.state) : null;
    this.showMemo();
    this.begun = run.carried ? Promise.resolve(null) : this.lock.run(() => this.record(run.launch ?? null));
    // Who awaits `begun` sees the failure; until somebody does it is not an unhandled one.
    this.begun.catch(() => undefined);
    run.carried?.facts.forEach((fact) => this.learn(fact));
  }

  get isIdle(): boolean {
    return this.lock.isFree;
  }

  get isOver(): boolean {
    return !this.state || isOver(this.state);
  }

  get mustContinue(): boolean {
    const { continueAsNewSuggested, historyLength } = workflowInfo();
    return continueAsNewSuggested || historyLength > runLimits.events || this.updates > runLimits.updates;
  }

  /** Runs to the tender's end, or until this history is long enough. Returns the outcome of the launch. */
  async live(): Promise<CommandOutcome | null> {
    const outcome = await this.begun;
    while (!this.isOver && !this.mustContinue) await this.reachNextInstant();
    return outcome;
  }

  /** Synchronous courtesy of the update's validator: what the table forbids leaves no history. `record` is the authority. */
  check({ command }: CommandEnvelope): void {
    if (this.state && !this.isOver && this.mustContinue) throw refusal('the run is full', processMoving);
    if (!this.state || this.isBehind()) return;
    const transition = findTransition(procedures[this.state.procedure], command.type);
    const lot = lotOf(command);
    if (!transition || isInPhase(transition, this.state, lot)) return;
    const phase = transition.scope === 'tender' ? this.state.phase : lot && this.state.lots[lot]?.phase;
    const details: PhaseRefusal = {
      params: { command: command.type, phase: phase ?? this.state.phase, lot: lot ?? null },
      article: transition.article,
    };
    throw refusal('not in this phase', refusedInPhase, details);
  }

  async execute(envelope: CommandEnvelope): Promise<CommandOutcome> {
    this.updates += 1;
    const launched = envelope.id === this.run.launch?.id;
    const outcome = await (launched ? this.begun : this.lock.run(() => this.record(envelope)));
    if (!outcome) throw refusal('a command was recorded without an outcome', 'outcomeMissing');
    return outcome;
  }

  /** Takes a fact in without holding the signal: it is recorded in turn, tried again for as long as it takes. */
  learn(fact: Fact): void {
    if (this.facts.some((waiting) => waiting?.id === fact?.id)) return;
    this.facts.push(fact);
    void this.recordFact(fact);
  }

  private async recordFact(fact: Fact): Promise<void> {
    for (let retryMs = firstRetryMs; ; retryMs = Math.min(retryMs * 2, lastRetryMs)) {
      try {
        await this.lock.run(() => this.record(fact));
        this.facts.splice(this.facts.indexOf(fact), 1);
        return;
      } catch (error) {
        if (isCancellation(error)) return;
        if (!(error instanceof ActivityFailure)) throw error;
        log.error('a fact could not be recorded', { type: fact?.command.type, retryMs });
      }
      await sleep(retryMs).catch(() => undefined);
    }
  }

  private async record(envelope: Fact): Promise<CommandOutcome | null> {
    const { outcome, events } = await record({
      tender: this.run.tender,
      envelope,
      seenVersion: this.version,
    });
    this.fold(events);
    return outcome;
  }

  private async reachNextInstant(): Promise<void> {
    const awaited = this.nextInstant();
    const changed = (): boolean =>
      this.nextInstant()?.key !== awaited?.key || this.isOver || this.mustContinue;
    if (!awaited) return condition(changed);
    const dueInMs = awaited.atMs - Date.now();
    if (dueInMs > 0 && (await condition(changed, dueInMs))) return;
    const againInMs = await this.lock.run(() => this.pass(awaited), 'first');
    if (againInMs > 0) await condition(changed, againInMs);
  }

  /** Returns after how many milliseconds to try again; 0 when the instant is behind us. Never throws for a failed activity. */
  private async pass({ key, dueAt }: NextInstant): Promise<number> {
    if (this.nextInstant()?.key !== key) return 0;
    try {
      const { status, earlyByMs, events } = await passDeadline({
        tender: this.run.tender,
        expectedDueAt: dueAt,
        seenVersion: this.version,
      });
      this.fold(events);
      if (status === 'early') return Math.max(1, Math.ceil(earlyByMs));
      return events.length > 0 ? 0 : 1000;
    } catch (error) {
      // A local activity rejects with its cause: an ApplicationFailure where another would be an ActivityFailure.
      if (!(error instanceof TemporalFailure) || isCancellation(error)) throw error;
      log.error('an instant could not be recorded', { dueAt });
      return firstRetryMs;
    }
  }

  private get version(): number {
    return this.state?.version ?? 0;
  }

  private fold(events: readonly RecordedEvent[]): void {
    this.state = evolveAll(this.state, events);
    this.showMemo();
  }

  private nextInstant(): NextInstant | undefined {
    const next = this.state && nextDeadline(this.state);
    if (!this.state || !next) return undefined;
    const atMs = Date.parse(next.dueAt) - this.state.clockOffsetMs;
    return { ...next, atMs, key: `${next.kind} ${next.dueAt} ${atMs}` };
  }

  /**
   * Whether the state may lag behind the record, so that a refusal could be wrong. While a command is being recorded its
   * transaction may have committed already: a client that read the outcome from the store sends the next command at once.
   */
  private isBehind(): boolean {
    if (!this.lock.isFree) return true;
    return this.facts.length > 0 || (this.nextInstant()?.atMs ?? Infinity) <= Date.now();
  }

  /** Also the first event of every run: a refused update as the first would stall the next command for 10 seconds. */
  private showMemo(): void {
    const next = this.nextInstant();
    const memo = {
      title: this.run.title,
      phase: this.state?.phase ?? 'launching',
      nextInstant: next?.dueAt ?? null,
      nextKind: next?.kind ?? null,
    };
    const text = JSON.stringify(memo);
    if (text === this.memo) return;
    this.memo = text;
    upsertMemo(memo);
  }
}

interface NextInstant extends Deadline {
  /** Wall clock of the instant: the tender's clock runs ahead of it by the offset. */
  readonly atMs: number;
  readonly key: string;
}

function lotOf(command: Command): LotId | undefined {
  return 'lot' in command.data ? (command.data.lot ?? undefined) : undefined;
}

function refusal(message: string, type: string, ...details: unknown[]): ApplicationFailure {
  return ApplicationFailure.create({ message, type, nonRetryable: true, details });
}
