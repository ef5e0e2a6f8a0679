import { z } from 'zod';
import { toPublicReceiptJwk } from '../../domain/ledger/receipt.js';
import type { ApiSurface } from '../api-surface.js';
import type { ApiDependencies } from '../dependencies.js';
import { docsPolicy, renderDocsPage } from '../docs-page.js';
import type { Metrics } from '../metrics.js';
import { createOpenApiDocument } from '../openapi.js';
import { defineRoute, type Route } from '../route.js';

export const apiVersion = '1.0.0';

const readySchema = z.strictObject({ database: z.boolean(), engine: z.boolean() });
const jwkSchema = z.strictObject({
  kty: z.string(),
  crv: z.string(),
  x: z.string(),
  kid: z.string().meta({ description: 'RFC 7638 thumbprint' }),
  alg: z.string(),
  use: z.string(),
});

/** What the API says of itself: health, metrics, keys and its own description, which includes these routes. */
export function selfRoutes(
  dependencies: ApiDependencies,
  metrics: Metrics,
  described: () => ApiSurface,
): Route[] {
  return [...stateRoutes(dependencies, metrics), ...descriptionRoutes(dependencies, described)];
}

function stateRoutes({ dataSource, isEngineReady }: ApiDependencies, metrics: Metrics): Route[] {
  return [
    defineRoute({
      method: 'get',
      path: '/health',
      operationId: 'getHealth',
      summary: 'Whether the process is alive',
      tag: 'service',
      access: { anyone: true },
      responses: { 200: { description: 'It is', schema: z.strictObject({ status: z.literal('alive') }) } },
      handler: () => Promise.resolve({ status: 200, body: { status: 'alive' } }),
    }),
    defineRoute({
      method: 'get',
      path: '/ready',
      operationId: 'getReady',
      summary: 'Whether database and engine answer',
      description: 'Bids need the database alone: without the engine they are still taken.',
      tag: 'service',
      access: { anyone: true },
      responses: {
        200: { description: 'Both answer', schema: readySchema },
        503: { description: 'One does not', schema: readySchema },
      },
      handler: async () => {
        const [database, engine] = await Promise.all([
          dataSource.query('SELECT 1').then(
            () => true,
            () => false,
          ),
          isEngineReady(),
        ]);
        return { status: database && engine ? 200 : 503, body: { database, engine } };
      },
    }),
    defineRoute({
      method: 'get',
      path: '/metrics',
      operationId: 'getMetrics',
      summary: 'Prometheus metrics',
      tag: 'service',
      access: { anyone: true },
      responses: {
        200: { description: 'Text exposition', schema: z.string(), contentType: metrics.contentType },
      },
      handler: async () => ({ status: 200, text: await metrics.render() }),
    }),
  ];
}

function descriptionRoutes({ settings, secrets }: ApiDependencies, described: () => ApiSurface): Route[] {
  const document = once(() => {
    const { routes, rawMounts } = described();
    return createOpenApiDocument(routes, rawMounts, { url: settings.url, version: apiVersion });
  });
  const page = once(() => renderDocsPage(document()));
  return [
    defineRoute({
      method: 'get',
      path: '/openapi.json',
      operationId: 'getOpenApi',
      summary: 'This API as an OpenAPI 3.1 document',
      tag: 'service',
      access: { anyone: true },
      responses: { 200: { description: 'OpenAPI 3.1', schema: z.looseObject({ openapi: z.string() }) } },
      handler: () => Promise.resolve({ status: 200, body: document() }),
    }),
    defineRoute({
      method: 'get',
      path: '/docs',
      operationId: 'getDocs',
      summary: 'This API as a page',
      tag: 'service',
      access: { anyone: true },
      responses: {
        200: { description: 'A page', schema: z.string(), contentType: 'text/html; charset=utf-8' },
      },
      handler: () =>
        Promise.resolve({
          status: 200,
          headers: { 'content-security-policy': docsPolicy },
          text: page(),
        }),
    }),
    defineRoute({
      method: 'get',
      path: '/.well-known/jwks.json',
      operationId: 'getReceiptKeys',
      summary: 'Public keys of receipts and acts; none ever leaves',
      tag: 'service',
      access: { anyone: true },
      responses: {
        200: { description: 'A JSON Web Key Set', schema: z.strictObject({ keys: z.array(jwkSchema) }) },
      },
      handler: async () => ({
        status: 200,
        body: { keys: [await toPublicReceiptJwk(secrets.receiptSigningJwk)] },
      }),
    }),
  ];
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}
