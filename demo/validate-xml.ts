import { readFileSync } from 'node:fs';
import { findSchemaFiles } from '../cli/standards-folder.js';
import { DomainError } from '../domain/errors.js';
import { compileUblSchema, ublVersions } from '../standards/ubl/ubl-schema.js';
import { readXml } from '../standards/xml/read-xml.js';
import type { XmlSchema } from '../standards/xml/xml-schema.js';

/** An XML file of the tender, kept on the disk. */
export interface XmlRow {
  /** Its root: `CallForTenders`. */
  readonly type: string;
  readonly path: string;
  /** By the published schemas of every version of UBL; null where they are not installed (`STANDARDS_DIR`). */
  readonly valid: boolean | null;
}

export function validateXml(paths: readonly string[]): XmlRow[] {
  const files = ublVersions.map((version) => findSchemaFiles(`ubl-${version}`));
  const schemas = files.flatMap((found) => (found ? [compileUblSchema(found)] : []));
  const isInstalled = schemas.length === ublVersions.length;
  try {
    return paths.map((path) => {
      const xml = readFileSync(path);
      const valid = isInstalled ? schemas.every((schema) => isValid(xml, schema)) : null;
      return { type: readXml(xml).name.local, path, valid };
    });
  } finally {
    schemas.forEach((schema) => schema.dispose());
  }
}

function isValid(xml: Uint8Array, schema: XmlSchema): boolean {
  try {
    readXml(xml, { schema });
    return true;
  } catch (error) {
    if (error instanceof DomainError) return false;
    throw error;
  }
}
