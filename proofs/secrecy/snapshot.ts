/** An answer without what changes from one request to the next by itself. */
export interface Shown {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface Looker {
  readonly role: string;
  /** Absent for the public. */
  readonly token?: string;
}

/** What is new in every answer: its date, the id of the request, the clock. */
const passingHeaders = new Set(['date', 'x-correlation-id', 'keep-alive', 'connection', 'transfer-encoding']);
const passingMembers = new Set(['now', 'correlationId']);
/** A draft's timetable is counted from the moment in which it is asked for. */
const passingInDrafts = new Set([...passingMembers, 'startAt']);
/** A stream of events has no end: so much of it is read. */
const streamMs = 600;

/** What every role sees at every path, under `role path`. */
export async function snapshot(
  api: string,
  lookers: readonly Looker[],
  paths: readonly string[],
): Promise<Map<string, Shown>> {
  const shown = new Map<string, Shown>();
  for (const looker of lookers) {
    const answers = await Promise.all(paths.map((path) => look(api, looker, path)));
    for (const [at, answer] of answers.entries()) shown.set(`${looker.role} ${paths[at]}`, answer);
  }
  return shown;
}

async function look(api: string, { token }: Looker, path: string): Promise<Shown> {
  const abort = new AbortController();
  const response = await fetch(new URL(path, api), {
    headers: token ? { authorization: `Bearer ${token}` } : {},
    signal: abort.signal,
  });
  const isStream = response.headers.get('content-type')?.startsWith('text/event-stream') ?? false;
  const body = isStream ? await readFor(response, abort) : await response.text();
  const headers = [...response.headers].filter(([name]) => !passingHeaders.has(name));
  return { status: response.status, headers: Object.fromEntries(headers), body: normalise(path, body) };
}

async function readFor(response: Response, abort: AbortController): Promise<string> {
  const timer = setTimeout(() => abort.abort(), streamMs);
  let text = '';
  try {
    const decoder = new TextDecoder();
    for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
      text += decoder.decode(chunk, { stream: true });
    }
  } catch (error) {
    if (!abort.signal.aborted) throw error;
  } finally {
    clearTimeout(timer);
  }
  return text;
}

function normalise(path: string, body: string): string {
  const passing = path.startsWith('/drafts/') ? passingInDrafts : passingMembers;
  try {
    return JSON.stringify(JSON.parse(body), (name, value: unknown) =>
      passing.has(name) ? '(passing)' : value,
    );
  } catch {
    return body;
  }
}

/** The keys under which two snapshots differ. */
export function differences(before: ReadonlyMap<string, Shown>, after: ReadonlyMap<string, Shown>): string[] {
  const keys = new Set([...before.keys(), ...after.keys()]);
  return [...keys].filter((key) => JSON.stringify(before.get(key)) !== JSON.stringify(after.get(key)));
}
