import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dataFileOf, renderDocument } from '../../activities/documents/render-document.js';
import { documentLanguages, type DocumentAttachment } from '../../templates/documents/document-data.js';
import { Verdict } from '../rig/verdict.js';
import { extractAttachment } from './extract-attachment.js';
import { longSamples, nastySamples } from './samples/harsh-samples.js';
import { demoSamples, requestOf } from './samples/samples.js';
import { rejectedBy } from './validate-pdfs.js';

/** Every kind of document, in both languages, plain, crowded and with hostile words, is PDF/A-3a and PDF/UA-1 at once. */

const verapdf = process.env.VERAPDF;
const isContinuous = process.env.CI === 'true';
/** Bytes of every value: an attached file is data, never text. */
const someXml: DocumentAttachment = {
  name: 'CallForTenders.xml',
  mediaType: 'application/xml',
  bytes: Uint8Array.from({ length: 4_096 }, (_, at) => at % 256),
};

const verdict = new Verdict();
const folder = await mkdtemp(join(tmpdir(), 'bando-documents-'));
try {
  await proveDocuments();
} finally {
  await rm(folder, { recursive: true });
}
verdict.conclude('documents');

async function proveDocuments(): Promise<void> {
  const { files, unequal } = await renderAll();
  console.log(`${files.length} documents of ${demoSamples.length} kinds and cases`);
  verdict.holds(
    'the file attached to each is the one given, byte by byte',
    unequal.length === 0,
    unequal.join(),
  );
  if (verapdf === undefined) {
    if (isContinuous) verdict.holds('veraPDF is there in CI', false, 'set VERAPDF');
    else console.log('skipped: set VERAPDF');
    return;
  }
  const profiles = ['3a', 'ua1'] as const;
  const rejected = await Promise.all(profiles.map((profile) => rejectedBy(verapdf, profile, files)));
  for (const [at, profile] of profiles.entries()) {
    const those = rejected[at] ?? files;
    verdict.holds(`veraPDF accepts every document as ${profile}`, those.length === 0, those.join());
  }
  await noticeDamage(verapdf, files[0] ?? '');
}

async function renderAll(): Promise<{ files: string[]; unequal: string[] }> {
  const files: string[] = [];
  const unequal: string[] = [];
  for (const sample of [...demoSamples, ...longSamples, ...nastySamples]) {
    for (const lang of documentLanguages) {
      const request = requestOf(sample, lang, files.length % 2 === 1);
      const attachment = sample.kind === 'callForTenders' ? someXml : dataFileOf(request);
      const file = join(folder, `${sample.name}-${lang}.pdf`);
      const bytes = renderDocument({ ...request, attachment });
      await writeFile(file, bytes);
      files.push(file);
      if (!Buffer.from(await extractAttachment(bytes)).equals(attachment.bytes)) unequal.push(file);
    }
  }
  return { files, unequal };
}

/** A validator that accepts everything proves nothing: what says PDF/UA without being tagged so must be refused. */
async function noticeDamage(command: string, file: string): Promise<void> {
  const damaged = join(folder, 'damaged.pdf');
  const text = renderDocument(requestOf(firstSample(), 'it')).slice();
  const marked = Buffer.from(text).indexOf('/Marked true');
  Buffer.from(text.buffer).write('/Marked null', marked, 'latin1');
  await writeFile(damaged, text);
  const rejected = await rejectedBy(command, 'ua1', [file, damaged]);
  verdict.holds('veraPDF refuses a document whose tags were disowned', rejected.join() === damaged);
}

function firstSample() {
  const [first] = demoSamples;
  if (!first) throw new Error('no samples');
  return first;
}
