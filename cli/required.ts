import { CliError } from './cli-error.js';

/** The one positional argument of a command. */
export function requiredPositional(positionals: readonly string[], name: string): string {
  const [value] = positionals;
  if (value === undefined || positionals.length !== 1) throw new CliError('usage', `one ${name} is needed`);
  return value;
}

export function requiredOption(value: string | undefined, option: string): string {
  if (value === undefined || value === '') throw new CliError('usage', `--${option} is needed`);
  return value;
}
