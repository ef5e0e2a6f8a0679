import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { readSigningKey } from '../../../activities/documents/cades-signature.js';
import { LocalPadesSigner } from '../../../activities/documents/pades-signer.js';
import { renderDocument } from '../../../activities/documents/render-document.js';
import { actOf, demoFrame, draft, manager, terms } from '../../../proofs/documents/samples/demo-frame.js';
import { makeTestCertificate, type SigningMaterial } from '../../../stack/signing-certificate.js';

/** OpenSSL is the oracle: nothing of what made the signature says whether it holds. */
describe('the signature of an act', function () {
  this.timeout(120_000);
  const folder = mkdtempSync(join(tmpdir(), 'bando-pades-'));
  const signature = {
    name: 'Anna Bianchi',
    reason: 'Decisione di contrarre – Telemonitoraggio: è un’innovazione',
    signedAt: '2026-11-26T09:00:00.000000Z',
  };
  let material: SigningMaterial;
  let unsigned: Uint8Array;
  let signed: Buffer;

  before(async () => {
    material = await makeTestCertificate();
    unsigned = renderDocument({
      kind: 'decision',
      lang: 'it',
      simulation: false,
      data: { ...demoFrame, ...terms, draft, act: actOf('Motivi.', manager) },
    });
    signed = await sign();
  });
  after(() => rmSync(folder, { recursive: true }));

  async function sign(): Promise<Buffer> {
    const signer = new LocalPadesSigner(await readSigningKey(material));
    return Buffer.from(await signer.sign(unsigned, signature));
  }

  function rangesOf(pdf: Buffer): number[] {
    const found = /\/ByteRange \[(\d+) (\d+) (\d+) (\d+)\s*\]/.exec(pdf.toString('latin1'));
    return (found ?? []).slice(1).map(Number);
  }

  function fileOf(name: string, content: string | Uint8Array): string {
    const path = join(folder, name);
    writeFileSync(path, content);
    return path;
  }

  function verify(pdf: Buffer, certificate = material.certificate) {
    const [start = 0, length = 0, next = 0, rest = 0] = rangesOf(pdf);
    const hex = pdf.subarray(length + 1, next - 1).toString('latin1');
    const content = Buffer.concat([pdf.subarray(start, length), pdf.subarray(next, next + rest)]);
    const der = Buffer.from(hex, 'hex');
    return spawnSync('openssl', [
      ...['cms', '-verify', '-binary', '-inform', 'DER', '-in', fileOf('signature.der', der)],
      ...['-content', fileOf('content.bin', content), '-CAfile', fileOf('ca.pem', certificate)],
      ...['-purpose', 'any', '-out', '/dev/null'],
    ]);
  }

  it('holds by OpenSSL, over the whole file but the signature itself', () => {
    expect(verify(signed).stderr.toString()).to.include('Verification successful');
    const [start, length = 0, next = 0, rest = 0] = rangesOf(signed);
    expect([start, next + rest]).to.deep.equal([0, signed.length]);
    expect(signed.subarray(length, next).toString('latin1')).to.match(/^<[0-9a-f]+>$/);
  });

  it('does not hold for a file in which one byte was changed, nor by another certificate', async () => {
    const changed = Buffer.from(signed);
    changed[2000] = (changed[2000] ?? 0) ^ 1;
    expect(verify(changed).status).not.to.equal(0);
    const other = await makeTestCertificate();
    expect(verify(signed, other.certificate).status).not.to.equal(0);
  });

  it('is CAdES at the baseline level: signing certificate and digest are signed, a signing time is not', () => {
    verify(signed);
    const told = execFileSync('openssl', [
      ...['cms', '-cmsout', '-print', '-inform', 'DER', '-in', join(folder, 'signature.der')],
    ]).toString();
    expect(told).to.include('id-smime-aa-signingCertificateV2').and.to.include('messageDigest');
    expect(told).not.to.include('signingTime');
    expect(signed.toString('latin1')).to.include('/SubFilter /ETSI.CAdES.detached');
  });

  it('gives the same bytes for the same act', async () => {
    expect((await sign()).equals(signed)).to.equal(true);
  });

  it('leaves the file PDF/A-3a and PDF/UA-1, by veraPDF', function () {
    const verapdf = process.env.VERAPDF;
    if (!verapdf) {
      if (process.env.CI === 'true') throw new Error('CI sets VERAPDF');
      this.skip();
    }
    const path = fileOf('signed.pdf', signed);
    for (const flavour of ['3a', 'ua1']) {
      const { stdout } = spawnSync(verapdf, ['-f', flavour, '--format', 'text', path]);
      expect(stdout.toString(), flavour).to.match(/^PASS/);
    }
  });
});
