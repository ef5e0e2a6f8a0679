import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { SchemaFiles } from '../standards/xml/xml-schema.js';

/** Where the artefacts of the standards bodies are: `STANDARDS_DIR`, else the folder beside the project's. */
export function standardsFolder(): string {
  return process.env.STANDARDS_DIR ?? '../shared/standards';
}

/** The schemas of one vocabulary (`ubl-2.2`) by their path below its folder; undefined where it is not installed. */
export function findSchemaFiles(vocabulary: string): SchemaFiles | undefined {
  const folder = join(standardsFolder(), vocabulary);
  if (!existsSync(folder)) return undefined;
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.xsd'),
  );
  return Object.fromEntries(
    names.map((name) => [name.replaceAll('\\', '/'), readFileSync(join(folder, name))]),
  );
}
