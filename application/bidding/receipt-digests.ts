import type { BidId, Sha256Hex } from '../../domain/types.js';

const maxRemembered = 20_000;

/**
 * Digests of the receipts that this process has just given: who replaces a bid at once spares it a query and a
 * signature. A receipt never changes, so what is remembered is never wrong; what is forgotten is read and signed again.
 */
export class ReceiptDigests {
  private readonly known = new Map<string, Sha256Hex>();

  find(bid: BidId, revision: number): Sha256Hex | undefined {
    return this.known.get(`${bid}/${revision}`);
  }

  keep(bid: BidId, revision: number, digest: Sha256Hex): void {
    if (this.known.size >= maxRemembered) this.known.clear();
    this.known.delete(`${bid}/${revision - 1}`);
    this.known.set(`${bid}/${revision}`, digest);
  }
}
