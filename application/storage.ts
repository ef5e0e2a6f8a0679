import { join } from 'node:path';
import { DocumentFolder } from '../entities/stores/document-folder.js';
import { SealedStorage } from '../entities/stores/secret-box.js';
import { UploadFolder } from '../entities/stores/upload-folder.js';

/** The folder of the ciphertexts under the installation's storage. */
export function openUploadFolder(storageDir: string): UploadFolder {
  return new UploadFolder(join(storageDir, 'uploads'));
}

/** The folder of the documents' files. */
export function openDocumentFolder(storageDir: string): DocumentFolder {
  return new DocumentFolder(join(storageDir, 'documents'));
}

/** @param storageKey 32 bytes in base64. */
export function openSealedStorage(storageKey: string): SealedStorage {
  return new SealedStorage(Buffer.from(storageKey, 'base64'));
}
