import type { DocumentRequest } from '../../templates/documents/document-data.js';
import { readSigningKey, type SigningMaterial } from './cades-signature.js';
import { LocalPadesSigner, type Signature } from './pades-signer.js';
import { renderDocument } from './render-document.js';

/** The process of a `PrintingPress`: what signs first, then one order for each document, and one answer to each. */

export interface PrintOrder {
  readonly id: number;
  readonly request: DocumentRequest;
  /** Null for what is not signed. */
  readonly signature: Signature | null;
  readonly material: SigningMaterial | null;
}

export type PrintAnswer = { readonly id: number } & (
  { readonly pdf: Uint8Array } | { readonly error: { readonly name: string; readonly message: string } }
);

async function print({ request, signature, material }: PrintOrder): Promise<Uint8Array> {
  const pdf = renderDocument(request);
  if (!signature) return pdf;
  if (!material) throw new Error('a signature is asked of a press without a key');
  return new LocalPadesSigner(await readSigningKey(material)).sign(pdf, signature);
}

async function answer(order: PrintOrder): Promise<PrintAnswer> {
  const { id } = order;
  try {
    return { id, pdf: await print(order) };
  } catch (error) {
    const { name, message } = error as Error;
    return { id, error: { name, message } };
  }
}

process.on('message', (order: PrintOrder) => {
  // To who is gone by then it is sent in vain.
  void answer(order).then((done) => process.send?.(done, undefined, undefined, () => undefined));
});
// Who asked is gone: nobody waits for an answer.
process.once('disconnect', () => process.exit());
// A signal to the whole group is for who asked; it says when there is nothing more to print.
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => undefined);
