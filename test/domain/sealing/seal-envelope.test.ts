import { expect } from 'chai';
import { execFileSync } from 'node:child_process';
import { DomainError } from '../../../domain/errors.js';
import { unseal } from '../../../domain/sealing/sealed-file.js';
import { sealEnvelope } from '../../../domain/sealing/seal-envelope.js';
import type { EnvelopePlace } from '../../../domain/sealing/envelope-descriptor.js';
import { file, inChunks, makeKeys, place, seal, type Keys } from './envelope-fixture.js';

const economic: EnvelopePlace = { ...place, kind: 'economic' };

describe('sealing an envelope', () => {
  let keys: Keys;
  before(async () => {
    keys = await makeKeys();
  });

  it('hides the size of an economic envelope in steps of 64 KiB', async () => {
    const sizes = await Promise.all(
      ['1', '1000000000', 'x'.repeat(50_000)].map(async (price) => {
        const plaintext = await unseal(
          await seal([file('offer.json', price)], keys.recipient, economic),
          keys.identity,
        );
        return plaintext.length;
      }),
    );
    expect(sizes).to.deep.equal([65_536, 65_536, 65_536]);
    const more = await seal([file('offer.json', 'x'.repeat(70_000))], keys.recipient, economic);
    expect((await unseal(more, keys.identity)).length).to.equal(131_072);
  });

  it('gives files of the same size for different prices', async () => {
    const one = await seal([file('offer.json', '9')], keys.recipient, economic);
    const other = await seal([file('offer.json', '1000000000')], keys.recipient, economic);
    expect(one.length).to.equal(other.length);
  });

  it('never gives the same ciphertext twice', async () => {
    const files = [file('a', 'a')];
    expect(await seal(files, keys.recipient)).not.to.deep.equal(await seal(files, keys.recipient));
  });

  it('writes what plain tar reads, and nothing of the machine that made it', async () => {
    const files = [file('relazione.pdf', 'r'), file(`${'lungo/'.repeat(30)}è.pdf`, 'e')];
    const plaintext = await unseal(await seal(files, keys.recipient, economic), keys.identity);
    const listing = execFileSync('tar', ['tvf', '-', '--numeric-owner', '--utc'], {
      input: plaintext,
    }).toString();
    const lines = listing.trim().split('\n');
    expect(lines).to.have.lengthOf(3);
    for (const line of lines) expect(line).to.match(/^-rw-r--r-- 0\/0 +\d+ 1970-01-01 00:00 /);
    expect(lines[0]).to.match(/ bando-envelope\.json$/);
  });

  const wrongNames = [
    '',
    '/etc/passwd',
    '../a',
    'a/../b',
    'a//b',
    './a',
    'a\\b',
    'C:a',
    'a\u0000b',
    'é'.repeat(130),
  ];
  for (const name of [...wrongNames, 'bando-envelope.json']) {
    it(`refuses a file named ${JSON.stringify(name.slice(0, 20))}`, async () => {
      const failure = await seal([file('a', 'a'), file(name, 'b')], keys.recipient).catch(
        (error: unknown) => error,
      );
      expect(failure).to.be.instanceOf(DomainError);
      expect(failure).to.deep.include({ code: 'invalidInput', params: { member: 'name', file: 1 } });
    });
  }

  it('refuses two files of one name, in whatever normal form', async () => {
    const files = [file('\u00e8.pdf', 'a'), file('e\u0300.pdf', 'b')];
    const failure = await seal(files, keys.recipient).catch((error: unknown) => error);
    expect(failure).to.deep.include({ code: 'invalidInput', params: { member: 'name', file: 1 } });
  });

  for (const [title, second] of [
    ['grows', 'content and more'],
    ['shrinks', 'con'],
    ['changes', 'CONTENT'],
  ] as const) {
    it(`refuses a file that ${title} while it is sealed`, async () => {
      const readings = ['content', second];
      const changing = { name: 'a', content: () => inChunks(new TextEncoder().encode(readings.shift())) };
      const failure = await sealEnvelope(
        { ...place, files: [changing] },
        keys.recipient,
        () => undefined,
      ).catch((error: unknown) => error);
      expect(failure).to.deep.include({ code: 'invalidInput', params: { member: 'content', file: 0 } });
    });
  }

  it('refuses too many files', async () => {
    const files = Array.from({ length: 501 }, (_, at) => file(`f${at}`, ''));
    const failure = await seal(files, keys.recipient).catch((error: unknown) => error);
    expect(failure).to.deep.include({ code: 'invalidInput', params: { member: 'files' } });
  });

  it('stops when the ciphertext cannot be written', async () => {
    const full = (): Promise<void> => Promise.reject(new Error('ENOSPC'));
    const failure = await sealEnvelope({ ...place, files: [file('a', 'a')] }, keys.recipient, full).catch(
      (error: unknown) => error,
    );
    expect(failure).to.have.property('message', 'ENOSPC');
  });
});
