import { parseArgs } from 'node:util';
import { z } from 'zod';
import { sealSharePackage } from '../../domain/sealing/share-package.js';
import { isX25519Recipient } from '../../domain/sealing/tender-key.js';
import type { TenderId } from '../../domain/types.js';
import { connect, pathTo, type Api } from '../api.js';
import { CliError } from '../cli-error.js';
import { commonOptions, type Command, type CommandContext, type Outcome } from '../command.js';
import { readIdentityFile } from '../identity-file.js';
import { describeKey } from '../key-ref.js';
import { fetchOwnShares, openOwnShare, type OwnShare } from '../own-shares.js';
import { requiredOption, requiredPositional } from '../required.js';

const successorSchema = z.object({ person: z.string(), recipient: z.string().nullable() });

/** Who leaves opens his shares here, holds each against its commitment, and seals it to his successor. */
export const keysHandover: Command = {
  usage: 'keys handover TENDER --to PERSON --identity FILE',
  summary: 'leave: give all your shares of a tender to a successor who has enrolled',
  run: handOver,
};

async function handOver(args: readonly string[], context: CommandContext): Promise<Outcome> {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: { ...commonOptions, to: { type: 'string' }, identity: { type: 'string' } },
    allowPositionals: true,
  });
  const tender = requiredPositional(positionals, 'TENDER') as TenderId;
  const to = requiredOption(values.to, 'to');
  const { identity } = await readIdentityFile(requiredOption(values.identity, 'identity'), context);
  const api = await connect(context, values.url);
  const own = await fetchOwnShares(api, tender);
  if (own.length === 0) throw new CliError('noShares', `you hold no share of ${tender}`);
  const recipient = await fetchRecipient(api, tender, to);
  // The service says whose key it is: read out over another line, it is seen to be the successor's.
  context.say(`sealing to ${to}, recipient ${recipient}`);
  const shares = await Promise.all(own.map((share) => reseal(tender, share, identity, recipient)));
  await api.post(`${pathTo('tenders', tender)}/shares/handovers`, { to, shares }, z.unknown());
  const handed = shares.map(({ kind, lot, index }) => ({ kind, lot, index }));
  return {
    result: { tender, to, recipient, shares: handed },
    lines: handed.map((share) => `share ${share.index} of ${describeKey(share)} handed to ${to}`),
  };
}

async function fetchRecipient(api: Api, tender: TenderId, person: string): Promise<string> {
  const { recipient } = await api.get(pathTo('tenders', tender, 'custodians', person), successorSchema);
  if (recipient === null) {
    throw new CliError('successorNotEnrolled', `${person} has no recipient yet (bando keys enrol)`);
  }
  if (!isX25519Recipient(recipient)) throw new CliError('recipientInvalid', 'no X25519 recipient of age');
  return recipient;
}

async function reseal(tender: TenderId, share: OwnShare, identity: string, recipient: string) {
  const opened = await openOwnShare(tender, share, identity);
  const { kind, lot, index } = opened;
  return { kind, lot, index, sealed: await sealSharePackage(opened, recipient) };
}
