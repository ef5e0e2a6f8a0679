import { type SchemaFiles, XmlSchema } from '../xml/xml-schema.js';

/** Versions that what we write is valid by. */
export const ublVersions = ['2.2', '2.4'] as const;
export type UblVersion = (typeof ublVersions)[number];

/** Every document type among the files of one version (`maindoc/…`, `common/…`). To be disposed of. */
export function compileUblSchema(files: SchemaFiles): XmlSchema {
  return XmlSchema.compile(
    files,
    Object.keys(files).filter((path) => path.startsWith('maindoc/')),
  );
}
