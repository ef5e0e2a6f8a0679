import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import type { ReceiptClaims } from '../../domain/ledger/receipt-claims.js';
import { verifyReceipt as verify, type ReceiptRefusal } from '../../domain/ledger/receipt.js';
import { DigestingSource } from '../../domain/sealing/digesting-source.js';
import { serviceUrl } from '../api.js';
import { CliError } from '../cli-error.js';
import { commonOptions, type Command, type CommandContext, type Outcome } from '../command.js';
import { describeKey } from '../key-ref.js';
import { requiredPositional } from '../required.js';
import { readJsonFrom } from '../tender-manifest.js';

const jwksSchema = z.object({ keys: z.array(z.looseObject({ kty: z.string() })) });

const explanations: Readonly<Record<ReceiptRefusal, string>> = {
  receiptMalformed: 'it is no receipt',
  receiptAlgorithmForbidden: 'it is signed in a way that receipts are not',
  receiptKeyUnknown: 'its key is not among the published ones',
  receiptSignatureWrong: 'its signature does not hold: it was changed, or never issued',
  receiptClaimsInvalid: 'what it says has not the form of a receipt',
  receiptLeafWrong: 'its ledger leaf does not cover what it says',
};

/** Needs no server with `--jwks FILE`, and with `--envelope` compares the digests with the client's own files. */
export const verifyReceipt: Command = {
  usage: 'verify-receipt FILE [--jwks FILE|URL] [--envelope FILE]...',
  summary: 'check a receipt against the published keys and your own envelopes',
  run: verifyFile,
};

async function verifyFile(args: readonly string[], context: CommandContext): Promise<Outcome> {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: { ...commonOptions, jwks: { type: 'string' }, envelope: { type: 'string', multiple: true } },
    allowPositionals: true,
  });
  const path = requiredPositional(positionals, 'FILE');
  const jws = (await readFile(path, 'utf8')).trim();
  // Never from the receipt's own issuer: a forged one would name the forger's keys.
  const jwks = await loadJwks(values.jwks ?? `${serviceUrl(context, values.url)}/.well-known/jwks.json`);
  const verification = await verify(jws, jwks);
  if (!verification.ok)
    throw new CliError(verification.refused, `${path}: ${explanations[verification.refused]}`);
  const { claims, kid } = verification;
  const matched = await matchEnvelopes(claims, values.envelope ?? []);
  return {
    result: { verified: true, kid, claims, envelopes: matched },
    lines: describe(claims, kid, matched),
  };
}

async function loadJwks(location: string): Promise<z.infer<typeof jwksSchema>> {
  const parsed = jwksSchema.safeParse(await readJsonFrom(location));
  if (!parsed.success) throw new CliError('jwksInvalid', `${location} is no set of keys`);
  return parsed.data;
}

interface MatchedEnvelope {
  readonly file: string;
  readonly sha256: string;
}

async function matchEnvelopes(claims: ReceiptClaims, files: readonly string[]): Promise<MatchedEnvelope[]> {
  const matched: MatchedEnvelope[] = [];
  for (const file of files) {
    const source = new DigestingSource(createReadStream(file));
    const sha256 = await source.drain();
    const named = claims.envelopes.some(
      (envelope) => envelope.sha256 === sha256 && envelope.bytes === source.bytes,
    );
    if (!named)
      throw new CliError('envelopeNotInReceipt', `${file} (sha256 ${sha256}) is not what was received`);
    matched.push({ file, sha256 });
  }
  return matched;
}

function describe(claims: ReceiptClaims, kid: string, matched: readonly MatchedEnvelope[]): string[] {
  const own = new Map(matched.map(({ file, sha256 }) => [sha256, file]));
  return [
    `verified with the key ${kid}`,
    `${claims.action} of bid ${claims.bid}, revision ${claims.revision}, by ${claims.supplier}`,
    `tender ${claims.tender} of ${claims.authority}, issued by ${claims.iss}`,
    `received ${claims.receivedAt}, deadline ${claims.deadline}`,
    ...claims.envelopes.map((envelope) => {
      const file = own.get(envelope.sha256);
      const same = file === undefined ? 'not compared' : `the same as ${file}`;
      return `${describeKey(envelope)} sha256 ${envelope.sha256}, ${envelope.bytes} bytes, ${same}`;
    }),
    `ledger leaf ${claims.leaf}, previous receipt ${claims.previous ?? 'none'}`,
  ];
}
