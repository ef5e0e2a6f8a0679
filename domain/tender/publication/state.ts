import type { Instant, LegalDate } from '../../types.js';

export interface PublicationState {
  /** The date whose law governs the tender, pinned at transmission (art. 226 d.lgs. 36/2023). */
  readonly regimeOn: LegalDate | null;
  readonly transmittedAt: Instant | null;
  readonly publishedAt: Instant | null;
}

export const initialPublication: PublicationState = {
  regimeOn: null,
  transmittedAt: null,
  publishedAt: null,
};
