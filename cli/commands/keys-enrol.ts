import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { connect } from '../api.js';
import { CliError } from '../cli-error.js';
import { commonOptions, type Command, type CommandContext, type Outcome } from '../command.js';
import { defaultIdentityFile, makeIdentityFile, readIdentityFile } from '../identity-file.js';

/** age's own default. */
const defaultWorkFactor = 18;

/** A custodian's identity, made here; only its recipient goes to the service. */
export const keysEnrol: Command = {
  usage: 'keys enrol [--identity FILE] [--work-factor N]',
  summary: 'make your custodian identity, with a recovery file under a passphrase, and enrol its recipient',
  run: enrol,
};

async function enrol(args: readonly string[], context: CommandContext): Promise<Outcome> {
  const { values } = parseArgs({
    args: [...args],
    options: { ...commonOptions, identity: { type: 'string' }, 'work-factor': { type: 'string' } },
  });
  const path = values.identity ?? defaultIdentityFile;
  const workFactor = parseWorkFactor(values['work-factor']);
  const api = await connect(context, values.url);
  // A file that is already there is enrolled again: a call that failed is repeated without a second identity.
  const known = existsSync(path);
  const { recipient } = known
    ? await readIdentityFile(path, context)
    : await makeIdentityFile(path, context, workFactor);
  await api.put('/me/custodian-recipient', { recipient });
  return {
    result: { recipient, identity: path, made: !known },
    lines: [`recipient ${recipient}`, `identity in ${path}: keep it and its passphrase, nobody else has it`],
  };
}

/** A random passphrase needs no stretching; a remembered one does. 20 is the most that age opens. */
function parseWorkFactor(text: string | undefined): number {
  const workFactor = Number(text ?? defaultWorkFactor);
  if (!Number.isInteger(workFactor) || workFactor < 10 || workFactor > 20) {
    throw new CliError('usage', '--work-factor is from 10 to 20');
  }
  return workFactor;
}
