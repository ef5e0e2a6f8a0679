import {
  createDocument,
  type oas31,
  type ZodOpenApiOperationObject,
  type ZodOpenApiPathsObject,
} from 'zod-openapi';
import { accessText } from './access.js';
import { problemSchema } from './problem.js';
import type { RawMount } from './raw-mount.js';
import type { ResponseSpec, Route } from './route.js';

export interface DocumentOptions {
  readonly url: string;
  readonly version: string;
}

/** The OpenAPI 3.1 document of the routes: made of the same schemas that parse requests and check answers. */
export function createOpenApiDocument(
  routes: readonly Route[],
  rawMounts: readonly RawMount[],
  { url, version }: DocumentOptions,
): oas31.OpenAPIObject {
  const paths: ZodOpenApiPathsObject = {};
  for (const route of routes)
    paths[route.path] = { ...paths[route.path], [route.method]: toOperation(route) };
  return createDocument({
    openapi: '3.1.0',
    info: { title: 'Bando', version, description: descriptionOf(rawMounts) },
    servers: [{ url }],
    tags: [...new Set(routes.map(({ tag }) => tag))].map((name) => ({ name })),
    paths,
    components: {
      securitySchemes: {
        oidc: {
          type: 'http',
          scheme: 'bearer',
          bearerFormat: 'JWT',
          description: 'OpenID Connect access token',
        },
      },
    },
  });
}

function descriptionOf(rawMounts: readonly RawMount[]): string {
  const named = rawMounts.map(({ path, documentedBy }) => `${path} – ${documentedBy}.`);
  return [
    'The open engine for innovation e-procurement. Refusals are RFC 9457 problems with stable codes; unknown fields ' +
      'are refused; instants are UTC with microseconds.',
    ...(named.length > 0 ? [`Outside this document, by a specification of its own: ${named.join(' ')}`] : []),
  ].join('\n\n');
}

function toOperation(route: Route): ZodOpenApiOperationObject {
  const { request } = route;
  return {
    operationId: route.operationId,
    summary: route.summary,
    description: [route.description, accessText(route.access)].filter(Boolean).join('\n\n'),
    tags: [route.tag],
    security: 'anyone' in route.access ? [{}, { oidc: [] }] : [{ oidc: [] }],
    requestParams: {
      ...(request?.params ? { path: request.params } : {}),
      ...(request?.query ? { query: request.query } : {}),
      ...(request?.headers ? { header: request.headers } : {}),
    },
    ...requestBodyOf(route),
    responses: {
      ...Object.fromEntries(
        Object.entries(route.responses).map(([status, specified]) => [status, toResponse(specified)]),
      ),
      default: {
        description: 'A refusal, with its stable code',
        content: { 'application/problem+json': { schema: problemSchema } },
      },
    },
  };
}

function requestBodyOf({ request, takesFile }: Route): Pick<ZodOpenApiOperationObject, 'requestBody'> {
  if (takesFile) return { requestBody: { required: true, content: { 'application/octet-stream': {} } } };
  if (!request?.body) return {};
  return { requestBody: { required: true, content: { 'application/json': { schema: request.body } } } };
}

function toResponse({ description, schema, contentType, headers }: ResponseSpec): object {
  const content =
    schema || contentType ? { [contentType ?? 'application/json']: schema ? { schema } : {} } : null;
  return { description, ...(headers ? { headers } : {}), ...(content ? { content } : {}) };
}
