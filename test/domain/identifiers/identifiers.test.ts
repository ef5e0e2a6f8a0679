import { expect } from 'chai';
import fc from 'fast-check';
import { DomainError } from '../../../domain/errors.js';
import { isCig, isFirstCig, isSecondCig, isSmartCig, testCig } from '../../../domain/identifiers/cig.js';
import {
  isCodiceFiscale,
  isOrganisationCodiceFiscale,
  isPersonCodiceFiscale,
} from '../../../domain/identifiers/codice-fiscale.js';
import { isCpv } from '../../../domain/identifiers/cpv.js';
import { isCui } from '../../../domain/identifiers/cui.js';
import { isCup } from '../../../domain/identifiers/cup.js';
import { isLotId, toLotId } from '../../../domain/identifiers/lot-id.js';
import { isNuts } from '../../../domain/identifiers/nuts.js';
import { isPartitaIva } from '../../../domain/identifiers/partita-iva.js';

interface Vectors {
  readonly name: string;
  readonly predicate: (value: string) => boolean;
  readonly accepts: readonly string[];
  readonly refuses: readonly string[];
}

const tables: readonly Vectors[] = [
  {
    name: 'CIG of the first form',
    predicate: isFirstCig,
    accepts: ['5066492974'],
    refuses: ['5066492975', '5066492947', '0000000000', '506649297', '50664929744', 'B00012EADB'],
  },
  {
    name: 'CIG of the second form',
    predicate: isSecondCig,
    accepts: ['B00012EADB', 'K00003EC3A', 'L00003DC3A'],
    refuses: ['B00012EADC', 'C00012EADB', 'V00012EADB', 'b00012eadb', 'B00012EAD', '5066492974'],
  },
  {
    name: 'SmartCIG',
    predicate: isSmartCig,
    accepts: ['XD30000001', 'ZAB0000002'],
    refuses: ['XD40000001', 'X000000000', 'WD30000001', 'XD3000001'],
  },
  {
    name: 'CIG of any form',
    predicate: isCig,
    accepts: ['5066492974', 'B00012EADB', 'XD30000001'],
    refuses: ['', ' 5066492974', '5066492974\n', 'B00012EADA'],
  },
  {
    name: 'CUP',
    predicate: isCup,
    accepts: ['J31B21000090001'],
    refuses: ['J31B2100009000', 'J31B210000900011', '131B21000090001', 'j31b21000090001'],
  },
  {
    name: 'CUI',
    predicate: isCui,
    accepts: ['S11111111115202600001', 'F1111111111520260001', 'L111111111152026000001'],
    refuses: [
      'X11111111115202600001',
      'S1111111111520260',
      'S1111111111520260000011',
      'S11111111115192600001',
    ],
  },
  {
    name: 'CPV',
    predicate: isCpv,
    accepts: ['48180000', '73100000-3'],
    refuses: ['4818000', '481800000', '48180000-', '48180000-33', '4818000A'],
  },
  {
    name: 'NUTS',
    predicate: isNuts,
    accepts: ['IT', 'ITF', 'ITF4', 'ITF47', 'FRY10'],
    refuses: ['I', 'itf4', 'ITF477', 'IT-F4', '11F4'],
  },
  {
    name: 'partita IVA',
    predicate: isPartitaIva,
    accepts: ['11111111115', '06837080727'],
    refuses: ['11111111116', '00000000000', '1111111111', 'IT11111111115'],
  },
  {
    name: 'codice fiscale of a person',
    predicate: isPersonCodiceFiscale,
    accepts: ['RSSMRA85T10A562S', 'CSRGST57D02H501Q'],
    refuses: ['RSSMRA85T10A562T', 'RSSMRA85Z10A562S', 'rssmra85t10a562s', 'RSSMRA85T10A562', '11111111115'],
  },
  {
    name: 'codice fiscale of an organisation',
    predicate: isOrganisationCodiceFiscale,
    accepts: ['11111111115'],
    refuses: ['11111111110', 'RSSMRA85T10A562S'],
  },
  {
    name: 'codice fiscale of anybody',
    predicate: isCodiceFiscale,
    accepts: ['11111111115', 'CSRGST57D02H501Q'],
    refuses: ['', '11111111115 '],
  },
  {
    name: 'lot id',
    predicate: isLotId,
    accepts: ['LOT-0001', 'LOT-9999'],
    refuses: ['LOT-0000', 'LOT-1', 'LOT-00001', 'lot-0001', 'LOT-0001 '],
  },
];

for (const { name, predicate, accepts, refuses } of tables) {
  describe(name, () => {
    for (const value of accepts) {
      it(`accepts ${value}`, () => {
        expect(predicate(value)).to.equal(true);
      });
    }
    for (const value of refuses) {
      it(`refuses ${JSON.stringify(value)}`, () => {
        expect(predicate(value)).to.equal(false);
      });
    }
  });
}

describe('test CIG', () => {
  it('is a well-formed second-form code, the same for the same seed', () => {
    fc.assert(
      fc.property(fc.string(), (seed) => {
        expect(testCig(seed)).to.match(/^U[0-9A-F]{9}$/);
        expect(isSecondCig(testCig(seed))).to.equal(true);
        expect(testCig(seed)).to.equal(testCig(seed));
      }),
    );
  });

  it('differs between seeds', () => {
    const codes = new Set(Array.from({ length: 200 }, (_, index) => testCig(`tender/LOT-${index}`)));
    expect(codes.size).to.equal(200);
  });
});

describe('check digits', () => {
  const change = (value: string, at: number, digit: number) =>
    value.slice(0, at) + digit + value.slice(at + 1);

  it('notice any single wrong digit of a partita IVA', () => {
    fc.assert(
      fc.property(fc.nat({ max: 10 }), fc.nat({ max: 9 }), (at, digit) => {
        const changed = change('06837080727', at, digit);
        expect(isPartitaIva(changed)).to.equal(changed === '06837080727');
      }),
    );
  });

  it('notice any single wrong digit of a CIG', () => {
    fc.assert(
      fc.property(fc.nat({ max: 6 }), fc.nat({ max: 9 }), (at, digit) => {
        const changed = change('5066492974', at, digit);
        expect(isFirstCig(changed)).to.equal(changed === '5066492974');
      }),
    );
  });
});

describe('lot ids from numbers', () => {
  it('pads to four digits', () => {
    expect(toLotId(1)).to.equal('LOT-0001');
    expect(toLotId(9999)).to.equal('LOT-9999');
  });

  for (const number of [0, -1, 1.5, 10_000, Number.NaN]) {
    it(`refuses ${number}`, () => {
      expect(() => toLotId(number)).to.throw(DomainError, 'invalidInput');
    });
  }
});
