import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Logger } from 'pino';
import { pinoHttp, type HttpLogger } from 'pino-http';
import type { Route } from './route.js';

/** What the log knows of a request: set when its route is found. */
interface Described {
  bandoRoute?: Pick<Route, 'method' | 'path' | 'secret'>;
  originalUrl?: string;
}

export function describeRequest(
  request: IncomingMessage,
  route: Pick<Route, 'method' | 'path' | 'secret'>,
): void {
  (request as IncomingMessage & Described).bandoRoute = route;
}

/**
 * Access logs. A secret route leaves none unless it fails, and then under its template alone: before the deadline the
 * log must look the same with 0 and with 50 bids. No person, no address and no query is ever logged.
 */
export function createRequestLog(logger: Logger): HttpLogger {
  return pinoHttp({
    logger,
    genReqId: (request) => (request as IncomingMessage & { correlationId: string }).correlationId,
    serializers: { req: () => undefined, res: () => undefined },
    customLogLevel: (request, response, error) => levelOf(request, response, error),
    customSuccessObject: (request, response, value: { responseTime: number }) =>
      entryOf(request, response, value.responseTime),
    customErrorObject: (request, response, _error, value: { responseTime: number }) =>
      entryOf(request, response, value.responseTime),
  });
}

function levelOf(
  request: IncomingMessage,
  response: ServerResponse,
  error?: Error,
): 'silent' | 'info' | 'error' {
  const route = (request as IncomingMessage & Described).bandoRoute;
  if (error || response.statusCode >= 500) return 'error';
  return route?.secret || isQuiet(route?.path) ? 'silent' : 'info';
}

/** Asked every few seconds by monitors: their lines would bury the others. */
function isQuiet(path: string | undefined): boolean {
  return path === '/health' || path === '/ready' || path === '/metrics';
}

function entryOf(request: IncomingMessage & Described, response: ServerResponse, ms: number): object {
  const { bandoRoute: route, originalUrl } = request;
  return {
    method: request.method,
    route: route?.path,
    ...(route?.secret ? {} : { path: originalUrl?.split('?', 1)[0] }),
    status: response.statusCode,
    ms: Math.round(ms),
  };
}

/** Of an error only these: a database error carries the values of its query, and those may be of a bid. */
export function toLoggedError(error: unknown): object {
  if (!(error instanceof Error)) return { name: typeof error };
  const { name, message, stack } = error;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  return { name, message, code, stack };
}
