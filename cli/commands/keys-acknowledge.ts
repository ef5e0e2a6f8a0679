import { parseArgs } from 'node:util';
import { z } from 'zod';
import type { TenderId } from '../../domain/types.js';
import { connect, pathTo } from '../api.js';
import { CliError } from '../cli-error.js';
import { commonOptions, type Command, type CommandContext, type Outcome } from '../command.js';
import { readIdentityFile } from '../identity-file.js';
import { describeKey } from '../key-ref.js';
import { fetchOwnShares, openOwnShare } from '../own-shares.js';
import { requiredOption, requiredPositional } from '../required.js';

/** Publication waits until each custodian has opened his packages once. */
export const keysAcknowledge: Command = {
  usage: 'keys acknowledge TENDER --identity FILE',
  summary: 'open your shares of a tender, check them and say so',
  run: acknowledge,
};

async function acknowledge(args: readonly string[], context: CommandContext): Promise<Outcome> {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: { ...commonOptions, identity: { type: 'string' } },
    allowPositionals: true,
  });
  const tender = requiredPositional(positionals, 'TENDER') as TenderId;
  const { identity } = await readIdentityFile(requiredOption(values.identity, 'identity'), context);
  const api = await connect(context, values.url);
  const shares = await fetchOwnShares(api, tender);
  if (shares.length === 0) throw new CliError('noShares', `you hold no share of ${tender}`);
  const packages = await Promise.all(shares.map((share) => openOwnShare(tender, share, identity)));
  const commitments = shares.map(({ commitment }) => commitment);
  await api.post(`${pathTo('tenders', tender)}/shares/acknowledgements`, { commitments }, z.unknown());
  return {
    result: { tender, commitments },
    lines: packages.map(
      (share) => `share ${share.index} of ${describeKey(share)}, not before ${share.notBefore}`,
    ),
  };
}
