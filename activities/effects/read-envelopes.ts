import { collectBytes } from '../../domain/sealing/byte-streams.js';
import type { ByteSource } from '../../domain/sealing/byte-streams.js';
import { repeatedFileKeys } from '../../domain/sealing/file-key.js';
import { maxParticipantsBytes, participantsName } from '../../domain/participants/participants.js';
import { readParticipants } from '../../domain/participants/read-participants.js';
import { maxOfferBytes, offerName, parseOffer } from '../../domain/sealing/offer.js';
import { openEnvelope } from '../../domain/sealing/open-envelope.js';
import type { EnvelopeOpening } from '../../domain/sealing/open-envelope.js';
import type { MinutedInspection } from '../../domain/inspection/verdict.js';
import type { Effect } from '../../domain/tender/effects.js';
import type { Offer } from '../../domain/tender/opening/facts.js';
import { envelopeKeyOf } from '../../domain/tender/opening/state.js';
import type { EnvelopeReading, OpenedEnvelope } from '../../entities/stores/opening-store.js';
import { engineCommand } from '../engine-command.js';
import { inspectFile, type ReadingRun } from './inspect-file.js';
import type { Ciphertexts, ContentInspector, Openings } from '../ports.js';
import { reportFact } from '../report-fact.js';
import type { FactReceivers } from '../report-fact.js';

type ReadEnvelopes = Extract<Effect, { kind: 'readEnvelopes' }>['data'];

export interface ReadingDependencies extends FactReceivers {
  readonly openings: Openings;
  readonly ciphertexts: Ciphertexts;
  readonly inspector: ContentInspector;
}

type Result = Pick<EnvelopeReading, 'refused' | 'files' | 'offer' | 'participants'>;

/** Files of ours in an envelope: what the engine reads of them beyond their digests. */
interface OwnFiles {
  offerText?: Uint8Array | undefined;
  participants: EnvelopeReading['participants'];
}

/**
 * Decrypts and checks every envelope of an opening round, inspects its files as those that come unsealed, and minutes what
 * came of each; one that is refused never stops the others. The heartbeat tells a worker that died.
 */
export async function readEnvelopes(
  dependencies: ReadingDependencies,
  about: ReadEnvelopes,
  run: ReadingRun,
): Promise<void> {
  const { openings } = dependencies;
  const { round = 1 } = about;
  const opened = await openings.listOpened(about.tender, about.kind, about.lot);
  const results = new Map<OpenedEnvelope, Result>();
  for (const envelope of opened.filter((candidate) => candidate.round === round))
    results.set(envelope, await readOne(dependencies, about, envelope, run));
  refuseCopies(
    results,
    opened.filter((before) => before.round < round && before.wasSound),
  );
  for (const [{ bid, rectification }, result] of results) {
    run.heartbeat();
    await openings.insertReading({ ...about, bid, rectification, ...result });
  }
  const command = { type: 'confirmReading', data: { kind: about.kind, lot: about.lot } } as const;
  const detail = `${envelopeKeyOf(about.kind, about.lot)}/${round}`;
  await reportFact(dependencies, engineCommand(about.tender, command, detail));
}

async function readOne(
  { ciphertexts, inspector }: ReadingDependencies,
  about: ReadEnvelopes,
  { bid, supplier, sha256, bytes, upload, fileKey, failure }: OpenedEnvelope,
  run: ReadingRun,
): Promise<Result> {
  if (!fileKey) return refused(failure ?? 'envelopeNotForThisKey');
  const own: OwnFiles = { participants: null };
  const inspections = new Map<string, MinutedInspection>();
  const expected = { ...about, bid, supplier, sha256, bytes };
  const ciphertext = beating(ciphertexts.read(upload), run.heartbeat);
  const opening = await openEnvelope(ciphertext, fileKey, expected, async (file, content) => {
    const text = await readOwn(own, about, file.name, content);
    const looked = text ? oneChunk(text) : content;
    inspections.set(file.name, await inspectFile(inspector, looked, file.bytes, run));
  });
  return resultOf(opening, about, inspections, own);
}

/** The bytes of a file that was collected, so that it is inspected like the others; undefined for any other, or one too long. */
async function readOwn(
  own: OwnFiles,
  { kind, tender }: ReadEnvelopes,
  name: string,
  content: ByteSource,
): Promise<Uint8Array | undefined> {
  if (kind === 'economic' && name === offerName) {
    own.offerText = await collectBytes(content, maxOfferBytes);
    return own.offerText;
  }
  if (kind !== 'administrative' || name !== participantsName) return undefined;
  const text = await collectBytes(content, maxParticipantsBytes);
  own.participants = readParticipants(text, tender);
  return text;
}

function resultOf(
  opening: EnvelopeOpening,
  { kind, lot }: ReadEnvelopes,
  inspections: ReadonlyMap<string, MinutedInspection>,
  { offerText, participants }: OwnFiles,
): Result {
  if (!opening.ok) return refused(opening.refused);
  const files = opening.files.map(({ name, bytes, sha256 }) => {
    const inspection = inspections.get(name);
    return { name, bytes, sha256, ...(inspection && { inspection }) };
  });
  if (kind !== 'economic' || lot === null) return { refused: null, files, offer: null, participants };
  const reading = offerText && parseOffer(offerText, lot);
  if (!reading?.ok)
    return { refused: reading?.refused ?? 'offerMissing', files, offer: null, participants: null };
  const { discountPercent, priceCents, labourCostCents, safetyCostCents } = reading.offer;
  const offer: Offer = { discountPercent, priceCents, labourCostCents, safetyCostCents };
  return { refused: null, files, offer, participants: null };
}

/**
 * age draws a file key for each file: where two sound envelopes share one, neither can be told from its copy. What an
 * earlier round read stays as it was minuted; the envelope that comes after it is refused.
 */
function refuseCopies(results: Map<OpenedEnvelope, Result>, before: readonly OpenedEnvelope[]): void {
  const soundNow = [...results]
    .filter(([, { refused: code }]) => code === null)
    .map(([envelope]) => envelope);
  const sound = [...before, ...soundNow].flatMap((envelope) =>
    envelope.fileKey ? [[envelope, envelope.fileKey] as const] : [],
  );
  for (const envelope of repeatedFileKeys(sound).flat())
    if (results.has(envelope)) results.set(envelope, refused('envelopeFileKeyRepeated'));
}

function refused(code: string): Result {
  return { refused: code, files: [], offer: null, participants: null };
}

async function* beating(source: ByteSource, heartbeat: () => void): AsyncGenerator<Uint8Array, void> {
  for await (const chunk of source) {
    heartbeat();
    yield chunk;
  }
}

async function* oneChunk(chunk: Uint8Array): AsyncGenerator<Uint8Array, void> {
  await Promise.resolve();
  yield chunk;
}
