import { parseArgs } from 'node:util';

/** `--name N` of the command line, else the environment's variable, else the whole size. */
export function numericOption(name: string, variable: string, whole: number): number {
  const { values } = parseArgs({ options: { [name]: { type: 'string' } }, strict: false });
  const given = Number(values[name] ?? process.env[variable] ?? whole);
  if (!Number.isInteger(given) || given < 1) throw new Error(`--${name} is a number of at least 1`);
  return given;
}
