import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const folder = new URL('../../docs/http/', import.meta.url);

/** `docs/http/<name>.md`. */
function fileOf(name: string): string {
  return fileURLToPath(new URL(`${name}.md`, folder));
}

export function writeTranscript(name: string, page: string): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(fileOf(name), page);
}

export function findTranscript(name: string): string | undefined {
  return existsSync(fileOf(name)) ? readFileSync(fileOf(name), 'utf8') : undefined;
}
