import { finished } from 'node:stream/promises';
import type { Request, RequestHandler, Response } from 'express';
import type { z } from 'zod';
import type { Identity, RoleResolver } from '../application/people/resolve-roles.js';
import { DomainError } from '../domain/errors.js';
import type { TenderId } from '../domain/types.js';
import type { Authenticator } from './authentication.js';
import { authorize } from './authorize.js';
import { InputRefused, type InputProblem } from './http-problem.js';
import type { Metrics } from './metrics.js';
import type { RateLimits } from './rate-limit.js';
import { readFile } from './read-file.js';
import { readJson } from './read-json.js';
import { describeRequest } from './request-log.js';
import { isAboutTender, type RequestContext, type Route, type RouteResult } from './route.js';

export interface ServingOptions {
  readonly authenticator: Authenticator;
  readonly resolver: RoleResolver;
  readonly limits: RateLimits;
  readonly metrics: Metrics;
  /** Checks every answer against its schema: in tests, where a wrong answer must fail. */
  readonly checkResponses: boolean;
  /** Aborted when the server stops. */
  readonly stopping: AbortSignal;
}

const defaultBodyLimitKiB = 256;

/** The request handler of a route: authenticate, limit, authorise, parse, call, answer. */
export function serveRoute(route: Route, options: ServingOptions): RequestHandler {
  return async (request, response) => {
    const startedAt = performance.now();
    describeRequest(request, route);
    response.once('finish', () => {
      options.metrics.observe(route, response.statusCode, (performance.now() - startedAt) / 1000);
    });
    const identity = await identify(request, options);
    const params = parsePath(route, request.params);
    const tender = isAboutTender(route) ? (params as { id: TenderId }).id : null;
    const caller = await authorize(route.access, identity, tender, options.resolver);
    const input = { params, ...(await parseRest(route, request)) };
    const context: RequestContext = {
      caller,
      correlationId: correlationIdOf(request),
      get signal() {
        return endSignal(response, options.stopping);
      },
      content: () => {
        if (!route.takesFile) throw new Error(`${route.operationId} takes no file`);
        return readFile(request, route.takesFile.limitBytes);
      },
      header: (name) => request.get(name),
    };
    await respond(route, response, await route.handle(context, input), options.checkResponses);
  };
}

export function correlationIdOf(request: Request): string {
  return (request as Request & { correlationId: string }).correlationId;
}

/** Who is signed in is limited by person, the public by address: a bid is never refused for its neighbours. */
export async function identify(
  request: Request,
  { authenticator, resolver, limits }: Pick<ServingOptions, 'authenticator' | 'resolver' | 'limits'>,
): Promise<Identity | null> {
  const authorization = request.get('authorization');
  if (authorization === undefined) {
    limits.byAddress.take(request.ip ?? '');
    return null;
  }
  const identity = await authenticator.authenticate(authorization);
  limits.byPerson.take(identity.person);
  await resolver.register(identity);
  return identity;
}

/** A path that cannot name anything names nothing. */
function parsePath(route: Route, params: unknown): unknown {
  const parsed = route.request?.params?.safeParse(params);
  if (parsed && !parsed.success) throw new DomainError('notFound');
  return parsed?.data;
}

async function parseRest(route: Route, request: Request): Promise<object> {
  const { query, headers, body } = route.request ?? {};
  const problems: InputProblem[] = [];
  const parse = (part: string, schema: z.ZodType | undefined, value: unknown): unknown => {
    const parsed = schema?.safeParse(value);
    if (parsed && !parsed.success) problems.push(...toInputProblems(part, parsed.error));
    return parsed?.data;
  };
  const limit = (route.bodyLimitKiB ?? defaultBodyLimitKiB) * 1024;
  const input = {
    query: parse('query', query, request.query),
    headers: parse('headers', headers, headers ? pick(request.headers, Object.keys(headers.shape)) : {}),
    body: body ? parse('body', body, await readJson(request, limit)) : undefined,
  };
  if (problems.length > 0) throw new InputRefused(problems);
  return input;
}

function pick(headers: Request['headers'], names: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(
    names.filter((name) => headers[name] !== undefined).map((name) => [name, headers[name]]),
  );
}

/** Pointers and rules, never the values: what was meant for an envelope must not come back in an error. */
function toInputProblems(part: string, error: z.ZodError): InputProblem[] {
  return error.issues.map((issue) => ({
    pointer: `/${[part, ...issue.path.map(String)].map(escapePointer).join('/')}`,
    message: issue.message,
  }));
}

/** RFC 6901 §3. */
function escapePointer(token: string): string {
  return token.replaceAll('~', '~0').replaceAll('/', '~1');
}

/** Made only when asked for: signals joined for every request cost more than its parsing, and `stopping` would gather them. */
function endSignal(response: Response, stopping: AbortSignal): AbortSignal {
  const controller = new AbortController();
  const end = (): void => controller.abort();
  stopping.addEventListener('abort', end);
  response.once('close', () => {
    stopping.removeEventListener('abort', end);
    end();
  });
  if (stopping.aborted) end();
  return controller.signal;
}

async function respond(
  route: Route,
  response: Response,
  result: RouteResult,
  checkResponses: boolean,
): Promise<void> {
  const specified = route.responses[result.status];
  if (!specified) throw new Error(`${route.operationId} does not document its answer ${result.status}`);
  if (checkResponses) specified.schema?.parse(result.body ?? result.text);
  response.status(result.status);
  for (const [name, value] of Object.entries(result.headers ?? {})) response.setHeader(name, value);
  if (result.body !== undefined) {
    // Not `response.json`, which looks for settings and freshness that no route of ours has: a tenth of a commit's time.
    response.setHeader('content-type', 'application/json; charset=utf-8');
    response.end(JSON.stringify(result.body));
    return;
  }
  if (specified.contentType && !response.hasHeader('content-type')) response.type(specified.contentType);
  if (result.stream) {
    await result.stream(response);
    response.end();
    await finished(response).catch(() => undefined);
    return;
  }
  response.end(result.text);
}
