import type { Logger } from 'pino';
import { issueDocument, type DocumentDependencies } from './effects/issue-document.js';
import { translated } from './translate-errors.js';

/**
 * Activities of the documents' own queue: typesetting takes the processor, and however many documents wait, the record
 * of a tender finds a free hand.
 */
export function createDocumentActivities(dependencies: DocumentDependencies & { readonly log: Logger }) {
  const patient = { log: dependencies.log, definiteTries: Infinity };
  return {
    renderDocument: translated(patient, (data: Parameters<typeof issueDocument>[1]) =>
      issueDocument(dependencies, data),
    ),
  };
}

export type DocumentActivities = ReturnType<typeof createDocumentActivities>;
