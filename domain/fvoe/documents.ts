import type { LocalisedText } from '../types.js';

/** What the request of a document must say beyond whose it is (ANAC, `DatiSA…`): people, a prefecture, the lot. */
export type RequestNeed = 'nothing' | 'people' | 'peopleAndPrefecture' | 'lot';

export interface FvoeDocument {
  readonly title: LocalisedText;
  /** Who certifies. */
  readonly certifier: LocalisedText;
  readonly needs: RequestNeed;
  /** Tells of convictions and measures against people: what it says is for who checks, not for other bidders (art. 10 GDPR). */
  readonly judicial: boolean;
}

/** Codes of ANAC's `tipoDocumento` that the engine asks for. */
export const fvoeDocumentCodes = [
  '00001',
  '00004',
  '00008',
  '00021',
  '00033',
  '00034',
  '00042',
  '00099',
] as const;
export type FvoeDocumentCode = (typeof fvoeDocumentCodes)[number];

const revenue: LocalisedText = { it: 'Agenzia delle entrate', en: 'Revenue Agency' };
const anac: LocalisedText = { it: 'ANAC', en: 'ANAC' };

/** As ANAC's table of the certifying bodies names them; which of them the law asks for stands in `domain/law`. */
export const fvoeDocuments: Readonly<Record<FvoeDocumentCode, FvoeDocument>> = {
  '00001': {
    title: { it: 'Comunicazione antimafia', en: 'Anti-mafia communication' },
    certifier: { it: "Ministero dell'interno", en: 'Ministry of the Interior' },
    needs: 'peopleAndPrefecture',
    judicial: true,
  },
  '00004': {
    title: {
      it: 'Certificato integrale del casellario giudiziale',
      en: 'Full certificate of the criminal records',
    },
    certifier: { it: 'Ministero della giustizia', en: 'Ministry of Justice' },
    needs: 'people',
    judicial: true,
  },
  '00008': {
    title: { it: 'DURC in corso di validità', en: 'Valid certificate of social contributions (DURC)' },
    certifier: { it: 'INPS', en: 'INPS' },
    needs: 'nothing',
    judicial: false,
  },
  '00021': {
    title: {
      it: 'Regolarità fiscale: violazioni definitive',
      en: 'Tax regularity: final infringements',
    },
    certifier: revenue,
    needs: 'nothing',
    judicial: false,
  },
  '00033': {
    title: { it: 'Estratto del casellario informatico ANAC', en: 'Extract of the ANAC register' },
    certifier: anac,
    needs: 'nothing',
    judicial: false,
  },
  '00034': {
    title: { it: 'Visura al registro delle imprese', en: 'Extract of the company register' },
    certifier: { it: 'Unioncamere', en: 'Chambers of Commerce' },
    needs: 'nothing',
    judicial: false,
  },
  '00042': {
    title: { it: 'Carichi fiscali pendenti', en: 'Pending tax claims' },
    certifier: revenue,
    needs: 'nothing',
    judicial: false,
  },
  '00099': {
    title: { it: 'Contributo ANAC', en: 'Contribution to ANAC' },
    certifier: anac,
    needs: 'lot',
    judicial: false,
  },
};
