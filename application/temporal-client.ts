import { Client, Connection, defaultGrpcRetryOptions, makeGrpcRetryInterceptor } from '@temporalio/client';

export interface TemporalAddress {
  readonly address: string;
  readonly namespace: string;
}

/** Waits of 0.1 to 1.4 seconds, 3 in all: who waits at the other end is told to come back rather than left hanging. */
const attempts = 6;

/**
 * A client that connects at its first call. gRPC would wait up to two minutes before it looks for a server that came
 * back; here one second, and a connection that died without a word is noticed by its keepalive.
 */
export function openTemporalClient({ address, namespace }: TemporalAddress): Client {
  const connection = Connection.lazy({
    address,
    interceptors: [makeGrpcRetryInterceptor(defaultGrpcRetryOptions({ maxAttempts: attempts }))],
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
