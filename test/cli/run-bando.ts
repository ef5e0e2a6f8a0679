import { runCommand } from '../../cli/run-command.js';

export interface Run {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

export interface RunOptions {
  readonly env?: Readonly<Record<string, string>>;
  readonly secrets?: readonly string[];
}

/** `bando …` in this process: what it printed and its exit code. `secrets` are typed at its prompts, in turn. */
export async function runBando(argv: readonly string[], options: RunOptions = {}): Promise<Run> {
  let out = '';
  let err = '';
  const secrets = [...(options.secrets ?? [])];
  const context = {
    env: options.env ?? {},
    say: (line: string) => void (err += `${line}\n`),
    askSecret: () => Promise.resolve(secrets.shift() ?? ''),
  };
  const streams = { out: (text: string) => void (out += text), err: (text: string) => void (err += text) };
  const code = await runCommand(argv, context, streams);
  return { code, out, err };
}
