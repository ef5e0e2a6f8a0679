import { setTimeout as delay } from 'node:timers/promises';
import { NativeConnection } from '@temporalio/worker';
import type { Logger } from 'pino';

const patienceMs = 60_000;

/** The server may start at the same time as the worker. */
export async function connectToTemporal(address: string, log: Logger): Promise<NativeConnection> {
  const until = Date.now() + patienceMs;
  for (;;) {
    try {
      return await NativeConnection.connect({ address });
    } catch (error) {
      if (Date.now() > until) throw error;
      log.info({ address }, 'waiting for Temporal');
      await delay(500);
    }
  }
}
