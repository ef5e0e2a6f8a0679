/** One request of a person and its answer, as they went over the wire. */
export interface Exchange {
  readonly who: string;
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
  readonly answer: Answer;
}

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** Parsed; undefined where there is none. */
  readonly body: unknown;
}

/** A `bando` command that a person runs on his own machine. */
export interface Command {
  readonly who: string;
  readonly argv: readonly string[];
  /** The line that it ended with when it was refused. */
  readonly refused: string | null;
}

export type Entry =
  | ({ readonly kind: 'exchange' } & Exchange)
  | ({ readonly kind: 'command' } & Command)
  | { readonly kind: 'note'; readonly text: string };

export interface Step {
  readonly title: string;
  readonly entries: Entry[];
}

/**
 * What people say to the API and hear from it, within the steps that a path tells. What happens between the steps, or
 * only to find out whether the engine has got there, is left out.
 */
export class Transcript {
  readonly steps: Step[] = [];
  private current: Step | undefined;
  private quiet = 0;
  private pick: (body: unknown) => unknown = (body) => body;

  async during<T>(title: string, play: () => Promise<T>): Promise<T> {
    const outer = this.current;
    this.current = { title, entries: [] };
    this.steps.push(this.current);
    try {
      return await play();
    } finally {
      this.current = outer;
    }
  }

  async quietly<T>(play: () => Promise<T>): Promise<T> {
    this.quiet += 1;
    try {
      return await play();
    } finally {
      this.quiet -= 1;
    }
  }

  /** Of the answers that come meanwhile only what `pick` leaves of their bodies is written down. */
  async shortened<T>(pick: (body: unknown) => unknown, play: () => Promise<T>): Promise<T> {
    const outer = this.pick;
    this.pick = pick;
    try {
      return await play();
    } finally {
      this.pick = outer;
    }
  }

  /** A reading asked again until it answers what is awaited counts once, as it answered last. */
  record(entry: Entry): void {
    if (!this.current || this.quiet > 0) return;
    const { entries } = this.current;
    if (isSameReading(entries.at(-1), entry)) entries.pop();
    entries.push(entry.kind === 'exchange' ? this.toShort(entry) : entry);
  }

  private toShort<E extends Exchange>(exchange: E): E {
    const { answer } = exchange;
    return { ...exchange, answer: { ...answer, body: this.pick(answer.body) } };
  }
}

function isSameReading(before: Entry | undefined, entry: Entry): boolean {
  if (before?.kind !== 'exchange' || entry.kind !== 'exchange' || entry.method !== 'GET') return false;
  return before.who === entry.who && before.method === 'GET' && before.path === entry.path;
}
