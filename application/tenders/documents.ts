import type { ReadStream } from 'node:fs';
import type { DataSource } from 'typeorm';
import { mayReadDocument } from '../../domain/documents/document-disclosure.js';
import { DomainError } from '../../domain/errors.js';
import type { Reader } from '../../domain/tender/disclosure.js';
import type { TenderId } from '../../domain/types.js';
import type { DocumentFolder } from '../../entities/stores/document-folder.js';
import {
  DocumentStore,
  type DocumentFile,
  type StoredDocument,
} from '../../entities/stores/document-store.js';
import { getDisclosureMoment } from './disclosure-facts.js';
import { readCursor, toPage, uuidForm, type Page, type PageRequest } from '../page.js';

export type { DocumentFile, StoredDocument } from '../../entities/stores/document-store.js';

/** Documents of a tender, each to whom the law lets read it in the phase that the tender has reached. */
export class Documents {
  private readonly store: DocumentStore;

  constructor(
    private readonly dataSource: DataSource,
    private readonly folder: Pick<DocumentFolder, 'read'>,
  ) {
    this.store = new DocumentStore(dataSource);
  }

  /** In the order of the events that made them; what the reader may not see is left out. */
  async list(id: TenderId, reader: Reader, { cursor, limit }: PageRequest): Promise<Page<StoredDocument>> {
    const key = readCursor(cursor, [/^\d{1,9}$/, uuidForm]);
    const after = key && { version: Number(key[0]), id: key[1] as string };
    const { tender, facts } = await getDisclosureMoment(this.dataSource, id);
    const rows = await this.store.list(id, after, limit + 1);
    const { items, next } = toPage(rows, limit, (row) => [String(row.version), row.id]);
    return { items: items.filter((document) => mayReadDocument(tender, reader, document, facts)), next };
  }

  /** Throws `notFound` also for a document that is not for this reader: that it exists would tell. */
  async get(id: TenderId, document: string, reader: Reader): Promise<StoredDocument> {
    const { tender, facts } = await getDisclosureMoment(this.dataSource, id);
    const found = await this.store.find(id, document);
    if (!found || !mayReadDocument(tender, reader, found, facts)) throw new DomainError('notFound');
    return found;
  }

  /** One of its files. Throws `notFound`. */
  async open(
    id: TenderId,
    document: string,
    file: string,
    reader: Reader,
  ): Promise<DocumentFile & { readonly content: ReadStream }> {
    const { files } = await this.get(id, document, reader);
    const found = files.find(({ name }) => name === file);
    if (!found) throw new DomainError('notFound');
    return { ...found, content: this.folder.read(found.sha256) };
  }
}
