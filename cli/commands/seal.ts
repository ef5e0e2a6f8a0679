import { open, rename, rm } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { DomainError } from '../../domain/errors.js';
import { maxParticipantsBytes, participantsName } from '../../domain/participants/participants.js';
import { readParticipants } from '../../domain/participants/read-participants.js';
import { collectBytes } from '../../domain/sealing/byte-streams.js';
import { findKey, manifestFingerprint, type KeyRef } from '../../domain/sealing/manifest.js';
import { maxOfferBytes, offerName, parseOffer } from '../../domain/sealing/offer.js';
import {
  sealEnvelope,
  type EnvelopeToSeal,
  type SealedEnvelope,
} from '../../domain/sealing/seal-envelope.js';
import type { BidId, SupplierId, TenderId } from '../../domain/types.js';
import { pathTo, serviceUrl } from '../api.js';
import { CliError } from '../cli-error.js';
import { commonOptions, type Command, type CommandContext, type Outcome } from '../command.js';
import { filesToSeal, type LocalFile } from '../files-to-seal.js';
import { describeKey, parseKeyRef } from '../key-ref.js';
import { requiredOption } from '../required.js';
import { sound } from './participants.js';
import { loadManifest } from '../tender-manifest.js';

const options = {
  ...commonOptions,
  tender: { type: 'string' },
  supplier: { type: 'string' },
  bid: { type: 'string' },
  kind: { type: 'string' },
  lot: { type: 'string' },
  manifest: { type: 'string' },
  fingerprint: { type: 'string' },
  output: { type: 'string', short: 'o' },
} as const;

/** Seals on the supplier's machine; with a manifest file it needs no network. */
export const seal: Command = {
  usage:
    'seal --tender TENDER --supplier SUPPLIER --bid BID --kind KIND [--lot LOT] ' +
    '[--manifest FILE|URL] [--fingerprint SHA256] -o OUT FILE...',
  summary: 'seal the files of one envelope to the tender’s key, and print what the commit names',
  run: sealFiles,
};

async function sealFiles(args: readonly string[], context: CommandContext): Promise<Outcome> {
  const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
  const tender = requiredOption(values.tender, 'tender') as TenderId;
  const supplier = requiredOption(values.supplier, 'supplier') as SupplierId;
  const bid = requiredOption(values.bid, 'bid') as BidId;
  const output = requiredOption(values.output, 'output');
  const ref = parseKeyRef(values.kind, values.lot);
  if (positionals.length === 0) throw new CliError('usage', 'name the files of the envelope');
  const published = (): string => `${serviceUrl(context, values.url)}${pathTo('tenders', tender)}/manifest`;
  const manifest = await loadManifest(values.manifest ?? published(), tender, values.fingerprint);
  context.say(`manifest sha256:${manifestFingerprint(manifest)}`);
  const key = findKey(manifest, ref.kind, ref.lot);
  if (key === undefined) throw new CliError('keyUnknown', `the manifest has no key for ${describeKey(ref)}`);
  const files = await filesToSeal(positionals);
  await assertOffer(ref, files);
  await assertParticipants(ref, files, tender);
  const sealed = await writeSealed({ tender, supplier, bid, ...ref, files }, key.recipient, output, files);
  return { result: { ...ref, ...sealed, recipient: key.recipient } };
}

/** Nobody can look into the envelope before its opening: an offer that will not be read is said now. */
async function assertOffer({ kind, lot }: KeyRef, files: readonly LocalFile[]): Promise<void> {
  if (kind !== 'economic' || lot === null) return;
  const file = files.find(({ name }) => name === offerName);
  if (file === undefined)
    throw new CliError('offerMissing', `an economic envelope holds a file named ${offerName}`);
  const reading = parseOffer(await collectBytes(file.content(), maxOfferBytes), lot);
  if (reading.ok) return;
  throw new CliError(reading.refused, `${file.path} is no bando-offer/1 for ${lot} in «${reading.member}»`);
}

/** Who bids with whom is read at the opening: a group that is not complete is said now. */
async function assertParticipants(
  { kind }: KeyRef,
  files: readonly LocalFile[],
  tender: TenderId,
): Promise<void> {
  const file = files.find(({ name }) => name === participantsName);
  if (kind !== 'administrative' || file === undefined) return;
  const text = await collectBytes(file.content(), maxParticipantsBytes);
  sound(readParticipants(text, tender), file.path);
}

/** Under another name until it is whole: a sealing that stops leaves no file that looks sealed. */
async function writeSealed(
  envelope: EnvelopeToSeal,
  recipient: string,
  output: string,
  files: readonly LocalFile[],
): Promise<SealedEnvelope> {
  const part = `${output}.part`;
  const file = await open(part, 'w');
  try {
    const sealed = await sealEnvelope(envelope, recipient, (chunk) => file.writeFile(chunk));
    await file.sync();
    await file.close();
    await rename(part, output);
    return sealed;
  } catch (error) {
    await file.close().catch(() => undefined);
    await rm(part, { force: true });
    throw nameTheFile(error, files);
  }
}

/** The domain says which file by its place in the list; here, on the supplier's own screen, it has its name. */
function nameTheFile(error: unknown, files: readonly LocalFile[]): unknown {
  if (!(error instanceof DomainError) || typeof error.params.file !== 'number') return error;
  const path = files[error.params.file]?.path ?? '';
  const reasons: Readonly<Record<string, string>> = {
    name: 'its name cannot be in an envelope, or is there twice',
    content: 'it changed while it was being sealed',
  };
  return new CliError(error.code, `${path}: ${reasons[String(error.params.member)] ?? 'refused'}`);
}
