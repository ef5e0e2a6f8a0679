import type { CommunicationKind } from '../../domain/tender/effects.js';
import type { Instant, LocalisedText, LotId, PersonId, SupplierId, TenderId } from '../../domain/types.js';
import { rowsOf, type Queryable } from './queryable.js';

/** A legal communication with its proven time of sending. */
export interface Message {
  readonly id: string;
  readonly tender: TenderId;
  readonly kind: CommunicationKind;
  readonly lot: LotId | null;
  readonly subject: LocalisedText;
  readonly body: LocalisedText;
  readonly sentAt: Instant;
}

export interface AddressedMessage extends Message {
  /** Name of the supplier or person it went to. */
  readonly to: string;
}

/** Where a page begins: after this message. */
export interface MessagePosition {
  readonly sentAt: Instant;
  readonly id: string;
}

export interface MessagePage {
  readonly after: MessagePosition | null;
  readonly limit: number;
}

/** Messages of the platform to suppliers and people; they are only ever added. */
export class MessageStore {
  constructor(private readonly db: Queryable) {}

  /** The newest first. */
  async listInbox(
    reader: { supplier: SupplierId | null; person: PersonId },
    { after, limit }: MessagePage,
  ): Promise<Message[]> {
    return rowsOf<Message>(
      this.db,
      `SELECT ${columns} FROM messages m
       WHERE (supplier = $1::uuid OR person = $2)
         AND ($3::timestamptz IS NULL OR (sent_at, id) < ($3::timestamptz, $4::uuid))
       ORDER BY sent_at DESC, id DESC LIMIT $5`,
      [reader.supplier, reader.person, after?.sentAt ?? null, after?.id ?? null, limit],
    );
  }

  /** Those of a tender but receipts of bids, which concern their bidder alone. */
  async listOfTender(tender: TenderId, { after, limit }: MessagePage): Promise<AddressedMessage[]> {
    return rowsOf<AddressedMessage>(
      this.db,
      `SELECT ${columns}, coalesce(s.name, p.name, m.person) AS to FROM messages m
       LEFT JOIN suppliers s ON s.id = m.supplier LEFT JOIN people p ON p.id = m.person
       WHERE tender = $1 AND kind <> 'bidReceipt'
         AND ($2::timestamptz IS NULL OR (sent_at, m.id) < ($2::timestamptz, $3::uuid))
       ORDER BY sent_at DESC, m.id DESC LIMIT $4`,
      [tender, after?.sentAt ?? null, after?.id ?? null, limit],
    );
  }
}

const columns = 'm.id, m.tender, m.kind, m.lot, m.subject, m.body, iso(m.sent_at) AS "sentAt"';
