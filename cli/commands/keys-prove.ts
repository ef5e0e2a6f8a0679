import { base64 } from '@scure/base';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { unseal } from '../../domain/sealing/sealed-file.js';
import { connect, pathTo } from '../api.js';
import { CliError } from '../cli-error.js';
import { commonOptions, type Command, type CommandContext, type Outcome } from '../command.js';
import { readIdentityFile } from '../identity-file.js';
import { requiredOption, requiredPositional } from '../required.js';

const challengeSchema = z.object({ sealed: z.base64() });

/**
 * A share package is hundreds of bytes long. Without this bound a service that sends the custodian's own sealed
 * share as its challenge would have it opened and sent back, before its time.
 */
const maxNonceBytes = 64;

/** Three working days before the deadline each custodian shows that the key is still his. */
export const keysProve: Command = {
  usage: 'keys prove TENDER --identity FILE',
  summary: 'prove, by opening a nonce, that you still hold your identity',
  run: prove,
};

async function prove(args: readonly string[], context: CommandContext): Promise<Outcome> {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: { ...commonOptions, identity: { type: 'string' } },
    allowPositionals: true,
  });
  const tender = requiredPositional(positionals, 'TENDER');
  const { identity } = await readIdentityFile(requiredOption(values.identity, 'identity'), context);
  const api = await connect(context, values.url);
  const custody = `${pathTo('tenders', tender)}/custody`;
  const { sealed } = await api.post(`${custody}/challenges`, {}, challengeSchema);
  const nonce = await openNonce(base64.decode(sealed), identity);
  await api.post(`${custody}/proofs`, { nonce }, z.unknown());
  return { result: { tender, proved: true }, lines: ['proved'] };
}

async function openNonce(sealed: Uint8Array, identity: string): Promise<string> {
  const nonce = await unseal(sealed, identity).catch(() => {
    throw new CliError('challengeNotForThisIdentity', 'the challenge does not open with this identity');
  });
  if (nonce.length > maxNonceBytes) {
    throw new CliError(
      'challengeNotANonce',
      'the service asks to open something else than a nonce: not answered',
    );
  }
  return Buffer.from(nonce).toString('hex');
}
