import type { JWK } from 'jose';
import type { DataSource } from 'typeorm';
import type { ActSigner } from '../application/tenders/act-signer.js';
import type { ReceiptPrinter } from '../application/bidding/receipt-documents.js';
import type { Inspections } from '../application/files/inspections.js';
import type { Quotas } from '../application/bidding/quotas.js';
import type { CommandSender } from '../application/tenders/send-command.js';
import type { TenderProcesses } from '../application/tenders/tender-processes.js';

export interface ApiSecrets {
  /** Ed25519, private: signs receipts and, locally, acts. */
  readonly receiptSigningJwk: JWK;
  /** 32 bytes, base64: encrypts file keys and waiting shares at rest. */
  readonly storageKey: string;
}

export interface ApiSettings {
  /** Public address of this installation; the issuer of receipts. */
  readonly url: string;
  /** Whether simulations are accepted. */
  readonly sandbox: boolean;
  /** Folder of the uploads and their ciphertexts. */
  readonly storageDir: string;
  /** Of each supplier; the usual ones where none are given. */
  readonly quotas?: Quotas;
}

/** What the routes are built from; each file of routes makes its own use cases out of it. */
export interface ApiDependencies {
  readonly dataSource: DataSource;
  /** The way to the processes of tenders. */
  readonly sender: Pick<CommandSender, 'launch' | 'send'>;
  readonly processes: Pick<TenderProcesses, 'ensureRunning' | 'tellEventsRecorded'>;
  readonly signer: ActSigner;
  readonly secrets: ApiSecrets;
  readonly settings: ApiSettings;
  /** Verdicts on files that come unsealed. */
  readonly inspections: Inspections;
  /** Sets receipts on paper when their supplier asks. */
  readonly receiptPrinter: ReceiptPrinter;
  /** Whether the engine answers. */
  readonly isEngineReady: () => Promise<boolean>;
}
