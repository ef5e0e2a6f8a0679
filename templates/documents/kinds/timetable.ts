import type { TimetableItem, TimetableKind } from '../../../domain/tender/timetable-item.js';
import type { LocalisedText } from '../../../domain/types.js';
import { column, heading, paragraph, table } from '../document-model.js';
import type { Block, ComposeDocument, Text } from '../document-model.js';
import { articleText, joined, lotNumberText, momentText } from '../words.js';

const kindText: Readonly<Record<TimetableKind, LocalisedText>> = {
  noticeTransmission: {
    it: 'Trasmissione del bando, al più tardi',
    en: 'Transmission of the notice, at the latest',
  },
  enquiriesClose: { it: 'Ultimo momento per chiedere chiarimenti', en: 'Last moment to ask questions' },
  clarifications: {
    it: 'Ultimo momento per pubblicare le risposte',
    en: 'Last moment to publish the answers',
  },
  custodyProof: {
    it: 'Prova di possesso delle chiavi da parte dei custodi',
    en: 'Proof by the custodians that they hold the keys',
  },
  submissionClose: { it: 'Scadenza delle offerte', en: 'Deadline for tenders' },
  bidValidityEnd: { it: 'Fine della validità delle offerte', en: 'End of the validity of tenders' },
  procedureMaximum: { it: 'Durata massima della procedura', en: 'Longest duration of the procedure' },
  signatureTerm: { it: 'Termine per la stipula del contratto', en: 'Term to sign the contract' },
  standstillEnd: { it: 'Fine del termine dilatorio', en: 'End of the standstill' },
  accessChallengeEnd: {
    it: 'Ultimo giorno per il ricorso sugli oscuramenti',
    en: 'Last day to challenge redactions',
  },
  challengeEnd: { it: 'Ultimo giorno per il ricorso', en: 'Last day for an appeal' },
};

/** Every date of the procedure with its article and its sum. */
export const timetable: ComposeDocument<'timetable'> = ({ items }) => ({
  heading: { it: 'Cronoprogramma della procedura', en: 'Timetable of the procedure' },
  register: '',
  blocks: [
    paragraph({
      it: 'I termini si contano secondo il regolamento (CEE, Euratom) n. 1182/71: il giorno dell’evento non si conta e un termine che finirebbe in un giorno non lavorativo passa al primo lavorativo che segue. Le ore sono quelle italiane.',
      en: 'Terms are counted under Regulation (EEC, Euratom) no. 1182/71: the day of the event is not counted and a term that would end on a non-working day moves to the next working day. Hours are those of Rome.',
    }),
    heading({ it: 'Le date', en: 'The dates' }),
    timetableTable(items),
    heading({ it: 'Come si è contato', en: 'How they were counted' }),
    table(
      { it: 'Il conto di ciascuna data', en: 'The sum behind each date' },
      [column({ it: 'Passaggio', en: 'Step' }, 1), column({ it: 'Conto', en: 'Sum' }, 2)],
      items.map((item) => [stepText(item), sumText(item)]),
    ),
  ],
});

/** Step, date and article: also part of the tender rules. */
export function timetableTable(items: readonly TimetableItem[]): Block {
  return table(
    { it: 'Date della procedura', en: 'Dates of the procedure' },
    [
      column({ it: 'Passaggio', en: 'Step' }, 1),
      column({ it: 'Data e ora', en: 'Date and hour' }, 1),
      column({ it: 'Norma', en: 'Rule' }, 0.8),
    ],
    items.map((item): Text[] => [stepText(item), momentText(item.at), articleText(item.article)]),
  );
}

function stepText({ kind, lot }: TimetableItem): LocalisedText {
  return lot === null ? kindText[kind] : joined([kindText[kind], ' – ', lotNumberText(lot)]);
}

function sumText({ arithmetic, verified }: TimetableItem): LocalisedText {
  if (verified) return arithmetic;
  return {
    it: `${arithmetic.it} (Modo di contare da verificare sul testo vigente.)`,
    en: `${arithmetic.en} (This way of counting is to be verified on the text in force.)`,
  };
}
