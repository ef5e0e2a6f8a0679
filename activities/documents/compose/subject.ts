import type { DocumentKind } from '../../../domain/documents/document-kinds.js';
import type { DocumentSubject } from '../../../domain/documents/document-kinds.js';
import type { ActReference } from '../../../domain/tender/act.js';
import type { DraftLot } from '../../../domain/tender/draft.js';
import type { RecordedEvent, TenderEventData, TenderEventType } from '../../../domain/tender/events.js';
import type { BidId, Instant, LotId } from '../../../domain/types.js';
import type { ActRecord, DocumentSource } from '../../../entities/stores/document-source.js';
import type { LotText } from '../../../templates/communications/communication-data.js';
import type { DocumentData } from '../../../templates/documents/document-data.js';
import type { ActText, DocumentFrame, LotFacts } from '../../../templates/documents/document-parts.js';

/** What one kind says beyond the letterhead. */
export interface Content<K extends DocumentKind> {
  /** The instant that the document bears. */
  readonly madeAt: Instant;
  /** The act that it is, where it is one, with who signed it. */
  readonly act: string | null;
  readonly signature?: { readonly name: string; readonly signedAt: Instant };
  readonly data: Omit<DocumentData[K], keyof DocumentFrame>;
}

/** Reads what a document says; null where there is nothing to say. */
export type Composer<K extends DocumentKind> = (
  source: DocumentSource,
  subject: DocumentSubject,
) => Promise<Content<K> | null>;

/** The data of the event that makes the document. */
export function dataOf<T extends TenderEventType>(
  { event }: { event: RecordedEvent },
  ...types: readonly T[]
): TenderEventData[T] {
  if (!types.includes(event.type as T)) throw new Error(`${event.type} is not ${types.join(' or ')}`);
  return event.data as unknown as TenderEventData[T];
}

/** The last event of a type that is about the lot. */
export function lastOf<T extends TenderEventType>(
  events: readonly RecordedEvent[],
  type: T,
  matches: (data: TenderEventData[T]) => boolean,
): RecordedEvent & { readonly data: TenderEventData[T] } {
  const found = events.findLast(
    (event) => event.type === type && matches(event.data as unknown as TenderEventData[T]),
  );
  if (!found) throw new Error(`no ${type} before the document that rests on it`);
  return found as unknown as RecordedEvent & { readonly data: TenderEventData[T] };
}

/** An act with the content of its document. */
export interface NamedAct {
  readonly record: ActRecord;
  readonly text: ActText;
}

export async function readAct(source: DocumentSource, { id }: ActReference): Promise<NamedAct> {
  const record = (await source.listActs()).get(id);
  if (!record) throw new Error(`act ${id} is not registered`);
  return { record, text: toActText(record) };
}

export function toActText({
  content,
  register,
  registeredAt,
  authorName,
  role,
  signedAt,
}: ActRecord): ActText {
  const reasons = typeof content.reasons === 'string' ? content.reasons : '';
  return { reasons, register, registeredAt, signedBy: { name: authorName, role }, signedAt };
}

/** The content of an act that a person signed: it bears the instant of its registration. */
export function asAct<D extends object>(
  { record, text }: NamedAct,
  data: D,
): {
  madeAt: Instant;
  act: string;
  signature: { name: string; signedAt: Instant };
  data: D & { act: ActText };
} {
  const { id, registeredAt, authorName: name, signedAt } = record;
  return { madeAt: registeredAt, act: id, signature: { name, signedAt }, data: { ...data, act: text } };
}

export function getLot({ moment }: DocumentSource, id: LotId): DraftLot {
  const lot = moment.draft.lots.find((one) => one.id === id);
  if (!lot) throw new Error(`no lot ${id}`);
  return lot;
}

export function lotText(source: DocumentSource, id: LotId): LotText {
  const { title, cig } = getLot(source, id);
  return { id, title, cig };
}

export function lotFacts(source: DocumentSource, id: LotId): LotFacts {
  const { baseCents, safetyCents } = getLot(source, id);
  return { ...lotText(source, id), baseCents, safetyCents };
}

export function nameIn(names: ReadonlyMap<string, { readonly name: string }>, bid: BidId): string {
  const found = names.get(bid);
  if (!found) throw new Error('a bid without a bidder');
  return found.name;
}

export function definedLot({ lot }: DocumentSubject): LotId {
  if (!lot) throw new Error('the document is about a lot');
  return lot;
}

export function definedBid({ bid }: DocumentSubject): BidId {
  if (!bid) throw new Error('the document is about a bid');
  return bid;
}
