import { createHash, randomBytes } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { arch, platform } from 'node:os';
import { dirname } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { extract } from 'tar-stream';
import { installExecutable } from './install-executable.js';

/** Temporal Server 1.32.0 with its UI. */
export const downloadedVersion = '1.9.1';

const releaseUrl = `https://github.com/temporalio/cli/releases/download/v${downloadedVersion}`;

/**
 * SHA-256 of the release's own `checksums.txt` (836 bytes, eight archives). Pinning that one file pins the archives of every
 * platform: the file is compared with this constant, the archive with its line in the file. Nothing is run before both agree.
 */
const checksumsSha256 = 'cc22cb0df0a9bab358500dce212616e8622b0649df68317d9858867d7dc69bd2';

const headersTimeoutMs = 15_000;
const bodyTimeoutMs = 300_000;

function archiveName(): string {
  const system = platform();
  const machine = { x64: 'amd64', arm64: 'arm64' }[arch()];
  if ((system !== 'linux' && system !== 'darwin') || machine === undefined) {
    throw new Error(`there is no release for ${system} ${arch()}`);
  }
  return `temporal_cli_${downloadedVersion}_${system}_${machine}.tar.gz`;
}

function explain(error: unknown): Error {
  const cause = error instanceof Error && error.cause instanceof Error ? `: ${error.cause.message}` : '';
  return new Error(`${error instanceof Error ? error.message : String(error)}${cause}`);
}

async function fetchBytes(url: string, signal?: AbortSignal): Promise<Buffer> {
  const controller = new AbortController();
  let timer = setTimeout(() => controller.abort(new Error('no answer')), headersTimeoutMs);
  try {
    const response = await fetch(url, {
      signal: AbortSignal.any([controller.signal, ...(signal ? [signal] : [])]),
    });
    if (!response.ok) throw new Error(`${url} answered ${response.status}`);
    clearTimeout(timer);
    timer = setTimeout(() => controller.abort(new Error('too slow')), bodyTimeoutMs);
    return Buffer.from(await response.arrayBuffer());
  } catch (error) {
    throw explain(error);
  } finally {
    clearTimeout(timer);
  }
}

/** The digest in `checksums.txt` of one archive, after the text itself has been compared with the pinned digest. */
export function getArchiveSha256(checksums: Buffer, archive: string, pinnedSha256 = checksumsSha256): string {
  const actual = createHash('sha256').update(checksums).digest('hex');
  if (actual !== pinnedSha256)
    throw new Error(`checksums.txt has SHA-256 ${actual}, expected ${pinnedSha256}`);
  const line = checksums
    .toString('utf8')
    .split('\n')
    .find((text) => text.endsWith(` ${archive}`) || text.endsWith(`*${archive}`));
  const digest = line?.split(/\s+/)[0];
  if (digest === undefined) throw new Error(`checksums.txt does not name ${archive}`);
  return digest;
}

async function extractExecutable(archive: Buffer, path: string): Promise<void> {
  const entries = extract();
  const unpacking = pipeline(Readable.from([archive]), createGunzip(), entries);
  let found = false;
  for await (const entry of entries) {
    if (entry.header.name === 'temporal' && entry.header.type === 'file') {
      found = true;
      await pipeline(entry, createWriteStream(path, { mode: 0o755 }));
    } else {
      entry.resume();
    }
  }
  await unpacking;
  if (!found) throw new Error('the archive holds no file named temporal');
}

export interface DownloadOptions {
  readonly target: string;
  readonly log: (line: string) => void;
  readonly signal?: AbortSignal;
}

export async function downloadTemporal({ target, log, signal }: DownloadOptions): Promise<void> {
  const name = archiveName();
  log(`temporal     downloading CLI ${downloadedVersion} from github.com/temporalio/cli`);
  const expected = getArchiveSha256(await fetchBytes(`${releaseUrl}/checksums.txt`, signal), name);
  const archive = await fetchBytes(`${releaseUrl}/${name}`, signal);
  const actual = createHash('sha256').update(archive).digest('hex');
  if (actual !== expected) throw new Error(`${name} has SHA-256 ${actual}, expected ${expected}`);

  const temporary = `${target}.${process.pid}.${randomBytes(4).toString('hex')}`;
  await mkdir(dirname(target), { recursive: true });
  try {
    await extractExecutable(archive, temporary);
    await installExecutable(temporary, target);
  } finally {
    await rm(temporary, { force: true });
  }
  log(`temporal     CLI ${downloadedVersion} verified and cached`);
}
