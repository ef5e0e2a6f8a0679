import { Encrypter, armor, generateHybridIdentity, identityToRecipient } from 'age-encryption';
import { expect } from 'chai';
import { inspectAgeHeader, maxHeaderBytes } from '../../../domain/sealing/age-header.js';
import { repeatedFileKeys, unwrapFileKey } from '../../../domain/sealing/file-key.js';
import { makeKeys, sealRaw, type Keys } from './envelope-fixture.js';

const ascii = (text: string): Uint8Array => new TextEncoder().encode(text);
const mac = `--- ${'A'.repeat(43)}\n`;
const body = `${'A'.repeat(43)}\n`;
const x25519 = `-> X25519 ${'A'.repeat(43)}\n${body}`;
const version = 'age-encryption.org/v1\n';

describe('the header of an upload', () => {
  let keys: Keys;
  let sealed: Uint8Array;
  before(async () => {
    keys = await makeKeys();
    sealed = await sealRaw(ascii('content'), keys.recipient);
  });

  it('is accepted from the first bytes of a file that an X25519 key opens', async () => {
    const inspection = inspectAgeHeader(sealed.slice(0, 200));
    expect(inspection).to.deep.include({ ok: true, stanzas: ['X25519'] });
    if (!inspection.ok) expect.fail();
    expect(new TextDecoder().decode(inspection.header)).to.match(
      /^age-encryption\.org\/v1\n[^]*\n--- \S{43}\n$/,
    );
    expect(await unwrapFileKey(inspection.header, keys.identity)).to.have.property('ok', true);
  });

  it('may hold stanzas for other keys of the supplier, and grease', async () => {
    const encrypter = new Encrypter();
    encrypter.addRecipient((await makeKeys()).recipient);
    encrypter.addRecipient(keys.recipient);
    encrypter.addRecipient(await identityToRecipient(await generateHybridIdentity()));
    const inspection = inspectAgeHeader(await encrypter.encrypt('content'));
    expect(inspection).to.deep.include({ stanzas: ['X25519', 'X25519', 'mlkem768x25519'] });
    expect(inspectAgeHeader(ascii(`${version}${x25519}-> x-grease a b\n\n${mac}`))).to.have.property(
      'ok',
      true,
    );
  });

  it('is refused when the file is armoured', () => {
    const armoured = ascii(armor.encode(sealed));
    expect(inspectAgeHeader(armoured)).to.deep.equal({ ok: false, refused: 'envelopeArmoured' });
    expect(inspectAgeHeader(ascii(`\r\n ${armor.encode(sealed)}`))).to.include({
      refused: 'envelopeArmoured',
    });
  });

  it('is refused when a passphrase opens the file', async () => {
    const encrypter = new Encrypter();
    encrypter.setScryptWorkFactor(2);
    encrypter.setPassphrase('secret');
    const inspection = inspectAgeHeader(await encrypter.encrypt('content'));
    expect(inspection).to.deep.equal({ ok: false, refused: 'envelopePassphrase' });
  });

  it('is refused when no X25519 key can open the file', async () => {
    const encrypter = new Encrypter();
    encrypter.addRecipient(await identityToRecipient(await generateHybridIdentity()));
    const inspection = inspectAgeHeader(await encrypter.encrypt('content'));
    expect(inspection).to.deep.equal({ ok: false, refused: 'envelopeWithoutX25519' });
  });

  const invalid: readonly [string, string][] = [
    ['nothing', ''],
    ['a PDF', '%PDF-1.7\n'],
    ['another version', `age-encryption.org/v2\n${x25519}${mac}`],
    ['no stanza and no MAC', version],
    ['a header cut off', `${version}${x25519}`],
    ['a MAC cut off', `${version}${x25519}${mac.slice(0, -2)}`],
    ['carriage returns', `${version}${x25519}${mac}`.replaceAll('\n', '\r\n')],
    ['an X25519 stanza with a short share', `${version}-> X25519 AAAA\n${body}${mac}`],
    [
      'an X25519 stanza with a long body',
      `${version}-> X25519 ${'A'.repeat(43)}\n${'A'.repeat(64)}\n\n${mac}`,
    ],
    ['a body without an end', `${version}-> X25519 ${'A'.repeat(43)}\n${mac}`],
    ['21 stanzas', `${version}${x25519.repeat(21)}${mac}`],
    ['a header without an end', `${version}${`-> grease x\n${`${'A'.repeat(64)}\n`.repeat(300)}`}`],
  ];
  for (const [title, text] of invalid) {
    it(`is refused for ${title}`, () => {
      expect(inspectAgeHeader(ascii(text))).to.deep.equal({ ok: false, refused: 'envelopeHeaderInvalid' });
    });
  }

  it('is refused when it is longer than any header needs to be', () => {
    const grease = `-> grease x\n${`${'A'.repeat(64)}\n`.repeat(255)}\n`;
    const long = ascii(`${version}${x25519}${grease}${mac}`);
    expect(long.length).to.be.greaterThan(maxHeaderBytes);
    expect(inspectAgeHeader(long)).to.include({ refused: 'envelopeHeaderInvalid' });
  });
});

describe('a file key', () => {
  it('is not unwrapped by another key: an outcome, not an error', async () => {
    const sealed = await sealRaw(ascii('content'), (await makeKeys()).recipient);
    const outcome = await unwrapFileKey(sealed, (await makeKeys()).identity);
    expect(outcome).to.deep.equal({ ok: false, refused: 'envelopeNotForThisKey' });
  });

  it('is not unwrapped from a low-order point or from no header at all', async () => {
    const { identity } = await makeKeys();
    for (const text of [`${version}${x25519}${mac}`, '', 'x']) {
      expect(await unwrapFileKey(ascii(text), identity)).to.include({ refused: 'envelopeNotForThisKey' });
    }
  });
});

describe('a file key met twice', () => {
  it('names all who share it', () => {
    const key = (byte: number): Uint8Array => new Uint8Array(16).fill(byte);
    const met = [
      ['alfa', key(1)],
      ['beta', key(2)],
      ['gamma', key(1)],
    ] as const;
    expect(repeatedFileKeys(met)).to.deep.equal([['alfa', 'gamma']]);
    expect(repeatedFileKeys(met.slice(0, 2))).to.deep.equal([]);
  });
});
