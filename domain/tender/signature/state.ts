import type { Instant } from '../../types.js';

export interface SignatureLot {
  /** Null before the award, and in awards older than this term. */
  readonly signatureDueAt: Instant | null;
  readonly signatureLapsedAt: Instant | null;
  /** Null unless the contract is performed before it is signed. */
  readonly earlyExecutionAt: Instant | null;
}

export const initialSignatureLot: SignatureLot = {
  signatureDueAt: null,
  signatureLapsedAt: null,
  earlyExecutionAt: null,
};
