import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { composeDocument } from '../../templates/documents/compose-document.js';
import type { DocumentRequest } from '../../templates/documents/document-data.js';
import { answerParent } from '../child-measure.js';
import { measureMaking, type DocumentInput } from './document-requests.js';

/** The same template and words in Typst alone: a tagged PDF/A-3a with an empty attachment, and nothing after it. */
const workspace = fileURLToPath(new URL('../../templates/documents/', import.meta.url));
const fonts = join(
  dirname(createRequire(import.meta.url).resolve('bootstrap-italia/package.json')),
  'dist/fonts/Titillium_Web',
);
const compiler = NodeCompiler.create({ workspace, fontArgs: [{ fontPaths: [fonts] }] });
compiler.mapShadow(join(workspace, 'data/empty.json'), Buffer.from('{}'));
compiler.mapShadow(
  join(workspace, 'logo/mark.svg'),
  readFileSync(new URL('../../templates/documents/default-logo.svg', import.meta.url)),
);
const attachment = { path: '/data/empty.json', mediaType: 'application/json', description: 'data' };
const constant = {
  date: { year: 2026, month: 11, day: 26, hour: 9, minute: 30, second: 0 },
  attachment,
  logo: { path: '/logo/mark.svg', alt: 'mark' },
};

function setBare(request: DocumentRequest): Uint8Array {
  const document = JSON.stringify({ ...composeDocument(request, 'ab'.repeat(32)), ...constant });
  const { result } = compiler.compile({
    mainFilePath: join(workspace, 'layout.typ'),
    inputs: { document },
  });
  if (!result) throw new Error(`Typst does not set ${request.kind}`);
  const pdf = compiler.pdf(result, { pdfStandard: 'a-3a' });
  compiler.evictCache(10);
  return pdf;
}

await answerParent<DocumentInput>((input) => measureMaking(input, setBare));
