import type { SeededRandom } from '../../chaos/seeded-random.js';

/** What a document may try to get at. */
export interface Temptation {
  readonly file: string;
  readonly address: string;
}

/** A way to spoil a valid document. */
export interface Mutation {
  readonly name: string;
  /** How often, beside the others. */
  readonly weight: number;
  readonly apply: (xml: string, random: SeededRandom, bait: Temptation) => Uint8Array;
}
