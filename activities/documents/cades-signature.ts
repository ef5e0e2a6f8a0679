import { createHash, webcrypto } from 'node:crypto';
import { ObjectIdentifier, OctetString, Sequence, type BaseBlock } from 'asn1js';
import {
  Attribute,
  Certificate,
  ContentInfo,
  EncapsulatedContentInfo,
  IssuerAndSerialNumber,
  SignedAndUnsignedAttributes,
  SignedData,
  SignerInfo,
} from 'pkijs';

/** RSA with PKCS#1 v1.5: the same document signs to the same bytes. */
export const signatureAlgorithm = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' } as const;

export interface SigningKey {
  readonly key: webcrypto.CryptoKey;
  readonly certificate: Certificate;
  /** The certificate as it stands, DER. */
  readonly certificateDer: Uint8Array;
}

/** PEM: a PKCS#8 private key of RSA and its X.509 certificate. */
export interface SigningMaterial {
  readonly privateKey: string;
  readonly certificate: string;
}

const dataType = '1.2.840.113549.1.7.1';
const signedDataType = '1.2.840.113549.1.7.2';
const contentTypeAttribute = '1.2.840.113549.1.9.3';
const messageDigestAttribute = '1.2.840.113549.1.9.4';
const signingCertificateV2 = '1.2.840.113549.1.9.16.2.47';

/**
 * A detached CAdES signature at the baseline level B-B (ETSI EN 319 122-1): content type, digest and the signing
 * certificate are signed. There is no signing time in it: a PDF says its own (ETSI EN 319 142-1, 6.3).
 * @returns CMS SignedData, DER.
 */
export async function signDetached(
  content: Uint8Array,
  { key, certificate, certificateDer }: SigningKey,
): Promise<Uint8Array> {
  const { issuer, serialNumber } = certificate;
  const attributes = [
    attribute(contentTypeAttribute, new ObjectIdentifier({ value: dataType })),
    attribute(messageDigestAttribute, new OctetString({ valueHex: digestOf(content) })),
    attribute(signingCertificateV2, certificateReference(certificateDer)),
  ];
  const signed = new SignedData({
    version: 1,
    encapContentInfo: new EncapsulatedContentInfo({ eContentType: dataType }),
    signerInfos: [
      new SignerInfo({
        version: 1,
        sid: new IssuerAndSerialNumber({ issuer, serialNumber }),
        signedAttrs: new SignedAndUnsignedAttributes({ type: 0, attributes }),
      }),
    ],
    certificates: [certificate],
  });
  await signed.sign(key, 0, signatureAlgorithm.hash, content);
  const info = new ContentInfo({ contentType: signedDataType, content: signed.toSchema(true) });
  return new Uint8Array(info.toSchema().toBER(false));
}

function attribute(type: string, value: BaseBlock): Attribute {
  return new Attribute({ type, values: [value] });
}

/** ESSCertIDv2 (RFC 5035 §4): SHA-256 is its default algorithm, so the digest stands alone. */
function certificateReference(certificateDer: Uint8Array): Sequence {
  const digest = new OctetString({ valueHex: digestOf(certificateDer) });
  return nested(nested(nested(digest)));
}

function nested(inner: BaseBlock): Sequence {
  return new Sequence({ value: [inner] });
}

function digestOf(content: Uint8Array): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(createHash('sha256').update(content).digest());
}

export async function readSigningKey(pem: SigningMaterial): Promise<SigningKey> {
  const certificateDer = derOf(pem.certificate);
  const key = await webcrypto.subtle.importKey('pkcs8', derOf(pem.privateKey), signatureAlgorithm, false, [
    'sign',
  ]);
  return { key, certificate: Certificate.fromBER(certificateDer), certificateDer };
}

function derOf(pem: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(Buffer.from(pem.replaceAll(/-----[A-Z ]+-----|\s/g, ''), 'base64'));
}
