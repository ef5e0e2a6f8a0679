import type { FvoeDocumentCode } from '../domain/fvoe/documents.js';
import type { ProofState } from '../domain/fvoe/answer.js';
import type { RequestData } from '../domain/fvoe/request-data.js';
import type { FileVerdict } from '../domain/inspection/verdict.js';
import type { ByteSource } from '../domain/sealing/byte-streams.js';
import type { CommandEnvelope } from '../domain/tender/commands.js';
import type { CommunicateData } from '../domain/tender/effects.js';
import type { TenderId } from '../domain/types.js';
import type { DocumentFolder } from '../entities/stores/document-folder.js';
import type { DocumentSource } from '../entities/stores/document-source.js';
import type { DocumentStore } from '../entities/stores/document-store.js';
import type { OpeningStore } from '../entities/stores/opening-store.js';
import type {
  CommunicationContext,
  OutgoingMessage,
  ReceiptContext,
} from '../entities/stores/communication-context.js';

/** The processes of tenders, to which effects report what became of them. */
export interface TenderProcesses {
  /** False where no process runs: the tender has ended, or its process is being rebuilt from the record. */
  tell(fact: CommandEnvelope): Promise<boolean>;
}

/** What an opening unwrapped, and where its readings go. */
export type Openings = Pick<OpeningStore, 'listOpened' | 'insertReading'>;

/** Looks at the bytes of a file as they come, in a process of its own. Throws while nobody can look. */
export interface ContentInspector {
  inspectContent(content: AsyncIterable<Uint8Array>, bytes: number): Promise<FileVerdict>;
}

/** Ciphertexts as they were uploaded. */
export interface Ciphertexts {
  read(upload: string): ByteSource;
}

/** Legal messages of a tender. Each communication is sent once: who sends it again changes nothing. */
export interface Communications {
  /** In one transaction reads what the communication is about, takes the tender's clock as its time of sending and inserts. */
  send(about: CommunicateData, compose: (context: CommunicationContext) => OutgoingMessage[]): Promise<void>;
  sendReceipt(
    about: { bid: string; revision: number },
    compose: (context: ReceiptContext) => OutgoingMessage,
  ): Promise<void>;
}

/** Where documents are read from, kept and registered. */
export interface DocumentReader {
  /** Everything that the documents of one event may say. */
  open(tender: TenderId, version: number): Promise<DocumentSource>;
}
export type DocumentFiles = Pick<DocumentFolder, 'keep'>;
export type IssuedDocuments = Pick<DocumentStore, 'isIssued' | 'insert'>;

/** Whether an operator has let the authority into its file, for one procurement. */
export type FvoeAccess =
  { readonly state: 'waiting' | 'denied' } | { readonly state: 'granted'; readonly key: string };

/** What became of the request of a document: certifying bodies take their time, and some answer that they have none. */
export type FvoeRequestState =
  | { readonly state: 'waiting' | 'withoutDocument' }
  | { readonly state: 'answered'; readonly document: string };

export interface FvoeCertificate {
  readonly proof: ProofState;
  readonly fileName: string;
  readonly content: Uint8Array;
}

/**
 * The virtual file of economic operators at ANAC (FVOE, arts 24 and 99 d.lgs. 36/2023), as its published interface has it.
 * Companies are named by codice fiscale, procurements by ANAC's `idAppalto`. Everything throws `FvoeUnavailable` while
 * it does not work, and `FvoeRefusal` for a request that it will refuse again.
 */
export interface Fvoe {
  /** Undefined where nobody has asked for access. */
  findAccess(company: string, procurement: string): Promise<FvoeAccess | undefined>;
  requestAccess(company: string, procurement: string): Promise<void>;
  /** Asks the certifying body for a new document; returns the id of the request. Asked again it makes another. */
  requestDocument(accessKey: string, document: FvoeDocumentCode, data: RequestData | null): Promise<string>;
  getRequestState(request: string): Promise<FvoeRequestState>;
  readCertificate(document: string): Promise<FvoeCertificate>;
}
