import { XmlDocument } from 'libxml2-wasm';
import { findSchemaFiles } from '../../cli/standards-folder.js';
import { madeDocuments, type MadeDocument } from '../../proofs/rig/ubl/tender-documents.js';
import { compileUblSchema } from '../../standards/ubl/ubl-schema.js';
import type { XmlSchema } from '../../standards/xml/xml-schema.js';
import { answerParent } from '../child-measure.js';

export interface XmlInput {
  readonly rounds: number;
  /** Of each of the four measures in a round. */
  readonly seconds: number;
}

/** Documents per second. */
export interface XmlRound {
  readonly read: number;
  readonly written: number;
  readonly bareRead: number;
  readonly bareWritten: number;
}

export interface XmlAnswer {
  readonly rounds: readonly XmlRound[];
  /** Whether both sides validated by XSD 2.2: only where it is installed. */
  readonly validated: boolean;
}

/** In turn, so that a busy moment meets both sides; the first round warms up. */
function xmlRounds({ rounds, seconds }: XmlInput): XmlAnswer {
  const files = findSchemaFiles('ubl-2.2');
  const schema = files && compileUblSchema(files);
  const documents = madeDocuments.map((made) => ({ ...made, xml: made.document.write(made.model) }));
  const trees = documents.map((made) => ({ ...made, tree: XmlDocument.fromString(made.xml) }));
  const measured: XmlRound[] = [];
  for (let number = 0; number <= rounds; number += 1) {
    const round = {
      bareRead: perSecond(seconds, trees, ({ xml }) => readBare(xml, schema)),
      read: perSecond(seconds, trees, ({ document, xml }) => document.read(xml, { schema })),
      bareWritten: perSecond(seconds, trees, ({ tree }) => readBare(tree.toString(), schema)),
      written: perSecond(seconds, trees, ({ document, model }) => document.write(model, schema)),
    };
    if (number > 0) measured.push(round);
  }
  trees.forEach(({ tree }) => tree.dispose());
  schema?.dispose();
  return { rounds: measured, validated: schema !== undefined };
}

/** What libxml2 takes by itself to parse and validate; no model comes of it. */
function readBare(xml: string, schema: XmlSchema | undefined): void {
  const document = XmlDocument.fromString(xml);
  try {
    schema?.validate(document);
  } finally {
    document.dispose();
  }
}

interface Sample extends MadeDocument {
  readonly xml: string;
  readonly tree: XmlDocument;
}

function perSecond(seconds: number, samples: readonly Sample[], act: (sample: Sample) => void): number {
  const startedAt = performance.now();
  let count = 0;
  while (performance.now() - startedAt < seconds * 1000) {
    for (const sample of samples) act(sample);
    count += samples.length;
  }
  return count / ((performance.now() - startedAt) / 1000);
}

await answerParent((input: XmlInput) => Promise.resolve(xmlRounds(input)));
