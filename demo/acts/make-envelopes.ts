import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { participantsName } from '../../domain/participants/participants.js';
import { redactedFolder } from '../../domain/sealing/entry-path.js';
import type { EnvelopeKind, LotId } from '../../domain/types.js';
import { upload } from '../client/tus-upload.js';
import type { LotOffer } from '../fixture.js';
import { onePagePdf } from '../one-page-pdf.js';
import type { Bidder } from '../people.js';
import type { Rehearsal } from '../rehearsal.js';
import { forgettableDeclaration, requiredDeclarations } from '../required-declarations.js';
import { seal, writeAgreement, writeParticipants } from '../bando-commands.js';

export interface NamedEnvelope {
  readonly kind: EnvelopeKind;
  readonly lot: LotId | null;
  readonly sha256: string;
  readonly bytes: number;
  /** The sealed file on the bidder's machine. */
  readonly file: string;
}

type Files = Readonly<Record<string, Buffer>>;

interface EnvelopeContent {
  readonly kind: EnvelopeKind;
  readonly lot: LotId | null;
  readonly files: Files;
}

/** The economic envelope of another offer, sealed and uploaded: what a rectification is made of. */
export function makeEconomicEnvelope(
  rehearsal: Rehearsal,
  bidder: Bidder,
  offer: LotOffer,
): Promise<NamedEnvelope> {
  return makeEnvelope(rehearsal, bidder, economic(offer));
}

/** Writes what the bid says, seals it on the bidder's machine, uploads what is sealed. */
export async function makeEnvelopes(
  rehearsal: Rehearsal,
  bidder: Bidder,
  offers: readonly LotOffer[],
): Promise<NamedEnvelope[]> {
  const contents = [
    await administrative(rehearsal, bidder),
    ...offers.flatMap((offer) => [technical(rehearsal, bidder, offer), economic(offer)]),
  ];
  const made: NamedEnvelope[] = [];
  for (const content of contents) made.push(await makeEnvelope(rehearsal, bidder, content));
  return made;
}

async function makeEnvelope(
  rehearsal: Rehearsal,
  bidder: Bidder,
  { kind, lot, files }: EnvelopeContent,
): Promise<NamedEnvelope> {
  const machine = rehearsal.machineOf(bidder);
  const name = [kind, lot].filter(Boolean).join('-');
  const folder = join(machine, 'to-seal', name);
  await rm(folder, { recursive: true, force: true });
  for (const [file, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, file)), { recursive: true });
    await writeFile(join(folder, file), content);
  }
  const out = join(machine, `${name}.age`);
  const paths = Object.keys(files).map((file) => join(folder, file));
  await seal(rehearsal, bidder, { kind, lot, paths, out });
  const { sha256, bytes } = await upload(bidder.client, await readFile(out));
  return { kind, lot, sha256, bytes, file: out };
}

async function administrative(rehearsal: Rehearsal, bidder: Bidder): Promise<EnvelopeContent> {
  const { fixture } = rehearsal;
  const forgets = fixture.actOf(bidder.handle, 'omitDeclaration');
  const forgotten = forgets && (forgets.declaration ?? forgettableDeclaration);
  const declared = requiredDeclarations.filter(({ name }) => name !== forgotten);
  const files = declared.map(({ name, title }) => [name, onePagePdf([bidder.firm, '', title])] as const);
  const participants = await makeParticipants(rehearsal, bidder);
  return { kind: 'administrative', lot: null, files: { ...Object.fromEntries(files), ...participants } };
}

/** Who bids with whom, and on which collective agreement, where there is something to say. */
async function makeParticipants(rehearsal: Rehearsal, bidder: Bidder): Promise<Files> {
  const group = rehearsal.fixture.actOf(bidder.handle, 'leadGroup');
  const agreement = rehearsal.fixture.actOf(bidder.handle, 'applyAgreement');
  if (!group && !agreement) return {};
  const folder = rehearsal.machineOf(bidder);
  await mkdir(folder, { recursive: true });
  const file = join(folder, participantsName);
  if (group) await writeParticipants(rehearsal, bidder, rehearsal.getBidder(group.member), file);
  if (agreement) await writeAgreement(rehearsal, bidder, agreement, file);
  return { [participantsName]: await readFile(file) };
}

function technical({ fixture }: Rehearsal, { handle, firm }: Bidder, { lot }: LotOffer): EnvelopeContent {
  const name = 'relazione-tecnica.pdf';
  const criteria = fixture.getLot(lot).criteria.map(({ id, title }) => `${id}. ${title.it}`);
  const files: Record<string, Buffer> = {
    [name]: onePagePdf([firm, `Relazione tecnica, ${lot}`, '', ...criteria]),
  };
  if (fixture.actOf(handle, 'redact')) {
    files[`${redactedFolder}/${name}`] = onePagePdf([
      firm,
      `Relazione tecnica, ${lot}`,
      '',
      'Segreti tecnici oscurati (art. 35 c. 4 lett. a d.lgs. 36/2023)',
    ]);
    files[`${redactedFolder}/motivazione.pdf`] = onePagePdf([
      firm,
      `Motivazione dell’oscuramento, ${lot}`,
      '',
      'L’algoritmo descritto al capitolo 2 è un segreto tecnico non brevettato.',
    ]);
  }
  return { kind: 'technical', lot, files };
}

/** Labour and safety costs of the bidder's own are part of the offer (art. 108 c. 9). */
function economic({ lot, discountPercent, priceCents }: LotOffer): EnvelopeContent {
  const offer = {
    format: 'bando-offer/1',
    ...{ lot, discountPercent, priceCents },
    labourCostCents: Math.round(priceCents * 0.4),
    safetyCostCents: Math.round(priceCents * 0.01),
  };
  return { kind: 'economic', lot, files: { 'offer.json': Buffer.from(JSON.stringify(offer)) } };
}
