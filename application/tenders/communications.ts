import type { DataSource } from 'typeorm';
import type { PersonId, SupplierId, TenderId } from '../../domain/types.js';
import {
  MessageStore,
  type AddressedMessage,
  type Message,
  type MessagePosition,
} from '../../entities/stores/message-store.js';
import { instantForm, readCursor, toPage, uuidForm, type Page, type PageRequest } from '../page.js';

/** Legal communications, the newest first. */
export class Communications {
  readonly #store: MessageStore;

  constructor(dataSource: DataSource) {
    this.#store = new MessageStore(dataSource);
  }

  /** Of a person and of his supplier. */
  async listInbox(
    reader: { person: PersonId; supplier: SupplierId | null },
    { cursor, limit }: PageRequest,
  ): Promise<Page<Message>> {
    const rows = await this.#store.listInbox(reader, { after: positionOf(cursor), limit: limit + 1 });
    return toPage(rows, limit, keyOf);
  }

  async listOfTender(tender: TenderId, { cursor, limit }: PageRequest): Promise<Page<AddressedMessage>> {
    const rows = await this.#store.listOfTender(tender, { after: positionOf(cursor), limit: limit + 1 });
    return toPage(rows, limit, keyOf);
  }
}

function keyOf({ sentAt, id }: Message): string[] {
  return [sentAt, id];
}

function positionOf(cursor: string | undefined): MessagePosition | null {
  const key = readCursor(cursor, [instantForm, uuidForm]);
  return key && { sentAt: key[0] as string, id: key[1] as string };
}
