import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import type { DocumentAttachment, DocumentLogo } from '../../templates/documents/document-data.js';
import type { FramedDocument } from '../../templates/documents/frame.js';
import { plainText, spellOut } from './spell-out.js';

const workspace = fileURLToPath(new URL('../../templates/documents/', import.meta.url));
const layout = join(workspace, 'layout.typ');
/** Titillium Web, the typeface of Italian administrations, as bootstrap-italia brings it (OFL). */
const fonts = join(
  dirname(createRequire(import.meta.url).resolve('bootstrap-italia/package.json')),
  'dist/fonts/Titillium_Web',
);

/**
 * Typst on one thread, read when it first sets: a document is too small to be shared out, and threads that look for
 * shares of it take from the other processes of the machine.
 */
process.env.RAYON_NUM_THREADS ??= '1';

/** The name is part of a path among the templates: it must not lead to another. */
const fileName = /^[\w-][\w.-]{0,99}$/;

/** Results that none of the last ten documents used are forgotten, so that memory stays level. */
const sweep = {
  /** Documents between two sweeps: each looks at every result. */
  every: 5,
  /** Sweeps that a result outlives without use. */
  outlived: 2,
};

export interface TypesetInput {
  readonly document: FramedDocument;
  readonly attachment: DocumentAttachment & { readonly description: string };
  readonly logo: DocumentLogo;
  /** What the file says of when it was made. */
  readonly madeAt: Date;
}

/**
 * Typst, warm: the layout is parsed and the fonts are read once. Everything happens in one call, so that two documents
 * never see each other's files.
 */
export class Typesetter {
  readonly #compiler = NodeCompiler.create({ workspace, fontArgs: [{ fontPaths: [fonts] }] });
  #typeset = 0;

  /** A tagged PDF/A-3a. Throws on whatever Typst complains about: a warning is a fault of the template. */
  typeset({ document, attachment, logo, madeAt }: TypesetInput): Uint8Array {
    if (!fileName.test(attachment.name)) throw new Error(`no name of a file: ${attachment.name}`);
    const attached = `data/${attachment.name}`;
    const mark = logo.mediaType === 'image/png' ? 'logo/mark.png' : 'logo/mark.svg';
    this.#compiler.mapShadow(join(workspace, attached), Buffer.from(attachment.bytes));
    this.#compiler.mapShadow(join(workspace, mark), Buffer.from(logo.bytes));
    try {
      const input = {
        ...document,
        date: dateParts(madeAt),
        attachment: {
          path: `/${attached}`,
          mediaType: attachment.mediaType,
          description: attachment.description,
        },
        logo: { path: `/${mark}`, alt: document.authority.name },
      };
      return this.#compile(JSON.stringify(input, (_, value: unknown) => plainText(value)));
    } finally {
      this.#compiler.resetShadow();
      this.#typeset += 1;
      if (this.#typeset % sweep.every === 0) this.#compiler.evictCache(sweep.outlived);
    }
  }

  #compile(document: string): Uint8Array {
    const compiled = this.#compiler.compile({ mainFilePath: layout, inputs: { document } });
    const trouble = compiled.takeError() ?? compiled.takeWarnings();
    if (trouble || !compiled.result) throw new Error(`Typst: ${JSON.stringify(trouble?.shortDiagnostics)}`);
    try {
      return this.#compiler.pdf(compiled.result, { pdfStandard: 'a-3a' });
    } catch (error) {
      const spelled = spellOut(document, String(error));
      if (spelled === document) throw error;
      return this.#compile(spelled);
    }
  }
}

function dateParts(date: Date): object {
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    hour: date.getUTCHours(),
    minute: date.getUTCMinutes(),
    second: date.getUTCSeconds(),
  };
}
