import type { BidId, EnvelopeKind, LotId, TenderId } from '../types.js';
import type { RecordedEvent } from './events.js';
import type { Tender } from './tender.js';

/** Legal communications and notices of the engine; texts live in `templates/`. */
export const communicationKinds = [
  'publication',
  'rectification',
  'extension',
  'custodyWarning',
  'integrationRequest',
  'exclusion',
  'explanationsRequest',
  'award',
  'contractSigned',
  'revocation',
  'bidReceipt',
] as const;
export type CommunicationKind = (typeof communicationKinds)[number];

/** Work that an event starts and that must reach its end through any crash. It never holds up the tender's clock. */
export type Effect =
  | { readonly kind: 'publishNotice'; readonly data: { tender: TenderId } }
  | {
      readonly kind: 'readEnvelopes';
      readonly data: { tender: TenderId; kind: EnvelopeKind; lot: LotId | null };
    }
  | { readonly kind: 'communicate'; readonly data: CommunicateData };

export type EffectKind = Effect['kind'];

export interface CommunicateData {
  readonly tender: TenderId;
  readonly communication: CommunicationKind;
  /** Version of the event that is communicated: with kind and recipient it makes a message unique. */
  readonly version: number;
  readonly lot?: LotId;
  readonly bid?: BidId;
}

/** The effects that a recorded event starts. `tender` is the state after the event. */
export function effectsOf(event: RecordedEvent, tender: Tender): Effect[] {
  const communicate = (
    communication: CommunicationKind,
    about: { lot?: LotId; bid?: BidId } = {},
  ): Effect => ({
    kind: 'communicate',
    data: { tender: tender.id, communication, version: event.version, ...about },
  });
  switch (event.type) {
    case 'noticeTransmitted':
      return [{ kind: 'publishNotice', data: { tender: tender.id } }];
    case 'tenderPublished':
      return [communicate('publication')];
    case 'tenderRectified':
      return [communicate('rectification')];
    case 'submissionExtended':
      return [communicate('extension')];
    case 'custodyProofsCounted':
      return event.data.proven < event.data.needed ? [communicate('custodyWarning')] : [];
    case 'envelopesOpened':
      return [
        { kind: 'readEnvelopes', data: { tender: tender.id, kind: event.data.kind, lot: event.data.lot } },
      ];
    case 'integrationRequested':
      return [communicate('integrationRequest', { bid: event.data.bid })];
    case 'bidExcluded':
      return [communicate('exclusion', { bid: event.data.bid })];
    case 'explanationsRequested':
      return [communicate('explanationsRequest', { lot: event.data.lot, bid: event.data.bid })];
    case 'bidFoundAbnormal':
      return [communicate('exclusion', { lot: event.data.lot, bid: event.data.bid })];
    case 'lotAwarded':
      return [communicate('award', { lot: event.data.lot, bid: event.data.bid })];
    case 'contractSigned':
      return [communicate('contractSigned', { lot: event.data.lot })];
    case 'tenderRevoked':
      return [communicate('revocation')];
    default:
      return [];
  }
}
