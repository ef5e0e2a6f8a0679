/** What a command may use of the world besides files and HTTP: given, so that tests give theirs. */
export interface CommandContext {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** One line for the person in front of it, on standard error. */
  readonly say: (line: string) => void;
  /** Asks without showing the answer. */
  readonly askSecret: (question: string) => Promise<string>;
}

export interface Outcome {
  /** One JSON object: the whole answer with `--json`. */
  readonly result: object;
  /** The same for a person; none where the command always prints its JSON. */
  readonly lines?: readonly string[];
}

export interface Command {
  readonly usage: string;
  readonly summary: string;
  readonly run: (args: readonly string[], context: CommandContext) => Promise<Outcome>;
}

/** Options that every command understands. */
export const commonOptions = {
  url: { type: 'string' },
  json: { type: 'boolean' },
} as const;
