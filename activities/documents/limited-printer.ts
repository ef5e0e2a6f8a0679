import { DomainError } from '../../domain/errors.js';
import type { DocumentRequest } from '../../templates/documents/document-data.js';
import { Slots, SlotsFull } from '../inspection/slots.js';
import type { Printer } from './make-files.js';
import type { Signature } from './pades-signer.js';

/** One is set at a time, in some 20 ms: who comes last waits about two seconds. */
const maxWaiting = 100;

/** A printer that people ask directly: one document at a time, and only so many who wait. */
export class LimitedPrinter implements Printer {
  readonly #slots = new Slots(1, maxWaiting);

  constructor(private readonly printer: Printer) {}

  /** Throws `temporarilyUnavailable` at once where too many wait. */
  async print(request: DocumentRequest, signature: Signature | null): Promise<Uint8Array> {
    try {
      return await this.#slots.run(() => this.printer.print(request, signature));
    } catch (error) {
      if (error instanceof SlotsFull) throw new DomainError('temporarilyUnavailable');
      throw error;
    }
  }
}
