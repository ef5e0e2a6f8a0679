import type { Logger } from 'pino';
import type { TenderProcesses } from '../application/tenders/tender-processes.js';
import type { RunningTender } from '../entities/stores/running-tenders.js';
import { RepeatedWork } from './repeated-work.js';

const everyMs = 300_000;

/** Sees that every tender that has not ended has its process: one that Temporal has lost is rebuilt from PostgreSQL. */
export class ProcessKeeper extends RepeatedWork {
  constructor(
    listRunning: () => Promise<RunningTender[]>,
    processes: Pick<TenderProcesses, 'ensureRunning'>,
    log: Logger,
  ) {
    const look = async (stopping: AbortSignal): Promise<number> => {
      for (const tender of await listRunning()) {
        if (stopping.aborted) break;
        await processes.ensureRunning(tender);
      }
      return everyMs;
    };
    super(look, 'the processes of tenders could not be checked', log);
  }
}
