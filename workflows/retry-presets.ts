import type { ActivityOptions, LocalActivityOptions } from '@temporalio/workflow';

/** Unknown outcomes are tried again without limit: the write stands under a command id, so a second one is harmless. */
const databaseRetry = { initialInterval: '100ms', backoffCoefficient: 2, maximumInterval: '5s' } as const;

/** One transaction of PostgreSQL. */
export const database: ActivityOptions = { startToCloseTimeout: '3s', retry: databaseRetry };

/** A transaction over many rows: the messages of one communication. */
export const databaseBatch: ActivityOptions = { ...database, startToCloseTimeout: '10s' };

/**
 * One transaction inside the workflow task, for what must not wait in a queue: the closing of 200 tenders at one instant.
 * Beyond the threshold it waits by a timer of the server, and commands are heard meanwhile.
 */
export const databaseAtOnce: LocalActivityOptions = {
  startToCloseTimeout: '3s',
  localRetryThreshold: '2s',
  retry: databaseRetry,
};

/** Composing, typesetting and keeping one document; a letter is tried again until its message was sent. */
export const documents: ActivityOptions = {
  startToCloseTimeout: '1m',
  retry: { initialInterval: '500ms', backoffCoefficient: 2, maximumInterval: '1m' },
};

/** A channel or platform of somebody else: it may be away for days. A worker killed meanwhile is noticed after the timeout. */
export const external: ActivityOptions = {
  startToCloseTimeout: '10s',
  retry: { initialInterval: '500ms', backoffCoefficient: 2, maximumInterval: '5m' },
};

/**
 * Asking somebody whose answers take days, round after round: a round that is not the last fails, so that waiting leaves
 * nothing in the history. A worker that dies is noticed after the heartbeat.
 */
export const inquiries: ActivityOptions = {
  startToCloseTimeout: '1h',
  heartbeatTimeout: '15s',
  retry: { initialInterval: '500ms', backoffCoefficient: 1.5, maximumInterval: '5m' },
};

/** Long work on files, which says how far it is; a worker that dies is noticed after the heartbeat. */
export const files: ActivityOptions = {
  startToCloseTimeout: '4h',
  heartbeatTimeout: '10s',
  retry: { initialInterval: '500ms', backoffCoefficient: 2, maximumInterval: '1m' },
};
