import type { RenderDocumentData } from '../../domain/tender/effect.js';
import { documentIdOf } from '../../entities/stores/document-store.js';
import { composeDocumentData } from '../documents/compose/compose-document-data.js';
import { xmlOf } from '../documents/xml-of.js';
import { makeFiles, type MadeFile, type Printer } from '../documents/make-files.js';
import type { TenderLink } from '../messages/message-parts.js';
import type { DocumentFiles, DocumentReader, IssuedDocuments } from '../ports.js';

export interface DocumentDependencies {
  readonly documents: IssuedDocuments;
  readonly reader: DocumentReader;
  readonly documentFiles: DocumentFiles;
  readonly printer: Printer;
  readonly link: TenderLink;
}

/**
 * Issues one document: composed as its event left the tender, typeset in each language, signed where it is an act, kept
 * under its digest, registered with its leaf. Whoever does it again changes nothing.
 */
export async function issueDocument(
  dependencies: DocumentDependencies,
  { tender, ...subject }: RenderDocumentData,
): Promise<void> {
  const { documents, reader, documentFiles, link } = dependencies;
  const id = documentIdOf(tender, subject);
  if (await documents.isIssued(id)) return;
  const source = await reader.open(tender, subject.version);
  const composed = await composeDocumentData(source, subject, link);
  if (!composed) return;
  const { data, act, signature } = composed;
  const { simulation } = source.moment.tender;
  const { files, title } = await makeFiles(dependencies.printer, {
    ...{ kind: subject.document, data, simulation, signature },
    xml: await xmlOf(source, subject, composed),
  });
  const kept = [];
  for (const file of files) kept.push(await keep(documentFiles, file));
  const { document: kind, version, lot = null, bid = null } = subject;
  await documents.insert({ id, tender, kind, version, lot, bid, act, title, files: kept });
}

async function keep(folder: DocumentFiles, { content, ...file }: MadeFile) {
  return { ...file, ...(await folder.keep(content)) };
}
