import { randomUUID } from 'node:crypto';
import express, { type ErrorRequestHandler, type Express, type Request, type RequestHandler } from 'express';
import helmet from 'helmet';
import type { Logger } from 'pino';
import { createRoleResolver } from '../application/people/resolve-roles.js';
import type { Authenticator } from './authentication.js';
import { authorize } from './authorize.js';
import type { ApiDependencies } from './dependencies.js';
import { DomainError } from '../domain/errors.js';
import { HttpProblem } from './http-problem.js';
import type { createMetrics } from './metrics.js';
import { toProblem } from './problem.js';
import { createRateLimits, type RateLimits } from './rate-limit.js';
import type { RawMount } from './raw-mount.js';
import { createRequestLog, describeRequest, toLoggedError } from './request-log.js';
import type { Route } from './route.js';
import { correlationIdOf, identify, serveRoute, type ServingOptions } from './serve-route.js';

export interface AppOptions {
  readonly dependencies: ApiDependencies;
  readonly authenticator: Authenticator;
  readonly logger: Logger;
  readonly routes: readonly Route[];
  readonly rawMounts: readonly RawMount[];
  readonly metrics: ReturnType<typeof createMetrics>;
  readonly checkResponses: boolean;
  readonly stopping: AbortSignal;
  readonly limits?: RateLimits;
  /** Express's `trust proxy`: without it the public behind a proxy shares one address. */
  readonly trustProxy?: string;
}

/** The HTTP application: routes in, Express out; opens no port and reads no environment. */
export function createApp(options: AppOptions): Express {
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  if (options.trustProxy) app.set('trust proxy', options.trustProxy);
  const serving: ServingOptions = {
    ...options,
    limits: options.limits ?? createRateLimits(),
    resolver: createRoleResolver(options.dependencies.dataSource),
  };
  app.use(correlate, createRequestLog(options.logger), secureHeaders, noStore);
  for (const mount of options.rawMounts) app.use(mount.path, serveRawMount(mount, serving));
  mountRoutes(app, options.routes, serving);
  app.use(() => {
    throw new DomainError('notFound');
  });
  app.use(answerProblem);
  return app;
}

const correlationHeader = 'x-correlation-id';

/** The client's own correlation id where it is a plain token, else a new one. */
const correlate: RequestHandler = (request, response, next) => {
  const given = request.get(correlationHeader);
  const correlationId = given && /^[\w-]{8,64}$/.test(given) ? given : randomUUID();
  (request as Request & { correlationId: string }).correlationId = correlationId;
  response.setHeader(correlationHeader, correlationId);
  next();
};

const secureHeaders = helmet({
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      defaultSrc: ["'none'"],
      frameAncestors: ["'none'"],
      baseUri: ["'none'"],
      formAction: ["'none'"],
    },
  },
});

const noStore: RequestHandler = (_request, response, next) => {
  response.setHeader('cache-control', 'no-store');
  next();
};

function mountRoutes(app: Express, routes: readonly Route[], serving: ServingOptions): void {
  const byPath = new Map<string, Route[]>();
  for (const route of routes) byPath.set(route.path, [...(byPath.get(route.path) ?? []), route]);
  // A fixed segment before a parameter in its place: `/bids/mine` must not be read as `/bids/{bid}`.
  // By code units: a collation puts marks before letters.
  const paths = [...byPath.keys()].sort((a, b) => (specificity(a) < specificity(b) ? -1 : 1));
  for (const path of paths) {
    const ofPath = byPath.get(path) ?? [];
    const resource = app.route(path.replaceAll(/\{(\w+)\}/g, ':$1'));
    for (const route of ofPath) resource[route.method](serveRoute(route, serving));
    resource.all(refuseMethod(ofPath));
  }
}

function specificity(path: string): string {
  return path.replaceAll(/\{\w+\}/g, '~');
}

function refuseMethod(ofPath: readonly Route[]): RequestHandler {
  const allow = ofPath.flatMap(({ method }) => (method === 'get' ? ['GET', 'HEAD'] : [method.toUpperCase()]));
  return () => {
    throw new HttpProblem('methodNotAllowed', { allow: allow.join(', ') });
  };
}

function serveRawMount(mount: RawMount, serving: ServingOptions): RequestHandler {
  return async (request, response, next) => {
    if (!mount.methods.includes(request.method)) return next();
    describeRequest(request, { method: 'post', path: mount.path, secret: true });
    const identity = await identify(request, serving);
    const caller = await authorize(mount.access, identity, null, serving.resolver);
    await mount.handle(request, response, caller);
  };
}

const answerProblem: ErrorRequestHandler = (error: unknown, request, response, _next) => {
  const { problem, headers, isUnexpected } = toProblem(error, correlationIdOf(request));
  if (isUnexpected) request.log.error({ failure: toLoggedError(error) }, 'request failed');
  if (response.headersSent) {
    response.destroy();
    return;
  }
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  response.status(problem.status).type('application/problem+json').send(JSON.stringify(problem));
};
