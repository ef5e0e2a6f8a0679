import { DomainError } from '../../domain/errors.js';
import type { SupplierId } from '../../domain/types.js';
import { uploadKinds, type UploadKind } from '../../entities/stores/upload-folder.js';

/** What is kept with an upload: whose it is and what for, and nothing else. */
export interface UploadDeclaration {
  readonly [name: string]: string;
  readonly supplier: SupplierId;
  readonly kind: UploadKind;
}

/**
 * Reads what a client declares of an upload. Only `kind` is taken: a file name belongs inside the envelope, and one
 * that is sent is refused before a byte is stored.
 */
export function declareUpload(
  metadata: Readonly<Record<string, string | null>>,
  supplier: SupplierId,
): UploadDeclaration {
  const { kind = 'envelope', ...others } = metadata;
  const isKnown = (uploadKinds as readonly (string | null)[]).includes(kind);
  if (!isKnown || Object.keys(others).length > 0)
    throw new DomainError('invalidInput', { header: 'Upload-Metadata' });
  return { supplier, kind: kind as UploadKind };
}
