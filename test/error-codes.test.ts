import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { domainErrorCodes } from '../domain/errors.js';

describe('the catalogue of error codes', () => {
  it('has every code raised by a test', () => {
    const texts = readdirSync('test', { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.test.ts') && file !== 'error-codes.test.ts')
      .map((file) => readFileSync(join('test', file), 'utf8'));
    const unraised = domainErrorCodes.filter(
      (code) => !texts.some((text) => new RegExp(`\\b${code}\\b`).test(text)),
    );
    expect(unraised).to.deep.equal([]);
  });

  it('names each code once', () => {
    expect(new Set(domainErrorCodes).size).to.equal(domainErrorCodes.length);
  });
});
