import { parseArgs } from 'node:util';
import { z } from 'zod';
import type { KeyRef } from '../../domain/sealing/manifest.js';
import type { SharePackage } from '../../domain/sealing/share-package.js';
import type { TenderId } from '../../domain/types.js';
import { connect, pathTo, type Api } from '../api.js';
import { CliError } from '../cli-error.js';
import { commonOptions, type Command, type CommandContext, type Outcome } from '../command.js';
import { readIdentityFile } from '../identity-file.js';
import { describeKey, parseKeyRef } from '../key-ref.js';
import { fetchOwnShares, openOwnShare } from '../own-shares.js';
import { requiredOption, requiredPositional } from '../required.js';

const keySchema = z.object({
  recipient: z.string(),
  notBefore: z.string(),
  /** The tender's clock, which a simulation moves forward. */
  now: z.string(),
  releasable: z.boolean(),
  permittedBy: z.object({ type: z.string(), at: z.string() }).nullable(),
  /** The use of the key that the share is released for. */
  round: z.int(),
  opened: z.boolean(),
});
type KeyState = z.infer<typeof keySchema>;

const releaseSchema = z.object({
  status: z.enum(['waiting', 'opened']),
  /** Shares still to be released. */
  missing: z.int(),
});

/** One share for one key: never before its time, and only for the event that permits it. */
export const shareRelease: Command = {
  usage: 'share release TENDER --kind KIND [--lot LOT] --identity FILE',
  summary: 'release your share of one key, when its opening is permitted',
  run: release,
};

async function release(args: readonly string[], context: CommandContext): Promise<Outcome> {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: {
      ...commonOptions,
      kind: { type: 'string' },
      lot: { type: 'string' },
      identity: { type: 'string' },
    },
    allowPositionals: true,
  });
  const tender = requiredPositional(positionals, 'TENDER') as TenderId;
  const ref = parseKeyRef(values.kind, values.lot);
  const identityFile = requiredOption(values.identity, 'identity');
  const api = await connect(context, values.url);
  const keyPath = `${pathTo('tenders', tender, 'keys', ref.kind, ref.lot ?? '-')}`;
  const state = await api.get(keyPath, keySchema);
  if (state.opened) {
    // Also the answer to a share whose own answer was lost: the key is open and asks for nothing more.
    return {
      result: { tender, ...ref, status: 'opened', missing: 0 },
      lines: [`${describeKey(ref)}: already opened`],
    };
  }
  const permittedBy = assertReleasable(ref, state, state.notBefore);
  context.say(`the opening of ${describeKey(ref)} is permitted by ${permittedBy.type}, ${permittedBy.at}`);
  const { identity } = await readIdentityFile(identityFile, context);
  const sharePackage = await openShareOf(api, tender, ref, state, identity);
  assertReleasable(ref, state, sharePackage.notBefore);
  const { status, missing } = await api.post(
    `${keyPath}/shares?round=${state.round}`,
    sharePackage,
    releaseSchema,
  );
  const { index } = sharePackage;
  return {
    result: { tender, ...ref, index, permittedBy, status, missing },
    lines: [`share ${index} of ${describeKey(ref)} released: ${status}${awaited(missing)}`],
  };
}

function awaited(missing: number): string {
  return missing === 0 ? '' : ` for ${missing} more`;
}

async function openShareOf(
  api: Api,
  tender: TenderId,
  { kind, lot }: KeyRef,
  { recipient }: KeyState,
  identity: string,
): Promise<SharePackage> {
  const shares = await fetchOwnShares(api, tender);
  const share = shares.find((own) => own.kind === kind && own.lot === lot && own.recipient === recipient);
  if (share === undefined)
    throw new CliError('noShares', `you hold no share of ${describeKey({ kind, lot })}`);
  return openOwnShare(tender, share, identity);
}

/**
 * The time that counts is the one inside the share, committed to when the keys were made: what the service says of
 * it is believed only to refuse early, before the passphrase is asked.
 */
function assertReleasable(ref: KeyRef, state: KeyState, notBefore: string): { type: string; at: string } {
  const now = Date.parse(state.now);
  // A time that cannot be read is never reached.
  if (!(now >= Date.parse(notBefore))) {
    throw new CliError('tooEarly', `the share of ${describeKey(ref)} is not released before ${notBefore}`);
  }
  if (!state.releasable || state.permittedBy === null) {
    const event =
      state.permittedBy === null ? 'no event permits it' : `${state.permittedBy.type} is not enough`;
    throw new CliError('notPermitted', `the opening of ${describeKey(ref)} is not permitted yet: ${event}`);
  }
  return state.permittedBy;
}
