import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { checkManifest } from '../domain/sealing/check-manifest.js';
import { manifestFingerprint, type KeysManifest } from '../domain/sealing/manifest.js';
import type { TenderId } from '../domain/types.js';
import { CliError } from './cli-error.js';
import { fetchJson } from './fetch-json.js';

/** A file, or an address beginning with http. */
export async function readJsonFrom(location: string): Promise<unknown> {
  if (/^https?:\/\//.test(location)) return fetchJson(location, z.unknown());
  try {
    return JSON.parse(await readFile(location, 'utf8'));
  } catch (error) {
    if (error instanceof SyntaxError) throw new CliError('jsonInvalid', `${location} is no JSON`);
    throw error;
  }
}

/** The manifest of a tender, checked; with a fingerprint (the one of the signed call) it must be that one. */
export async function loadManifest(
  location: string,
  tender: TenderId,
  fingerprint: string | undefined,
): Promise<KeysManifest> {
  const manifest = checkManifest(await readJsonFrom(location), { tender });
  const found = manifestFingerprint(manifest);
  const expected = fingerprint?.toLowerCase().replace(/^sha256:/, '');
  if (expected !== undefined && expected !== found) {
    throw new CliError(
      'fingerprintMismatch',
      `the manifest's fingerprint is sha256:${found}, not the one given`,
    );
  }
  return manifest;
}
