import { z } from 'zod';
import { CliError } from './cli-error.js';

const timeoutMs = 30_000;

/** RFC 9457, with the service's code; an OAuth error has the same two halves under other names. */
const problemSchema = z.object({
  code: z.string().optional(),
  detail: z.string().optional(),
  title: z.string().optional(),
  error: z.string().optional(),
  error_description: z.string().optional(),
});

/** One HTTP exchange whose answer must have the schema's shape; every other end is a `CliError`. */
export async function fetchJson<T>(url: string, schema: z.ZodType<T>, init: RequestInit = {}): Promise<T> {
  const response = await send(url, init);
  const body = await readJson(response);
  if (!response.ok) throw toCliError(response, body);
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  const where = parsed.error.issues[0]?.path.join('.') ?? '';
  throw new CliError(
    'answerInvalid',
    `${pathOf(url)} answered in a shape that this client does not know (${where})`,
  );
}

async function send(url: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, { ...init, signal: AbortSignal.timeout(timeoutMs) });
  } catch (error) {
    const cause = error instanceof Error ? (error.cause ?? error) : error;
    throw new CliError(
      'serviceUnreachable',
      `${pathOf(url)}: ${cause instanceof Error ? cause.message : String(cause)}`,
    );
  }
}

async function readJson(response: Response): Promise<unknown> {
  const text = await response.text();
  if (text === '') return {};
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function toCliError(response: Response, body: unknown): CliError {
  const problem = problemSchema.safeParse(body);
  const said: z.infer<typeof problemSchema> = problem.success ? problem.data : {};
  const code = said.code ?? said.error ?? `http${response.status}`;
  const explanation =
    said.detail ?? said.error_description ?? said.title ?? `${pathOf(response.url)} was refused`;
  return new CliError(code, `${explanation} (HTTP ${response.status})`);
}

/** Without the query, which may carry what a log should not. */
function pathOf(url: string): string {
  return url.split('?')[0] ?? url;
}
