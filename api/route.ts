import type { Writable } from 'node:stream';
import type { z } from 'zod';
import type { Access } from './access.js';
import type { Caller } from './caller.js';

export type HttpMethod = 'get' | 'post' | 'put' | 'delete' | 'patch';

export interface RouteRequest {
  readonly params?: z.ZodObject;
  readonly query?: z.ZodObject;
  /** Only the headers named here are read; names in lower case. */
  readonly headers?: z.ZodObject;
  readonly body?: z.ZodType;
}

type Parsed<T> = T extends z.ZodType ? z.output<T> : undefined;

export interface RouteInput<R extends RouteRequest> {
  readonly params: Parsed<R['params']>;
  readonly query: Parsed<R['query']>;
  readonly headers: Parsed<R['headers']>;
  readonly body: Parsed<R['body']>;
}

export interface ResponseSpec {
  readonly description: string;
  /** JSON unless `contentType` says otherwise; absent for an empty answer. */
  readonly schema?: z.ZodType;
  readonly contentType?: string;
  readonly headers?: z.ZodObject;
}

export interface RequestContext {
  readonly caller: Caller;
  readonly correlationId: string;
  /** Aborted when the client goes away or the server stops: long answers end by it. */
  readonly signal: AbortSignal;
  /** The file that the body is; throws where the route takes none. */
  readonly content: () => AsyncIterable<Uint8Array>;
  /** Header of the request as sent, for what no schema describes (`Range`, `Last-Event-ID`). */
  readonly header: (name: string) => string | undefined;
}

/** An answer: `body` as JSON, `text` or `stream` under the `contentType` of the response's specification, or nothing. */
export interface RouteResult {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly text?: string;
  readonly stream?: (target: Writable) => Promise<void>;
}

interface RouteDescription<R extends RouteRequest> {
  readonly method: HttpMethod;
  /** OpenAPI form: `/tenders/{id}/bids/mine`. */
  readonly path: string;
  readonly operationId: string;
  readonly summary: string;
  readonly description?: string;
  readonly tag: string;
  readonly request?: R;
  readonly responses: Readonly<Record<number, ResponseSpec>>;
  readonly access: Access;
  /** Concerns who bids: never logged nor counted, so that nothing differs with 0 and with 50 bids. */
  readonly secret?: boolean;
  /** Body limit where 256 KiB are too few. */
  readonly bodyLimitKiB?: number;
  /** The body is a file, octets as they are, which the handler takes from `content()`. */
  readonly takesFile?: { readonly limitBytes: number };
}

export interface RouteDefinition<R extends RouteRequest> extends RouteDescription<R> {
  readonly handler: (context: RequestContext, input: RouteInput<R>) => Promise<RouteResult>;
}

/** A route with its types erased, as the application mounts and documents it. */
export interface Route extends RouteDescription<RouteRequest> {
  readonly handle: (context: RequestContext, input: unknown) => Promise<RouteResult>;
}

/** One definition is the validation, the authorisation, the documentation and the handler of a route. */
export function defineRoute<R extends RouteRequest>(definition: RouteDefinition<R>): Route {
  const { handler, ...description } = definition;
  return { ...description, handle: (context, input) => handler(context, input as RouteInput<R>) };
}

/** The parameter that names the tender (or its draft) in the path, from which the caller's roles are resolved. */
export function isAboutTender(route: Pick<Route, 'path'>): boolean {
  return route.path.startsWith('/tenders/{id}') || route.path.startsWith('/drafts/{id}');
}
