import { setTimeout as sleep } from 'node:timers/promises';
import { Client, Connection } from '@temporalio/client';
import { pollUntil } from '../../demo/client/retry.js';
import type { TenderId } from '../../domain/types.js';
import {
  taskQueue,
  tenderWorkflowId,
  tenderWorkflowType,
  type TenderRun,
} from '../../workflows/tender/messages.js';
import type { ProvingGround } from '../../proofs/rig/proving-ground.js';
import { openTender } from '../../proofs/rig/tender.js';
import { median, round, worst } from '../statistics.js';
import { BareTimers } from './bare-timers.js';
import { closingLateness, copyTenders } from './tender-copies.js';

export interface ClosingFigures {
  readonly medianMs: number;
  readonly worstMs: number;
  readonly bareMedianMs: number;
  readonly bareWorstMs: number;
}

/** Time for all processes to start and to set their timers before the instant comes. */
const leadMs = (count: number): number => 6_000 + count * 40;
/** Started so long before the instant, a process surely sleeps when it comes. */
const restMs = 2_000;

/** How late tenders with one deadline close, beside timers that do nothing, in alternating rounds of one run. */
export class ClosingBench {
  private constructor(
    private readonly ground: ProvingGround,
    private readonly client: Client,
    private readonly timers: BareTimers,
    private readonly source: TenderId,
    private readonly log: (line: string) => void,
  ) {}

  static async open(ground: ProvingGround, log: (line: string) => void): Promise<ClosingBench> {
    const { temporal } = ground.stack.state;
    if (!temporal) throw new Error('the stack has no Temporal');
    const connection = await Connection.connect({ address: temporal.address });
    const client = new Client({ connection, namespace: temporal.namespace });
    const timers = await BareTimers.start(client, temporal.address, temporal.namespace);
    const { id } = await openTender(ground, { simulation: false, title: 'Chiusure' });
    return new ClosingBench(ground, client, timers, id, log);
  }

  async measure(count: number, rounds: number): Promise<ClosingFigures> {
    const closings: number[] = [];
    const bare: number[] = [];
    for (let number = 1; number <= rounds; number += 1) {
      const bareRound = await this.timers.measure(count, Date.now() + leadMs(count));
      const closingRound = await this.close(count);
      this.log(
        `${count} closings, round ${number}: median ${round(median(closingRound))} ms, ` +
          `worst ${round(worst(closingRound))} ms; bare timers ${round(median(bareRound))} ms, ` +
          `worst ${round(worst(bareRound))} ms`,
      );
      bare.push(...bareRound);
      closings.push(...closingRound);
    }
    return {
      medianMs: round(median(closings)),
      worstMs: round(worst(closings)),
      bareMedianMs: round(median(bare)),
      bareWorstMs: round(worst(bare)),
    };
  }

  async stop(): Promise<void> {
    await this.timers.stop();
    await this.client.connection.close();
  }

  /** Started without a launch, each process is rebuilt from its events, as after a lost history. */
  private async close(count: number): Promise<number[]> {
    const deadline = new Date(Date.now() + leadMs(count));
    const ids = await copyTenders(this.ground.owner, this.source, count, deadline);
    await Promise.all(ids.map((tender) => this.start({ tender, title: 'Chiusura' })));
    if (Date.now() > deadline.getTime() - restMs) throw new Error('the processes were started too late');
    await sleep(deadline.getTime() - Date.now());
    const lateness = await pollUntil(`${count} closings`, () => closingLateness(this.ground.owner, ids), {
      everyMs: 500,
      forMs: 60_000,
    });
    await Promise.all(
      ids.map((tender) => this.client.workflow.getHandle(tenderWorkflowId(tender)).terminate()),
    );
    return lateness;
  }

  private async start(run: TenderRun): Promise<void> {
    await this.client.workflow.start(tenderWorkflowType, {
      workflowId: tenderWorkflowId(run.tender),
      taskQueue,
      args: [run],
    });
  }
}
