import { Worker, type NativeConnection } from '@temporalio/worker';
import type { Logger } from 'pino';
import type { DataSource } from 'typeorm';
import type { TenderLink } from '../activities/messages/message-parts.js';
import { createDocumentActivities } from '../activities/create-document-activities.js';
import type { Printer } from '../activities/documents/make-files.js';
import { openDocumentFolder } from '../application/storage.js';
import { DocumentSource } from '../entities/stores/document-source.js';
import { DocumentStore } from '../entities/stores/document-store.js';
import { documentTaskQueue } from '../workflows/effect/messages.js';

export interface DocumentWorkerOptions {
  readonly connection: NativeConnection;
  readonly namespace: string;
  readonly dataSource: DataSource;
  readonly storageDir: string;
  readonly printer: Printer;
  readonly link: TenderLink;
  readonly log: Logger;
}

/** One document at a time: the printer has one press. */
export function createDocumentWorker(options: DocumentWorkerOptions): Promise<Worker> {
  const { connection, namespace, dataSource, storageDir, printer, link, log } = options;
  return Worker.create({
    connection,
    namespace,
    taskQueue: documentTaskQueue,
    maxConcurrentActivityTaskExecutions: 1,
    activities: createDocumentActivities({
      log,
      documents: new DocumentStore(dataSource),
      reader: { open: (tender, version) => DocumentSource.open(dataSource, tender, version) },
      documentFiles: openDocumentFolder(storageDir),
      printer,
      link,
    }),
  });
}
