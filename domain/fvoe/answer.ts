import type { Sha256Hex } from '../types.js';
import type { FvoeDocumentCode } from './documents.js';

/**
 * What a certificate says, by ANAC's `statoComprova`. None decides anything: an obstructive one is for the RUP to judge,
 * and one that the authority must assess all the more.
 */
export const proofStates = {
  '001': 'notAvailable',
  '002': 'notSignificant',
  '003': 'clear',
  '004': 'obstructive',
  '005': 'toAssess',
} as const;
export type ProofState = (typeof proofStates)[keyof typeof proofStates];

/** How an entry of a check ends: with what a certificate says, or without one. */
export const checkResults = [
  ...Object.values(proofStates),
  /** The operator has not let the authority into its file. */
  'accessDenied',
  /** The virtual file refuses the request as it stands: the data that it needs are wrong. */
  'requestRefused',
] as const;
export type CheckResult = (typeof checkResults)[number];

/** The file of a certificate, kept under its digest. */
export interface Evidence {
  readonly sha256: Sha256Hex;
  readonly bytes: number;
  readonly fileName: string;
}

/** One answer: what its salted digest in the event covers. */
export interface CheckAnswer {
  readonly company: string;
  readonly document: FvoeDocumentCode;
  readonly result: CheckResult;
  /** In the words of the virtual file, where it refuses. */
  readonly detail: string | null;
  readonly evidence: Evidence | null;
}
