import type { DocumentSubject } from '../documents/document-kinds.js';
import type { FvoeDocumentCode } from '../fvoe/documents.js';
import type { BidId, EnvelopeKind, LotId, TenderId } from '../types.js';
import type { Tender } from './tender.js';

export interface Communicate<Communication extends string> {
  readonly tender: TenderId;
  readonly communication: Communication;
  /** Version of the event that is communicated: with kind and recipient it makes a message unique. */
  readonly version: number;
  readonly lot?: LotId;
  readonly bid?: BidId;
}

/** One document, in every language: ids only, since it travels through Temporal. */
export type RenderDocumentData = DocumentSubject & { readonly tender: TenderId };

/** A check of requirements: whom it is about stands in the record, since it travels through Temporal. */
export interface AskFvoeData {
  readonly tender: TenderId;
  readonly lot: LotId;
  readonly bid: BidId;
  /** The command id of the request. */
  readonly check: string;
  /** The act that holds what some documents need: people, prefectures. */
  readonly act: string;
  readonly documents: readonly FvoeDocumentCode[];
}

/** Work that an event starts and that must reach its end through any crash. It never holds up the tender's clock. */
export type EffectOf<Communication extends string> =
  | { readonly kind: 'publishNotice'; readonly data: { tender: TenderId } }
  | {
      readonly kind: 'readEnvelopes';
      /** `round` counts from 1; absent in effects of an older version, when a key had only one. */
      readonly data: { tender: TenderId; kind: EnvelopeKind; lot: LotId | null; round?: number };
    }
  | { readonly kind: 'askFvoe'; readonly data: AskFvoeData }
  | { readonly kind: 'communicate'; readonly data: Communicate<Communication> }
  | { readonly kind: 'renderDocument'; readonly data: RenderDocumentData };

/** What the effects of an event may rest on; `tender` is the state after it. */
export interface EffectContext<Communication extends string> {
  readonly tender: Tender;
  readonly communicate: <Named extends Communication>(
    communication: Named,
    about?: { lot?: LotId; bid?: BidId },
  ) => EffectOf<Named>;
}

/** The effects that the events of a stage start; an event without any is left out. */
export type Effects<Events, Communication extends string> = {
  readonly [T in keyof Events]?: (
    data: Readonly<Events[T]>,
    context: EffectContext<Communication>,
  ) => EffectOf<Communication>[];
};
