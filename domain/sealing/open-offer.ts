import { collectBytes, type ByteSource } from './byte-streams.js';
import { maxOfferBytes, offerName, parseOffer, type OfferReading } from './offer.js';
import { openEnvelope, type EnvelopeOpening, type ExpectedEnvelope } from './open-envelope.js';

export type OfferOpening =
  | (Extract<EnvelopeOpening, { ok: true }> & { readonly offer: OfferReading })
  | Extract<EnvelopeOpening, { ok: false }>;

/**
 * Opens an economic envelope and reads its `offer.json`. An offer that is missing or unreadable does not refuse the
 * envelope: its files are there for the commission to look at, and what follows is decided by a person.
 */
export async function openOffer(
  ciphertext: ByteSource,
  fileKey: Uint8Array,
  expected: ExpectedEnvelope,
): Promise<OfferOpening> {
  const { lot } = expected;
  if (lot === null) throw new TypeError('an economic envelope is of a lot');
  let offer: OfferReading = { ok: false, refused: 'offerMissing' };
  const opening = await openEnvelope(ciphertext, fileKey, expected, async ({ name }, content) => {
    if (name === offerName) offer = parseOffer(await collectBytes(content, maxOfferBytes), lot);
  });
  return opening.ok ? { ...opening, offer } : opening;
}
