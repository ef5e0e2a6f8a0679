import { Context } from '@temporalio/activity';
import { ApplicationFailure } from '@temporalio/common';
import type { Logger } from 'pino';
import { DomainError } from '../domain/errors.js';

/** What another attempt answers in the same way: wrong data, a violated constraint, a statement that PostgreSQL refuses. */
const definiteSqlStates = /^(22|23|42)/;
const transientSqlStates = /^(08|25P0[23]|40|53|55|57|58)/;
const transientNodeCodes = /^(E(CONN|PIPE|TIMEDOUT|HOST|NET|AI_|NOTFOUND)|UND_ERR|ERR_STREAM)/;
/** Connection losses of `pg` carry no code. */
const transientMessages = /connection|terminated|timeout|timed out|not queryable|pool|shut(ting)? ?down/i;

type Work<A extends unknown[], R> = (...args: A) => Promise<R>;

export interface Translation {
  readonly log: Logger;
  /** After so many tries what is certain to fail is final: the record fails its command, not the process. Effects go on. */
  readonly definiteTries: number;
}

/**
 * Translates what an activity throws, once. Whatever may have an unknown outcome is tried again; a refusal of the domain
 * is as definite as a wrong statement. No message of a driver enters Temporal's history: it can quote personal data.
 */
export function translated<A extends unknown[], R>(translation: Translation, work: Work<A, R>): Work<A, R> {
  return async (...args) => {
    try {
      return await work(...args);
    } catch (error) {
      throw failureOf(error, translation);
    }
  };
}

function failureOf(error: unknown, { log, definiteTries }: Translation): Error {
  const { attempt, activityType } = Context.current().info;
  if (error instanceof DomainError) {
    const { code, params, article } = error;
    const nonRetryable = Number.isFinite(definiteTries);
    return ApplicationFailure.create({
      type: code,
      message: code,
      nonRetryable,
      details: [{ params, article }],
    });
  }
  if (error instanceof ApplicationFailure || (error as Error).name === 'CancelledFailure')
    return error as Error;
  const cause = isTransient(error) ? 'transient' : 'definite';
  log.warn({ err: error, activityType, attempt, cause }, 'activity failed');
  return ApplicationFailure.create({
    type: cause === 'transient' ? 'outcomeUnknown' : 'definiteFailure',
    message: `${(error as Error).name} ${codeOf(error)}`.trim(),
    nonRetryable: cause === 'definite' && attempt >= definiteTries,
  });
}

/** Whether another attempt may go better: connections, deadlocks, resources. Unknown errors are bugs, hence definite. */
export function isTransient(error: unknown): boolean {
  const code = codeOf(error);
  if (definiteSqlStates.test(code)) return false;
  if (transientSqlStates.test(code) || transientNodeCodes.test(code)) return true;
  const { name, message } = error as Error;
  if (/^(Type|Range|Reference|Syntax)Error$/.test(name)) return false;
  return transientMessages.test(message);
}

/** SQLSTATE or Node's code; TypeORM wraps the driver's error. */
function codeOf(error: unknown): string {
  const { code, driverError } = error as { code?: unknown; driverError?: { code?: unknown } };
  const found = driverError?.code ?? code;
  return typeof found === 'string' ? found : '';
}
