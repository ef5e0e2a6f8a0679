import { setTimeout as delay } from 'node:timers/promises';
import { Client, Connection, isGrpcServiceError, ServiceError } from '@temporalio/client';

export interface TemporalAddress {
  readonly address: string;
  readonly namespace: string;
}

/**
 * A client that connects at its first call. gRPC would wait up to two minutes before it looks for a server that came
 * back; here one second, and a connection that died without a word is noticed by its keepalive. It has no retries of its
 * own: they outlive the connection's end and then throw where nobody catches.
 */
export function openTemporalClient({ address, namespace }: TemporalAddress): Client {
  const connection = Connection.lazy({
    address,
    interceptors: [],
    channelArgs: {
      'grpc.initial_reconnect_backoff_ms': 200,
      'grpc.max_reconnect_backoff_ms': 1000,
      'grpc.keepalive_time_ms': 10_000,
      'grpc.keepalive_timeout_ms': 5_000,
      'grpc.keepalive_permit_without_calls': 1,
    },
  });
  return new Client({ connection, namespace });
}

/** UNKNOWN, RESOURCE_EXHAUSTED, ABORTED and UNAVAILABLE: the server is away or busy, or let go of an update. */
const passingCodes: ReadonlySet<number> = new Set([2, 8, 10, 14]);
const firstWaitMs = 100;
const lastWaitMs = 1000;
/** A call that lived so long met a server: the count of failures begins again. */
const metServerMs = 1000;

/** Calls again while the server cannot be reached, for so long and no longer; who waits is then told to come back. */
export async function persistently<T>(call: () => Promise<T>, forMs = 3000): Promise<T> {
  let failingSince = Date.now();
  for (let waitMs = firstWaitMs; ; waitMs = Math.min(waitMs * 2, lastWaitMs)) {
    const calledAt = Date.now();
    try {
      return await call();
    } catch (error) {
      if (Date.now() - calledAt > metServerMs) [failingSince, waitMs] = [Date.now(), firstWaitMs];
      if (!isPassing(error) || Date.now() + waitMs - failingSince > forMs) throw error;
      await delay(waitMs);
    }
  }
}

function isPassing(error: unknown): boolean {
  const cause = error instanceof ServiceError ? error.cause : error;
  return isGrpcServiceError(cause) && passingCodes.has(cause.code);
}
