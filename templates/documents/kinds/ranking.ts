import { actDocument, digestFacts, reasonsBlocks } from '../clauses.js';
import { facts, heading, paragraph } from '../document-model.js';
import type { ComposeDocument } from '../document-model.js';
import { rankingBlocks } from '../ranking-blocks.js';
import { formulaText } from '../tender-blocks.js';
import { capitalised, decimalText } from '../words.js';

/** Graduatoria of a lot, art. 108 d.lgs. 36/2023, that anyone can compute again. */
export const ranking: ComposeDocument<'ranking'> = (data) =>
  actDocument(data.act, { it: 'Graduatoria', en: 'Ranking' }, [
    paragraph({
      it:
        'La commissione giudicatrice, letti i punteggi tecnici e aperte le buste economiche in seduta virtuale, calcola i ' +
        'punteggi economici e forma la graduatoria (artt. 93 e 108).',
      en:
        'The evaluation commission, having read out the technical scores and opened the economic envelopes in an online ' +
        'session, computes the economic scores and forms the ranking (arts 93 and 108).',
    }),
    heading({ it: 'Come si è calcolato', en: 'How it was computed' }),
    facts([
      [{ it: 'Punti tecnici', en: 'Technical points' }, decimalText(data.technicalMax)],
      [{ it: 'Punti economici', en: 'Economic points' }, decimalText(data.economicMax)],
      [{ it: 'Formula economica', en: 'Economic formula' }, capitalised(formulaText(data.formula))],
      [
        { it: 'Soglia di sbarramento', en: 'Threshold' },
        data.technicalThreshold === null ? null : decimalText(data.technicalThreshold),
      ],
      [
        { it: 'Arrotondamento', en: 'Rounding' },
        { it: 'a due decimali, per eccesso da 5', en: 'to two decimals, half up' },
      ],
    ]),
    heading({ it: 'Esito', en: 'Outcome' }),
    ...rankingBlocks(data.ranking, data.unranked),
    ...reasonsBlocks(data.act.reasons, {
      it: 'Osservazioni della commissione',
      en: 'Remarks of the commission',
    }),
    paragraph({
      it: 'Chiunque può rifare il calcolo dai dati allegati.',
      en: 'Anyone can repeat the computation from the attached data.',
    }),
    digestFacts(data.evaluation),
  ]);
