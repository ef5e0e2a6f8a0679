import { webcrypto } from 'node:crypto';
import { join } from 'node:path';
import { BitString, Integer, OctetString, Utf8String } from 'asn1js';
import { AttributeTypeAndValue, Certificate, Extension } from 'pkijs';
import { z } from 'zod';
import { getOrCreatePrivateJson } from './private-file.js';

/** Key and certificate, PEM, as a certification authority would hand them out. */
const signingSchema = z.object({ privateKey: z.string(), certificate: z.string() });
export type SigningMaterial = z.infer<typeof signingSchema>;

const algorithm = {
  name: 'RSASSA-PKCS1-v1_5',
  hash: 'SHA-256',
  modulusLength: 3072,
  publicExponent: Uint8Array.of(1, 0, 1),
};
const commonName = '2.5.4.3';
const keyUsage = '2.5.29.15';
/** digitalSignature and nonRepudiation, the first two bits (RFC 5280 §4.2.1.3). */
const signsContent = Uint8Array.of(0b1100_0000);
const years = 10;

export function signingFile(varDir: string): string {
  return join(varDir, 'document-signing.json');
}

/** Made at the first start, then kept. It vouches for nothing: a certificate of this installation's own making. */
export function ensureSigningMaterial(varDir: string): Promise<SigningMaterial> {
  return getOrCreatePrivateJson(signingFile(varDir), signingSchema, makeTestCertificate);
}

/** A self-signed certificate that says in its name that it is a test. */
export async function makeTestCertificate(name = 'Bando, test signature'): Promise<SigningMaterial> {
  const keys = await webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
  const certificate = new Certificate();
  certificate.version = 2;
  certificate.serialNumber = new Integer({ valueHex: positiveSerial() });
  for (const party of [certificate.issuer, certificate.subject]) {
    const value = new Utf8String({ value: name });
    party.typesAndValues.push(new AttributeTypeAndValue({ type: commonName, value }));
  }
  certificate.notBefore.value = new Date();
  certificate.notAfter.value = new Date(Date.now() + years * 365 * 86_400_000);
  certificate.extensions = [usageExtension()];
  await certificate.subjectPublicKeyInfo.importKey(keys.publicKey);
  await certificate.sign(keys.privateKey, algorithm.hash);
  return {
    privateKey: toPem('PRIVATE KEY', await webcrypto.subtle.exportKey('pkcs8', keys.privateKey)),
    certificate: toPem('CERTIFICATE', certificate.toSchema(true).toBER(false)),
  };
}

function usageExtension(): Extension {
  const usage = new BitString({ valueHex: signsContent, unusedBits: 6 });
  return new Extension({
    extnID: keyUsage,
    critical: true,
    extnValue: new OctetString({ valueHex: usage.toBER(false) }).valueBlock.valueHexView.slice().buffer,
  });
}

function positiveSerial(): Uint8Array<ArrayBuffer> {
  const serial = webcrypto.getRandomValues(new Uint8Array(16));
  serial[0] = ((serial[0] ?? 0) & 0x7f) | 0x40;
  return serial;
}

function toPem(label: string, der: ArrayBuffer): string {
  const lines =
    Buffer.from(der)
      .toString('base64')
      .match(/.{1,64}/g) ?? [];
  return [`-----BEGIN ${label}-----`, ...lines, `-----END ${label}-----`, ''].join('\n');
}
