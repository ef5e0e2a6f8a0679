import { mkdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';

/** `receipts/beta-2-withdraw.jws`: whose, of which revision, for what. */
export function writeReceipt(
  folder: string,
  { supplier, revision, action }: { supplier: string; revision: number; action: string },
  receipt: string,
): string {
  const receipts = join(folder, 'receipts');
  mkdirSync(receipts, { recursive: true });
  const file = join(receipts, `${supplier}-${revision}-${action}.jws`);
  writeFileSync(file, receipt);
  return file;
}

export function receiptActionOf(file: string): string {
  return basename(file, '.jws').split('-').at(-1) ?? '';
}
