import type { Sha256Hex } from '../types.js';

/** An act named by id and salted digest; its text stays in PostgreSQL. */
export interface ActReference {
  readonly id: string;
  readonly digest: Sha256Hex;
}

/** A command, or an event, that takes effect by an act. */
export interface ByAct {
  readonly act: ActReference;
}
