import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { AcknowledgedLog } from './acknowledged-log.js';
import type { Exchange, Answer } from '../transcript/transcript.js';
import { Refused, retryPatiently } from './retry.js';
import type { TokenSource } from './token-source.js';

/** Longer than the API itself waits for the engine (10 s) before it answers 202. */
const requestTimeoutMs = 30_000;

const problemSchema = z.object({ code: z.string(), detail: z.string() });

/** The API's refusal: RFC 9457. */
export class Problem extends Refused {
  override readonly name = 'Problem';

  constructor(
    readonly status: number,
    readonly code: string,
    detail: string,
    readonly answer?: Answer,
  ) {
    super(`${status} ${code}: ${detail}`);
  }
}

const outcomeSchema = z.object({
  commandId: z.string(),
  outcome: z.object({ status: z.literal('accepted'), version: z.int(), at: z.string() }),
});
const receiptSchema = z.object({ receipt: z.string() });

export interface CommandAccepted {
  readonly commandId: string;
  readonly version: number;
  readonly at: string;
}

export interface Revision {
  readonly revision: number;
  readonly action: 'commit' | 'replace' | 'withdraw';
  readonly envelopes: readonly { kind: string; lot: string | null; sha256: string; bytes: number }[];
}

export interface Sending {
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
}

export interface ApiClientOptions {
  readonly baseUrl: string;
  /** Absent for the public. */
  readonly tokens?: TokenSource;
  /** What was acknowledged is written here before anything else happens. */
  readonly log?: AcknowledgedLog;
  /** Told of the first failure of each request that is tried again. */
  readonly onTrouble?: (what: string) => void;
  /** Told of each request once it is answered for good. */
  readonly onAnswer?: (exchange: Omit<Exchange, 'who'>) => void;
}

/** Why a command is asked for again: its outcome is still to come, and nothing has failed. */
export const outcomePending = 'the outcome is pending';

/**
 * One person's way to the API. A write carries an `Idempotency-Key` and is repeated with it until it is answered, so
 * that it survives the end of any process on the other side and still happens once.
 */
export class ApiClient {
  private outstanding = 0;

  constructor(private readonly options: ApiClientOptions) {}

  /** Whether a request was sent and not yet answered; one that waits for its next try was not sent. */
  get isAwaitingAnswer(): boolean {
    return this.outstanding > 0;
  }

  get<S extends z.ZodType>(path: string, schema: S): Promise<z.output<S>> {
    return this.request('GET', path, schema, {});
  }

  /** Every item of a list, page after page. */
  async getAll<S extends z.ZodType>(path: string, item: S): Promise<z.output<S>[]> {
    const pageSchema = z.object({ items: z.array(item), next: z.string().nullish() });
    const found: z.output<S>[] = [];
    let cursor: string | null | undefined = '';
    do {
      const query = cursor ? `?cursor=${encodeURIComponent(cursor)}` : '';
      const page: z.output<typeof pageSchema> = await this.get(`${path}${query}`, pageSchema);
      found.push(...page.items);
      cursor = page.next;
    } while (cursor);
    return found;
  }

  put<S extends z.ZodType>(path: string, schema: S, sending: Sending = {}): Promise<z.output<S>> {
    return this.request('PUT', path, schema, sending);
  }

  post<S extends z.ZodType>(path: string, schema: S, sending: Sending = {}): Promise<z.output<S>> {
    return this.request('POST', path, schema, sending);
  }

  /** Sends an act that moves the process, and waits for its outcome however long the engine takes. */
  async command(tender: string, name: string, body: unknown): Promise<CommandAccepted> {
    const key = randomUUID();
    this.options.log?.write({ kind: 'commandSent', tender, name, key });
    try {
      const { commandId, outcome } = await this.request(
        'POST',
        `/tenders/${tender}/commands/${name}`,
        outcomeSchema,
        { body, headers: { 'idempotency-key': key } },
      );
      const { version, at } = outcome;
      this.options.log?.write({ kind: 'commandAcknowledged', tender, name, key, commandId, version, at });
      return { commandId, version, at };
    } catch (error) {
      if (error instanceof Problem)
        this.options.log?.write({ kind: 'commandRefused', tender, name, key, code: error.code });
      throw error;
    }
  }

  /** Commits, replaces or withdraws a bid; the receipt is on the disk before this returns. */
  async revise(tender: string, bid: string, revision: Revision): Promise<string> {
    const key = randomUUID();
    const about = { tender, bid, revision: revision.revision, key };
    this.options.log?.write({ kind: 'commitSent', ...about, action: revision.action });
    try {
      const { receipt } = await this.request(
        'POST',
        `/tenders/${tender}/bids/${bid}/revisions`,
        receiptSchema,
        { body: revision, headers: { 'idempotency-key': key } },
      );
      this.options.log?.write({ kind: 'commitAcknowledged', ...about, receipt });
      return receipt;
    } catch (error) {
      if (error instanceof Problem)
        this.options.log?.write({ kind: 'commitRefused', ...about, code: error.code });
      throw error;
    }
  }

  /** A request as it is, once, for what is not JSON. */
  async raw(method: string, path: string, init: RequestInit = {}): Promise<Response> {
    const token = await this.options.tokens?.getToken();
    const headers = new Headers(init.headers);
    if (token) headers.set('authorization', `Bearer ${token}`);
    this.outstanding += 1;
    try {
      const signal = AbortSignal.timeout(requestTimeoutMs);
      return await fetch(new URL(path, this.options.baseUrl), { ...init, method, headers, signal });
    } finally {
      this.outstanding -= 1;
    }
  }

  private async request<S extends z.ZodType>(
    method: string,
    path: string,
    schema: S,
    { body, headers = {} }: Sending,
  ): Promise<z.output<S>> {
    const sent = {
      ...(method === 'GET' ? {} : { 'idempotency-key': randomUUID() }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    };
    const init: RequestInit = {
      headers: sent,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    };
    const tell = (answer: Answer): void =>
      this.options.onAnswer?.({ method, path, headers: sent, body, answer });
    try {
      const answer = await retryPatiently(
        () => this.attempt(method, path, init),
        (error) => this.options.onTrouble?.(`${method} ${path}: ${reasonOf(error)}`),
      );
      tell(answer);
      return schema.parse(answer.body);
    } catch (error) {
      if (error instanceof Problem && error.answer) tell(error.answer);
      throw error;
    }
  }

  private async attempt(method: string, path: string, init: RequestInit): Promise<Answer> {
    const response = await this.raw(method, path, init);
    const text = await response.text();
    const { status } = response;
    if (status === 202) throw new Error(outcomePending);
    const body = text === '' ? undefined : parseJson(text);
    const answer: Answer = { status, headers: Object.fromEntries(response.headers), body };
    if (response.ok) return answer;
    throw this.toFailure(answer, text);
  }

  private toFailure(answer: Answer, text: string): Error {
    const { status } = answer;
    if (status === 401) this.options.tokens?.forget();
    const problem = problemSchema.safeParse(answer.body);
    const { code, detail } = problem.success ? problem.data : { code: 'unknown', detail: text.slice(0, 500) };
    const isPassing = status >= 500 || status === 401 || status === 429;
    return isPassing ? new Error(`${status} ${code}`) : new Problem(status, code, detail, answer);
  }
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? `${error.message} (${error.cause.message})` : error.message;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
