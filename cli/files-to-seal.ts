import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { redactedFolder } from '../domain/sealing/entry-path.js';
import type { FileToSeal } from '../domain/sealing/seal-envelope.js';
import { CliError } from './cli-error.js';

export interface LocalFile extends FileToSeal {
  readonly path: string;
}

/**
 * The files of an envelope. A file goes in under its base name (under `oscurata/` if that is its folder), a folder
 * with everything in it under the folder's name.
 */
export async function filesToSeal(paths: readonly string[]): Promise<LocalFile[]> {
  const files: LocalFile[] = [];
  for (const path of paths) {
    const name = basename(resolve(path));
    const inRedacted = basename(dirname(resolve(path))) === redactedFolder;
    files.push(...(await filesAt(path, inRedacted ? `${redactedFolder}/${name}` : name)));
  }
  return files;
}

async function filesAt(path: string, name: string): Promise<LocalFile[]> {
  const found = await stat(path);
  if (found.isFile()) return [{ path, name, content: () => createReadStream(path) }];
  if (!found.isDirectory()) throw new CliError('notAFile', `${path} is neither a file nor a folder`);
  const children = (await readdir(path)).sort();
  const files = await Promise.all(children.map((child) => filesAt(join(path, child), `${name}/${child}`)));
  return files.flat();
}
