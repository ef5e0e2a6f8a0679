import { parseArgs } from 'node:util';
import { z } from 'zod';
import { checkManifest } from '../../domain/sealing/check-manifest.js';
import {
  keyRefsOf,
  makeManifest,
  manifestFingerprint,
  type Custodian,
} from '../../domain/sealing/manifest.js';
import type { LotId, PersonId, TenderId } from '../../domain/types.js';
import { connect, pathTo } from '../api.js';
import { CliError } from '../cli-error.js';
import { commonOptions, type Command, type CommandContext, type Outcome } from '../command.js';
import { describeKey } from '../key-ref.js';
import { requiredPositional } from '../required.js';

const custodySchema = z.object({
  k: z.int(),
  n: z.int(),
  notBefore: z.string(),
  lots: z.array(z.string()).min(1),
  custodians: z.array(z.object({ person: z.string(), recipient: z.string().nullish() })),
});
type Custody = z.infer<typeof custodySchema>;

/** The keys of a tender, made, split and tested on the preparing officer's machine; the service sees no key. */
export const keysMake: Command = {
  usage: 'keys make TENDER',
  summary: 'make and split the keys of a tender for its custodians, and upload the manifest',
  run: make,
};

async function make(args: readonly string[], context: CommandContext): Promise<Outcome> {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: commonOptions,
    allowPositionals: true,
  });
  const tender = requiredPositional(positionals, 'TENDER') as TenderId;
  const api = await connect(context, values.url);
  const custody = await api.get(`${pathTo('tenders', tender)}/custody`, custodySchema);
  const { k, n, notBefore } = custody;
  const lots = custody.lots as LotId[];
  const custodians = enrolledCustodians(custody);
  const made = await makeManifest({ tender, notBefore, k, n, keyRefs: keyRefsOf(lots), custodians });
  const manifest = checkManifest(made, { tender, lots, custodians, k, n, notBefore });
  await api.put(`${pathTo('tenders', tender)}/manifest`, manifest);
  const keys = manifest.keys.map(({ kind, lot, recipient }) => ({ kind, lot, recipient }));
  const fingerprint = manifestFingerprint(manifest);
  return {
    result: { tender, fingerprint, k, n, notBefore, keys },
    lines: [
      `manifest sha256:${fingerprint}`,
      `${k} of ${n} custodians, not before ${notBefore}`,
      ...keys.map((key) => `${describeKey(key)} ${key.recipient}`),
    ],
  };
}

function enrolledCustodians({ n, custodians }: Custody): Custodian[] {
  const missing = custodians.filter(({ recipient }) => !recipient).map(({ person }) => person);
  if (missing.length > 0) {
    throw new CliError(
      'custodiansNotEnrolled',
      `these custodians have no recipient yet: ${missing.join(', ')}`,
    );
  }
  if (custodians.length !== n) {
    throw new CliError('custodiansIncomplete', `${n} custodians are needed, ${custodians.length} are named`);
  }
  return custodians.map(({ person, recipient }) => ({
    custodian: person as PersonId,
    recipient: recipient ?? '',
  }));
}
