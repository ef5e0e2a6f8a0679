import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Access } from './access.js';
import type { Caller } from './caller.js';

/**
 * A handler that reads the request by itself (the tus protocol). It is authenticated and authorised like a route, is
 * treated as secret, and stands in the named list of what the OpenAPI document leaves out.
 */
export interface RawMount {
  /** `/uploads`: the path and everything below it. */
  readonly path: string;
  /** What it answers; a request of another method is a route's. */
  readonly methods: readonly string[];
  /** Why the document leaves it out, with the specification that describes it instead. */
  readonly documentedBy: string;
  readonly access: Access;
  handle(request: IncomingMessage, response: ServerResponse, caller: Caller): Promise<void>;
}
