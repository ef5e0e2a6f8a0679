import type { FvoeDocumentCode } from '../fvoe/documents.js';
import type { LawParameter } from './law-parameter.js';
import { toBeVerified } from './law-parameter.js';

type Asked = Readonly<Partial<Record<FvoeDocumentCode, string>>>;

/** From the first day of the requests to the certifying bodies. */
const first: Asked = {
  '00001': 'art. 94 c. 2',
  '00004': 'art. 94 c. 1',
  '00021': 'art. 94 c. 6',
  '00033': 'artt. 94 c. 5, 98',
  '00034': 'art. 100 c. 1',
};
const withContributions: Asked = { ...first, '00008': 'art. 94 c. 6' };
const withPendingTaxes: Asked = { ...withContributions, '00042': 'art. 95 c. 2' };

const source = (day: string): string =>
  `ANAC, table of the certifying bodies, in service from ${day}; which requirement each proves is to be compared with arts 94-100`;

/** The documents of the virtual file that a check asks for, each with the provision that it proves. */
export const requirementsDocuments: LawParameter<Asked> = {
  id: 'requirements-documents',
  article: 'art. 99 c.1 d.lgs. 36/2023',
  description: {
    it: 'Verifica dei requisiti: documenti chiesti al FVOE, per codice ANAC, e la norma che provano',
    en: 'Check of requirements: documents asked of the FVOE, by ANAC code, and the provision that each proves',
  },
  unit: 'rule',
  pinnedBy: 'act',
  rows: [
    toBeVerified('2024-01-23', first, source('23/01/2024')),
    toBeVerified('2024-08-02', withContributions, source('02/08/2024')),
    toBeVerified('2024-09-16', withPendingTaxes, source('16/09/2024')),
    toBeVerified(
      '2026-04-30',
      { ...withPendingTaxes, '00099': 'art. 1 c. 67 L. 266/2005' },
      source('30/04/2026'),
    ),
  ],
};
