import type { DataSource } from 'typeorm';
import { DomainError } from '../../domain/errors.js';
import {
  disclosedFiles,
  envelopeDisclosure,
  mayKnowBidders,
  type Disclosure,
  type Reader,
} from '../../domain/tender/disclosure.js';
import { rivalsOf } from '../../domain/tender/participation/state.js';
import { lotsOverLimit } from '../../domain/tender/participation/winner.js';
import { roundsOf } from '../../domain/tender/opening/state.js';
import { isDecided, type DecidedRectification } from '../../domain/tender/rectification/state.js';
import type { ParticipantsReading } from '../../domain/participants/read-participants.js';
import type { TenderDraft } from '../../domain/tender/draft.js';
import type { Tender } from '../../domain/tender/tender.js';
import type { AgreementOfBid } from '../../domain/tender/terms/state.js';
import type { BidStanding, SubmittedBid } from '../../domain/tender/bidding/state.js';
import type { BidId, EnvelopeKind, Instant, LotId, SupplierId, TenderId } from '../../domain/types.js';
import { DraftStore } from '../../entities/stores/draft-store.js';
import { OpeningStore, type ReadFile, type StoredReading } from '../../entities/stores/opening-store.js';
import type { SealedStorage } from '../../entities/stores/secret-box.js';
import { viewGuarantee, type GuaranteeView } from './guarantee-view.js';
import { getDisclosureMoment, namesOf, type DisclosureMoment } from '../tenders/disclosure-facts.js';

/** One use of a key. */
export interface OpeningView {
  readonly kind: EnvelopeKind;
  readonly lot: LotId | null;
  /** From 1; a key is used again for envelopes that were not on its first list. */
  readonly round: number;
  readonly openedAt: Instant;
  readonly readAt: Instant | null;
  readonly envelopes: readonly EnvelopeView[];
}

export interface EnvelopeView {
  readonly bid: BidId;
  /** Name of the bidder; null for who may not know it yet. */
  readonly supplier: string | null;
  /** Why the envelope was refused; null when it was read. */
  readonly refused: string | null;
  readonly files: readonly ReadFile[];
  /** Who bids with whom, of an administrative envelope that says it; absent where it does not. */
  readonly participants?: ParticipantsReading;
  /** The rectification beside it, where there is one and it is decided; accepted, it counts in its place. */
  readonly rectification?: DecidedRectificationView;
}

export interface DecidedRectificationView {
  readonly outcome: DecidedRectification['outcome'];
  readonly refused: string | null;
  readonly files: readonly ReadFile[];
}

export interface BidView {
  readonly bid: BidId;
  readonly supplier: { readonly id: SupplierId; readonly name: string };
  readonly lots: readonly {
    readonly lot: LotId;
    readonly standing: BidStanding;
    /** Bids that have a company in common with this one and stand in the lot too (art. 68 c. 14). */
    readonly sharesWith: readonly BidId[];
    /** Whether the lot is beyond those that one may bid for (art. 58 c. 4). */
    readonly isOverLimit: boolean;
    readonly guarantee: GuaranteeView | null;
    /** Another collective agreement than the documents name, which the bidder applies (art. 11 c. 3). */
    readonly agreement: AgreementOfBid | null;
  }[];
  /** Obligations of the documents that it does not accept; null while nobody recorded its answers. */
  readonly commitmentsMissing: readonly string[] | null;
}

/** What was opened, as far as the reader's part in the tender lets him see it. */
export class Openings {
  readonly #store: OpeningStore;

  constructor(
    private readonly dataSource: DataSource,
    secrets: SealedStorage,
  ) {
    this.#store = new OpeningStore(dataSource, secrets);
  }

  async list(id: TenderId, reader: Reader): Promise<OpeningView[]> {
    const moment = await getDisclosureMoment(this.dataSource, id);
    const readings = await this.#store.listReadings(id);
    const names = await this.#namesFor(moment, reader);
    return usedKeys(moment).map(({ kind, lot, round, openedAt, readAt, bids }) => ({
      ...{ kind, lot, round, openedAt, readAt },
      envelopes: readings
        .filter((reading) => reading.kind === kind && reading.lot === lot && bids.includes(reading.bid))
        .filter(({ rectification }) => rectification === null)
        .flatMap((reading) =>
          toView(moment, reader, { ...reading, beside: findBeside(reading, readings) }, names),
        ),
    }));
  }

  /** Who bids and how each bid stands. Before the closing there is nobody to name, whoever has bid. */
  async listBids(id: TenderId, reader: Reader): Promise<BidView[]> {
    const { tender, facts } = await getDisclosureMoment(this.dataSource, id);
    if (!tender.closedAt) return [];
    if (!mayKnowBidders(tender, reader, facts)) throw new DomainError('notPermitted', { tender: id });
    const draft = await getDraft(this.dataSource, id);
    const bids = Object.entries(tender.bids) as [BidId, SubmittedBid][];
    const names = await namesOf(
      this.dataSource,
      bids.map(([, { supplier }]) => supplier),
    );
    return bids.map(([bid, { supplier, lots }]) => ({
      bid,
      supplier: { id: supplier, name: names.get(supplier) ?? supplier },
      lots: (Object.entries(lots) as [LotId, BidStanding][]).map(([lot, standing]) => ({
        ...{ lot, standing },
        sharesWith: rivalsOf(tender, bid, lot),
        isOverLimit: lotsOverLimit(tender, bid).includes(lot),
        guarantee: viewGuarantee(tender, draft, bid, lot),
        agreement: tender.otherAgreements[bid]?.[lot] ?? null,
      })),
      commitmentsMissing: tender.commitmentsMissing[bid] ?? null,
    }));
  }

  async #namesFor({ tender, facts }: DisclosureMoment, reader: Reader): Promise<ReadonlyMap<BidId, string>> {
    const isBidder = Object.values(tender.bids).some(({ supplier }) => supplier === reader.supplier);
    if (!mayKnowBidders(tender, reader, facts) && !isBidder) return new Map();
    const bids = Object.entries(tender.bids) as [BidId, SubmittedBid][];
    const names = await namesOf(
      this.dataSource,
      bids.map(([, { supplier }]) => supplier),
    );
    return new Map(bids.map(([bid, { supplier }]) => [bid, names.get(supplier) ?? supplier]));
  }
}

async function getDraft(dataSource: DataSource, id: TenderId): Promise<TenderDraft> {
  const found = await new DraftStore(dataSource).find(id);
  if (!found) throw new DomainError('notFound', { tender: id });
  return found.content;
}

function usedKeys({ tender }: DisclosureMoment) {
  const refs: { kind: EnvelopeKind; lot: LotId | null }[] = [
    { kind: 'administrative', lot: null },
    ...(Object.keys(tender.lots).sort() as LotId[]).flatMap((lot) => [
      { kind: 'technical' as const, lot },
      { kind: 'economic' as const, lot },
    ]),
  ];
  return refs.flatMap(({ kind, lot }) =>
    roundsOf(tender, kind, lot).map((used, at) => ({ kind, lot, round: at + 1, ...used })),
  );
}

function findBeside(
  { bid, kind, lot }: StoredReading,
  readings: readonly StoredReading[],
): StoredReading | undefined {
  return readings.find(
    (one) => one.rectification !== null && one.bid === bid && one.kind === kind && one.lot === lot,
  );
}

function toRectification(
  { rectifications }: Pick<Tender, 'rectifications'>,
  beside: StoredReading | undefined,
  disclosure: Disclosure,
): DecidedRectificationView | undefined {
  const decided = beside?.rectification ? rectifications[beside.rectification] : undefined;
  if (!beside || !isDecided(decided)) return undefined;
  const { outcome } = decided;
  return { outcome, refused: beside.refused, files: disclosedFiles(beside.files, disclosure) };
}

function toView(
  { tender, facts }: DisclosureMoment,
  reader: Reader,
  {
    bid,
    kind,
    lot,
    refused,
    files,
    participants,
    beside,
  }: StoredReading & { beside: StoredReading | undefined },
  names: ReadonlyMap<BidId, string>,
): EnvelopeView[] {
  const disclosure = envelopeDisclosure(tender, reader, { bid, kind, lot }, facts);
  if (disclosure === 'none') return [];
  const rectification = toRectification(tender, beside, disclosure);
  return [
    {
      ...{ bid, supplier: names.get(bid) ?? null, refused, files: disclosedFiles(files, disclosure) },
      ...(participants && disclosure === 'whole' && { participants }),
      ...(rectification && { rectification }),
    },
  ];
}
