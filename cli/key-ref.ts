import type { KeyRef } from '../domain/sealing/manifest.js';
import { envelopeKinds, type EnvelopeKind, type LotId } from '../domain/types.js';
import { CliError } from './cli-error.js';

/** `--kind` and `--lot`: the administrative key is one for the tender, the others are of a lot. */
export function parseKeyRef(kind: string | undefined, lot: string | undefined): KeyRef {
  if (!envelopeKinds.includes(kind as EnvelopeKind)) {
    throw new CliError('usage', `--kind is one of ${envelopeKinds.join(', ')}`);
  }
  if (kind === 'administrative') {
    if (lot !== undefined)
      throw new CliError('usage', 'the administrative envelope is of the tender: leave --lot out');
    return { kind, lot: null };
  }
  if (lot === undefined) throw new CliError('usage', `--lot is needed for the ${kind} envelope`);
  return { kind: kind as EnvelopeKind, lot: lot as LotId };
}

export function describeKey({ kind, lot }: KeyRef): string {
  return lot === null ? kind : `${kind} ${lot}`;
}
