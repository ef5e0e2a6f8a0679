import type { Instant } from '../types.js';
import { fvoeDocuments, type FvoeDocumentCode } from './documents.js';
import type { CheckedPerson, CompanyData } from './plan-check.js';

/** What the request of a document says beyond whose it is. */
export type RequestData =
  | { readonly kind: 'people'; readonly people: readonly CheckedPerson[] }
  | {
      readonly kind: 'peopleAndPrefecture';
      readonly people: readonly CheckedPerson[];
      readonly prefecture: string;
    }
  | {
      readonly kind: 'lot';
      readonly procurement: string;
      readonly cig: string;
      readonly company: string;
      readonly at: Instant;
    };

export interface RequestSubject {
  readonly document: FvoeDocumentCode;
  readonly company: string;
  readonly data: readonly CompanyData[];
  readonly procurement: string;
  readonly cig: string;
  readonly at: Instant;
}

/** Null for a document whose request says nothing more. Throws where an entry is asked that was planned as lacking its data. */
export function requestDataOf({ document, company, data, ...lot }: RequestSubject): RequestData | null {
  const { needs } = fvoeDocuments[document];
  if (needs === 'nothing') return null;
  if (needs === 'lot') return { kind: 'lot', company, ...lot };
  const { people = [], prefecture } = data.find(({ taxCode }) => taxCode === company) ?? {};
  if (needs === 'people') return { kind: 'people', people };
  if (!prefecture) throw new Error(`document ${document} was planned without a prefecture`);
  return { kind: 'peopleAndPrefecture', people, prefecture };
}
