import { pdflibAddPlaceholder } from '@signpdf/placeholder-pdf-lib';
import { SignPdf } from '@signpdf/signpdf';
import { Signer, SUBFILTER_ETSI_CADES_DETACHED } from '@signpdf/utils';
import { PDFDocument, PDFName } from 'pdf-lib';
import type { Instant } from '../../domain/types.js';
import { signDetached, type SigningKey } from './cades-signature.js';

/** Who signed, why and when, as the signature says. */
export interface Signature {
  readonly name: string;
  readonly reason: string;
  readonly signedAt: Instant;
}

/** Signs a PDF for the author of the act that it is. The same input gives the same bytes. */
export interface DocumentSigner {
  sign(pdf: Uint8Array, signature: Signature): Promise<Uint8Array>;
}

/** Room for the signature and one certificate, in bytes. */
const signatureLength = 6_144;

/**
 * Signs PDFs with a key of the installation, for the author that they name: PAdES, baseline level B-B (ETSI EN 319 142-1).
 * The signature is invisible: what the act says of its author stands in the text. A remote qualified signature has the
 * same interface.
 */
export class LocalPadesSigner implements DocumentSigner {
  private readonly signer: Signer;

  constructor(key: SigningKey) {
    this.signer = new CadesSigner(key);
  }

  async sign(pdf: Uint8Array, signature: Signature): Promise<Uint8Array> {
    const prepared = await withPlaceholder(pdf, signature);
    return new SignPdf().sign(Buffer.from(prepared), this.signer);
  }
}

class CadesSigner extends Signer {
  constructor(private readonly key: SigningKey) {
    super();
  }

  override async sign(content: Buffer): Promise<Buffer> {
    return Buffer.from(await signDetached(content, this.key));
  }
}

/** Without object streams the file stays one that any reader of PDF/A-3 reads, byte for byte the same each time. */
async function withPlaceholder(pdf: Uint8Array, { name, reason, signedAt }: Signature): Promise<Uint8Array> {
  const pdfDoc = await PDFDocument.load(pdf, { updateMetadata: false });
  // PDF/UA-1, 7.18.3: a page with an annotation, and a signature is one, says that its tab order is the reading order.
  pdfDoc.getPage(0).node.set(PDFName.of('Tabs'), PDFName.of('S'));
  pdflibAddPlaceholder({
    ...{ pdfDoc, name, reason, signatureLength },
    ...{ contactInfo: '', location: '' },
    signingTime: new Date(signedAt),
    subFilter: SUBFILTER_ETSI_CADES_DETACHED,
    widgetRect: [0, 0, 0, 0],
  });
  return pdfDoc.save({ useObjectStreams: false });
}
