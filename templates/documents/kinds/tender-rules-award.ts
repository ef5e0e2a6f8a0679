import type { LotLimitRule } from '../../../domain/tender/participation/lot-limits.js';
import type { LocalisedText } from '../../../domain/types.js';
import type { DocumentData } from '../document-data.js';
import { bullets, heading, numbered, paragraph } from '../document-model.js';
import type { Block } from '../document-model.js';

type Rules = DocumentData['tenderRules'];

/** How envelopes are opened and scored: part 8 of the tender rules. */
export function evaluationSection({ draft, law }: Rules): Block[] {
  return [
    heading({ it: '8. Sedute e valutazione', en: '8. Sessions and evaluation' }),
    numbered([
      {
        it: 'Il seggio di gara apre le buste amministrative in seduta virtuale, che i concorrenti seguono sulla piattaforma; il RUP ammette ed esclude con atto motivato (allegato I.2, art. 7).',
        en: 'The tender panel opens the administrative envelopes in an online session that bidders follow on the platform; the RUP admits and excludes by a reasoned act (annex I.2, art. 7).',
      },
      {
        it: `La commissione giudicatrice è nominata dopo la scadenza, in numero dispari e di non più di ${law.commissionersMaximum} componenti (art. 93); qui i componenti sono ${draft.commissioners}. Dichiarano l’assenza di conflitti di interessi prima di conoscere i nomi, e di nuovo dopo (art. 16).`,
        en: `The evaluation commission is appointed after the deadline, odd in number and of no more than ${law.commissionersMaximum} members (art. 93); here there are ${draft.commissioners}. They declare that they have no conflict of interest before they learn the names, and again afterwards (art. 16).`,
      },
      {
        it: 'Per ciascun criterio ogni commissario attribuisce un coefficiente fra 0 e 1, con la motivazione; la media dei coefficienti, moltiplicata per i punti massimi, è arrotondata a due decimali. Non vi è riparametrazione.',
        en: 'For each criterion every commissioner gives a coefficient between 0 and 1, with reasons; the mean of the coefficients, times the maximum points, is rounded to two decimals. There is no rescaling.',
      },
      {
        it: 'I punteggi tecnici sono letti prima di aprire qualunque busta economica. Chi resta sotto la soglia di sbarramento è escluso e la sua busta economica resta sigillata.',
        en: 'Technical scores are read out before any economic envelope is opened. Whoever stays below the threshold is excluded and the economic envelope stays sealed.',
      },
      {
        it: 'A parità di punteggio totale prevale quello tecnico; a parità di entrambi si procede a sorteggio pubblico e verificabile (art. 77 r.d. 827/1924).',
        en: 'With equal totals the higher technical score prevails; equal in both, a public and verifiable draw decides (art. 77 of royal decree 827/1924).',
      },
      draft.economicScoresAfterExclusion === 'computeAgain'
        ? {
            it: 'Se un’offerta è esclusa prima dell’aggiudicazione, i punteggi economici delle altre sono calcolati di nuovo; dopo, restano fermi (art. 108, comma 12).',
            en: 'If a tender is excluded before the award the economic scores of the others are computed again; afterwards they stand (art. 108(12)).',
          }
        : {
            it: 'L’esclusione di un’offerta non cambia i punteggi economici delle altre (art. 108, comma 12).',
            en: 'The exclusion of a tender does not change the economic scores of the others (art. 108(12)).',
          },
    ]),
  ];
}

/** From the proposal to the contract, and how to appeal: parts 10 and 11. */
export function awardSection({ draft, law, rup }: Rules): Block[] {
  return [
    heading({ it: '10. Aggiudicazione e contratto', en: '10. Award and contract' }),
    bullets([
      {
        it: 'La commissione propone l’aggiudicazione alla migliore offerta; l’organo competente aggiudica dopo la verifica dei requisiti, con effetto immediato (art. 17, comma 5).',
        en: 'The commission proposes the award to the best tender; the competent organ awards after the check of requirements, with immediate effect (art. 17(5)).',
      },
      {
        it: `Aggiudicazioni ed esclusioni sono comunicate entro ${law.communicationsMaximum} giorni (art. 90, comma 1).`,
        en: `Awards and exclusions are communicated within ${law.communicationsMaximum} days (art. 90(1)).`,
      },
      {
        it: `Il contratto non è stipulato prima di ${law.standstill} giorni dall’ultima comunicazione dell’aggiudicazione, salvi i casi dell’art. 18, comma 3, ed è stipulato entro ${law.signatureMaximum} giorni dall’aggiudicazione (art. 18, comma 2).`,
        en: `The contract is not signed before ${law.standstill} days from the last communication of the award, save for the cases of art. 18(3), and is signed within ${law.signatureMaximum} days of the award (art. 18(2)).`,
      },
      {
        it: 'Prima della stipula l’aggiudicatario presta la garanzia definitiva (art. 117) e paga l’imposta di bollo secondo l’allegato I.4.',
        en: 'Before signing the winner gives the definitive guarantee (art. 117) and pays stamp duty under annex I.4.',
      },
    ]),
    ...lotLimitsBlocks(draft),
    heading({ it: '11. Accesso agli atti e ricorsi', en: '11. Access to the acts and appeals' }),
    paragraph({
      it:
        `Con la comunicazione dell’aggiudicazione la piattaforma mette a disposizione di chi non è definitivamente escluso ` +
        `l’offerta dell’aggiudicatario, i verbali e gli atti; i primi cinque vedono anche le offerte l’uno dell’altro ` +
        `(art. 36, commi 1 e 2). Le decisioni sugli oscuramenti si impugnano entro ${law.accessChallenge} giorni (art. 36, ` +
        `comma 4), gli altri atti entro ${law.challenge} giorni (art. 120, comma 2, c.p.a.).`,
      en:
        `With the communication of the award the platform discloses to whoever is not definitively excluded the winning ` +
        `tender, the minutes and the acts; the first five also see each other’s tenders (art. 36(1) and (2)). Decisions on ` +
        `redactions are challenged within ${law.accessChallenge} days (art. 36(4)), other acts within ${law.challenge} days ` +
        `(art. 120(2) of the code of administrative procedure).`,
    }),
    paragraph({
      it: `Responsabile unico del progetto: ${rup ?? 'indicato nella pagina della procedura'} (art. 15).`,
      en: `Project officer (RUP): ${rup ?? 'named on the page of the procedure'} (art. 15).`,
    }),
  ];
}

const limitRules: Readonly<Record<LotLimitRule, LocalisedText>> = {
  lotValue: {
    it: 'sono aggiudicati i lotti di maggior valore',
    en: 'gets the lots of the highest value',
  },
  bestRank: {
    it: 'sono aggiudicati i lotti in cui è meglio collocato e, a parità, quelli di maggior valore',
    en: 'gets the lots in which it ranks best and, of equal ones, those of the highest value',
  },
  bidderPreference: {
    it: 'sono aggiudicati i lotti che ha indicato per primi nel documento dei partecipanti e, se non li indica, quelli di maggior valore',
    en: 'gets the lots that it names first in the document of the participants and, if it names none, those of the highest value',
  },
};

/** The limits, their specific reason and the rule that decides who gets which lot (art. 58 c. 4). */
function lotLimitsBlocks({ lotLimits }: Rules['draft']): Block[] {
  if (!lotLimits) return [];
  const { maxBid, maxWon, rule, reason } = lotLimits;
  const which: LocalisedText =
    rule === 'bidderPreference'
      ? { it: 'contano quelli che preferisce', en: 'those that it prefers count' }
      : { it: 'contano quelli di maggior valore', en: 'those of the highest value count' };
  return [
    paragraph({
      it: `Limiti ai lotti (art. 58, comma 4): ${reason}`,
      en: `Limits on lots (art. 58(4)): ${reason}`,
    }),
    bullets([
      ...(maxBid === null
        ? []
        : [
            {
              it: `I lotti per cui un concorrente può presentare offerta sono al massimo ${maxBid}; se ne presenta di più, ${which.it}.`,
              en: `The highest number of lots that a bidder may tender for is ${maxBid}; if it tenders for more, ${which.en}.`,
            },
          ]),
      ...(maxWon === null
        ? []
        : [
            {
              it: `I lotti aggiudicabili a un concorrente sono al massimo ${maxWon}, anche attraverso imprese che partecipano a più offerte. A chi sarebbe primo in più lotti ${limitRules[rule].it}; gli altri vanno a chi segue in graduatoria.`,
              en: `The highest number of lots that a bidder may win is ${maxWon}, also through companies that take part in several tenders. Who would be first in more ${limitRules[rule].en}; the others go to the next in the ranking.`,
            },
          ]),
    ]),
  ];
}
