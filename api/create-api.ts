import type { Express } from 'express';
import type { Logger } from 'pino';
import { Feed } from '../application/tenders/feed.js';
import type { ApiSurface } from './api-surface.js';
import { createApp } from './app.js';
import type { Authenticator } from './authentication.js';
import type { ApiDependencies } from './dependencies.js';
import { createMetrics } from './metrics.js';
import type { RateLimits } from './rate-limit.js';
import { createSurface } from './create-surface.js';

export interface ApiOptions {
  readonly authenticator: Authenticator;
  readonly logger: Logger;
  /** Aborted when the server stops. */
  readonly stopping: AbortSignal;
  /** Checks every answer against its schema; for tests. */
  readonly checkResponses?: boolean;
  readonly limits?: RateLimits;
  readonly trustProxy?: string | undefined;
}

/** The whole API over its dependencies, ready to be served, and what it is made of. */
export function createApi(
  dependencies: ApiDependencies,
  options: ApiOptions,
): { app: Express; surface: ApiSurface } {
  const feed = new Feed(dependencies.dataSource);
  const metrics = createMetrics(() => feed.countRecord());
  const surface = createSurface(dependencies, metrics);
  const app = createApp({
    checkResponses: false,
    ...options,
    ...surface,
    dependencies,
    metrics,
  });
  return { app, surface };
}
