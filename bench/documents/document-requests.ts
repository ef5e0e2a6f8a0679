import { demoSamples, requestOf } from '../../proofs/documents/samples/samples.js';
import {
  documentLanguages,
  type DocumentData,
  type DocumentRequest,
} from '../../templates/documents/document-data.js';
import type { TenderId } from '../../domain/types.js';

export interface DocumentInput {
  readonly seconds: number;
}

export interface DocumentRound {
  readonly perSecond: number;
  /** Resident memory at the end, in MB. */
  readonly residentMb: number;
}

/** Every kind in both languages, over and over; no two are equal, so that nothing is remembered whole. */
export function* documentRequests(): Generator<DocumentRequest, never> {
  for (let number = 0; ; number += 1) {
    for (const sample of demoSamples) {
      for (const lang of documentLanguages) {
        const { tender } = sample.data;
        const id = `${tender.id.slice(0, -6)}${String(number).padStart(6, '0')}` as TenderId;
        const data = { ...sample.data, tender: { ...tender, id } } as DocumentData[typeof sample.kind];
        yield requestOf({ ...sample, data } as typeof sample, lang);
      }
    }
  }
}

/** Documents per second of `make`, after one round of every kind that warms up. */
export function measureMaking(
  { seconds }: DocumentInput,
  make: (request: DocumentRequest) => Uint8Array,
): DocumentRound {
  const requests = documentRequests();
  for (let warm = 0; warm < demoSamples.length * documentLanguages.length; warm += 1) {
    make(requests.next().value);
  }
  const startedAt = performance.now();
  let made = 0;
  while (performance.now() - startedAt < seconds * 1000) {
    make(requests.next().value);
    made += 1;
  }
  const perSecond = (made * 1000) / (performance.now() - startedAt);
  return { perSecond, residentMb: Math.round(process.memoryUsage().rss / 2 ** 20) };
}
