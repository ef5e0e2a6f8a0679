import type { DataSource } from 'typeorm';
import type { DocumentLanguage } from '../../domain/documents/document-kinds.js';
import { letterheadOf } from '../../domain/documents/letterhead.js';
import { DomainError } from '../../domain/errors.js';
import { isReceiptClaims, type ReceiptClaims } from '../../domain/ledger/receipt-claims.js';
import { receiptDigest } from '../../domain/ledger/receipt.js';
import type { RectifiableKind } from '../../domain/tender/rectification/state.js';
import type { LotId, SupplierId, TenderId } from '../../domain/types.js';
import { BidStore } from '../../entities/stores/bid-store.js';
import { findReceiptNames, type ReceiptNames } from '../../entities/stores/receipt-source.js';
import { RectificationStore } from '../../entities/stores/rectification-store.js';
import { tenderReceiptOf } from '../../standards/ubl/from-tender/bid-documents.js';
import { knownAuthority } from '../../standards/ubl/from-tender/parties.js';
import { tenderReceipt } from '../../standards/ubl/tender-receipt.js';
import type { DocumentAttachment, DocumentData } from '../../templates/documents/document-data.js';
import type { ReceiptIssuer } from './receipt-issuer.js';

/** Typesets a receipt, in a process of its own. Throws `temporarilyUnavailable` where too many wait. */
export interface ReceiptPrinter {
  print(
    request: {
      readonly kind: 'bidReceipt';
      readonly lang: DocumentLanguage;
      readonly data: DocumentData['bidReceipt'];
      readonly simulation: boolean;
      readonly attachment: DocumentAttachment;
    },
    signature: null,
  ): Promise<Uint8Array>;
}

/** A receipt of one's own bid: of a revision, or of the sealed rectification of one of its envelopes. */
export interface ReceiptReference {
  readonly revision: number;
  readonly rectified: { readonly kind: RectifiableKind; readonly lot: LotId } | null;
}

/**
 * Receipts as UBL and on paper, made when their supplier asks and kept nowhere: before the deadline nothing may show that
 * somebody bids. From the stored claims, so that whoever asks again gets the same bytes.
 */
export class ReceiptDocuments {
  readonly #bids: BidStore;
  readonly #rectifications: RectificationStore;

  constructor(
    private readonly dataSource: DataSource,
    private readonly receipts: ReceiptIssuer,
    private readonly printer: ReceiptPrinter,
  ) {
    this.#bids = new BidStore(dataSource);
    this.#rectifications = new RectificationStore(dataSource);
  }

  /** TenderReceipt. Throws `notFound`. */
  async readXml(tender: TenderId, supplier: SupplierId, reference: ReceiptReference): Promise<Uint8Array> {
    const { claims } = await this.#find(tender, supplier, reference);
    return xmlOf(claims, await this.#namesOf(claims)).bytes;
  }

  /** PDF/A-3a with the XML attached. Throws `notFound`. */
  async readPdf(
    tender: TenderId,
    supplier: SupplierId,
    reference: ReceiptReference,
    lang: DocumentLanguage,
  ): Promise<Uint8Array> {
    const { claims, text } = await this.#find(tender, supplier, reference);
    const names = await this.#namesOf(claims);
    const receiptSha256 = receiptDigest(await this.receipts.sign(text));
    const data = { ...this.#frameOf(claims, names), supplier: names.supplier, claims, receiptSha256 };
    const { simulation } = names.draft;
    const request = { kind: 'bidReceipt', lang, data, simulation, attachment: xmlOf(claims, names) } as const;
    return this.printer.print(request, null);
  }

  async #find(
    tender: TenderId,
    supplier: SupplierId,
    reference: ReceiptReference,
  ): Promise<{ claims: ReceiptClaims; text: string }> {
    const text = await this.#findClaims(tender, supplier, reference);
    if (text === undefined) throw new DomainError('notFound');
    const claims: unknown = JSON.parse(text);
    if (!isReceiptClaims(claims)) throw new Error('the claims of a receipt are not those of a receipt');
    return { claims, text };
  }

  async #findClaims(
    tender: TenderId,
    supplier: SupplierId,
    { revision, rectified }: ReceiptReference,
  ): Promise<string | undefined> {
    if (!rectified) {
      const revisions = await this.#bids.listRevisions(tender, supplier);
      return revisions.find((one) => one.revision === revision)?.claims;
    }
    const { kind, lot } = rectified;
    const own = await this.#rectifications.listOwn(tender, supplier);
    return own.find((one) => one.revision === revision && one.kind === kind && one.lot === lot)?.claims;
  }

  async #namesOf({ tender, supplier }: ReceiptClaims): Promise<ReceiptNames> {
    const names = await findReceiptNames(this.dataSource, tender, supplier);
    if (!names) throw new Error('a receipt without its tender or supplier');
    return names;
  }

  #frameOf({ tender: id, receivedAt }: ReceiptClaims, { draft, authority, rup }: ReceiptNames) {
    const { title, procedure, lots, cup, cui } = draft;
    const base = this.receipts.issuer;
    return {
      authority: letterheadOf(authority, draft),
      tender: {
        ...{ id, title, procedure, cup, cui },
        lots: lots.map((lot) => ({ id: lot.id, title: lot.title, cig: lot.cig })),
        link: new URL(`tenders/${id}`, base.endsWith('/') ? base : `${base}/`).href,
      },
      rup,
      madeAt: receivedAt,
    };
  }
}

function xmlOf(
  claims: ReceiptClaims,
  { draft, authority, supplier, fiscalCode }: ReceiptNames,
): DocumentAttachment {
  const model = tenderReceiptOf({
    claims,
    authority: knownAuthority(claims.authority, letterheadOf(authority, draft)),
    supplier: { id: claims.supplier, name: supplier, fiscalCode },
    simulation: draft.simulation,
  });
  return {
    name: `${tenderReceipt.type}.xml`,
    mediaType: 'application/xml',
    bytes: new TextEncoder().encode(tenderReceipt.write(model)),
  };
}
