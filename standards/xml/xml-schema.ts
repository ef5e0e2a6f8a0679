import {
  XmlBufferInputProvider,
  type XmlDocument,
  XmlValidateError,
  XsdValidator,
  xmlCleanupInputProvider,
  xmlRegisterInputProvider,
} from 'libxml2-wasm';
import { DomainError } from '../../domain/errors.js';
import { decodeXml } from './decode-xml.js';
import { withDocument } from './parse-document.js';

/** Files of a schema by their path, as they refer to each other: `maindoc/…`, `common/…`. */
export type SchemaFiles = Readonly<Record<string, Uint8Array>>;

/** Schemas are read from here and from nowhere else: a name that is none of a disk. */
const folder = 'bando-schemas';

/** How many faults a refusal shows. */
const shownFaults = 3;

/**
 * XSD compiled once, from files in memory: libxml2 gets no way to read a file system. Its memory is libxml2's: whoever
 * compiles one disposes of it.
 */
export class XmlSchema {
  private constructor(private readonly validator: XsdValidator) {}

  /**
   * One schema for all of these document types, by a driver that imports them. `documents` are paths of `files`.
   * Throws libxml2's own error when they do not make a schema: they are part of an installation, not input.
   */
  static compile(files: SchemaFiles, documents: readonly string[]): XmlSchema {
    const buffers = Object.entries(files).map(([path, bytes]) => [`${folder}/${path}`, bytes] as const);
    xmlRegisterInputProvider(new XmlBufferInputProvider(Object.fromEntries(buffers)));
    try {
      const compile = (driver: XmlDocument): XsdValidator => XsdValidator.fromDoc(driver);
      return new XmlSchema(withDocument(driverOf(files, documents), compile, `${folder}/driver.xsd`));
    } finally {
      // Takes away libxml2's default readers as well: from here on it can open nothing at all.
      xmlCleanupInputProvider();
    }
  }

  /** Throws `xmlInvalid` with the first faults. */
  validate(document: XmlDocument): void {
    try {
      this.validator.validate(document);
    } catch (error) {
      if (!(error instanceof XmlValidateError)) throw error;
      const faults = error.details.slice(0, shownFaults).map(({ message }) => message.trim());
      throw new DomainError('xmlInvalid', {
        problem: faults.join(' ').slice(0, 600),
        line: error.details[0]?.line ?? 0,
      });
    }
  }

  dispose(): void {
    this.validator.dispose();
  }
}

function driverOf(files: SchemaFiles, documents: readonly string[]): string {
  const imports = documents.map(
    (path) => `<xsd:import namespace="${targetNamespaceOf(files, path)}" schemaLocation="${path}"/>`,
  );
  return `<xsd:schema xmlns:xsd="http://www.w3.org/2001/XMLSchema">${imports.join('')}</xsd:schema>`;
}

function targetNamespaceOf(files: SchemaFiles, path: string): string {
  const bytes = files[path];
  if (!bytes) throw new Error(`the schema ${path} is missing`);
  return withDocument(decodeXml(bytes), ({ root }) => root.attr('targetNamespace')?.value ?? '');
}
