import { expect } from 'chai';
import { standstill } from '../../../domain/law/award-terms.js';
import { selfDeclarationFallback } from '../../../domain/law/award-terms.js';
import { lawInForce } from '../../../domain/law/law-in-force.js';
import { thresholdSuppliesServices, thresholdWorks } from '../../../domain/law/thresholds.js';
import { DomainError } from '../../../domain/errors.js';

describe('law in force', () => {
  it('shortens the standstill from 35 to 32 days on 31 December 2024', () => {
    expect(lawInForce(standstill, '2024-12-30').value).to.equal(35);
    expect(lawInForce(standstill, '2024-12-31').value).to.equal(32);
    expect(lawInForce(standstill, '2026-11-23')).to.deep.equal({
      parameter: 'standstill',
      value: 32,
      article: 'art. 18 c.3 d.lgs. 36/2023',
      validFrom: '2024-12-31',
      verified: true,
    });
  });

  it('changes the thresholds on 1 January 2026', () => {
    expect(lawInForce(thresholdWorks, '2025-12-31').value).to.equal(553_800_000);
    expect(lawInForce(thresholdWorks, '2026-01-01').value).to.equal(540_400_000);
    expect(lawInForce(thresholdSuppliesServices, '2025-12-31').value).to.equal(22_100_000);
    expect(lawInForce(thresholdSuppliesServices, '2026-01-01').value).to.equal(21_600_000);
  });

  it('refuses a date on which the rule did not exist, with its article', () => {
    try {
      lawInForce(selfDeclarationFallback, '2024-12-30');
      expect.fail('not refused');
    } catch (error) {
      expect(error).to.be.instanceOf(DomainError);
      expect(error).to.include({ code: 'lawNotInForce', article: 'art. 99 c.3-bis d.lgs. 36/2023' });
      expect((error as DomainError).params).to.deep.equal({
        parameter: 'self-declaration-fallback',
        on: '2024-12-30',
      });
    }
  });

  for (const on of ['2026-02-30', '20260101', '2026-01-01T00:00:00Z', '']) {
    it(`refuses "${on}" as a date`, () => {
      expect(() => lawInForce(standstill, on)).to.throw(DomainError, 'invalidInput');
    });
  }
});
