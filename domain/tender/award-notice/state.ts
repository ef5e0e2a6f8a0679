import type { Instant, LegalDate } from '../../types.js';

export interface AwardNoticeLot {
  /** Null before the signature, and after signatures older than this term. */
  readonly noticeDueAt: Instant | null;
  readonly noticeLapsedAt: Instant | null;
  readonly noticePublishedOn: LegalDate | null;
}

export const initialAwardNoticeLot: AwardNoticeLot = {
  noticeDueAt: null,
  noticeLapsedAt: null,
  noticePublishedOn: null,
};
