import { parts } from '../xml/mapping/combinators.js';
import type { ModelOf, Table } from '../xml/mapping/part.js';
import { DomainError } from '../../domain/errors.js';
import { readXml, type ReadXmlOptions } from '../xml/read-xml.js';
import { writeXml } from '../xml/write-xml.js';
import { childElements, hasName } from '../xml/xml-element.js';
import type { XmlSchema } from '../xml/xml-schema.js';
import { documentName, prefixesOf } from './ubl-names.js';

/** A document type: its table, and the model written as XML and read from it. */
export interface UblDocument<M> {
  readonly type: string;
  /**
   * Throws `xmlMalformed` for text that XML cannot carry and, with a schema, `xmlInvalid`. The same model gives the
   * same bytes.
   */
  write(model: M, schema?: XmlSchema): string;
  /**
   * Throws what `readXml` throws, and `xmlInvalid` with a path for another document and for what is missing, repeated
   * or unreadable in it. What the model does not hold is passed over.
   */
  read(xml: Uint8Array | string, options?: ReadXmlOptions): M;
}

/** The model of a document type. */
export type ModelIn<D> = D extends UblDocument<infer M> ? M : never;

export function ublDocument<T extends Table>(type: string, table: T): UblDocument<ModelOf<T>> {
  const name = documentName(type);
  const content = parts(table);
  return {
    type,
    write: (model, schema) =>
      writeXml(
        { name, attributes: [], content: content.write(model) },
        { prefixes: prefixesOf(name), schema },
      ),
    read: (xml, options) => {
      const root = readXml(xml, options);
      if (!hasName(root, name))
        throw new DomainError('xmlInvalid', { path: root.name.local, problem: `not ${type}` });
      return content.read({ path: type, elements: childElements(root) });
    },
  };
}
