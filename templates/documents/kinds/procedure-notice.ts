import { actDocument, decidedBlocks, linkParagraph, reasonsBlocks, termRows } from '../clauses.js';
import type { LocalisedText } from '../../../domain/types.js';
import type { DocumentData } from '../document-data.js';
import { bullets, facts, heading, paragraph } from '../document-model.js';
import type { Block, ComposeDocument, Text } from '../document-model.js';
import type { MalfunctionText, Notice } from '../document-parts.js';
import { joined, momentText } from '../words.js';

type ProcedureNotice = DocumentData['procedureNotice'];

interface Words {
  readonly title: LocalisedText;
  /** What the act rests on. */
  readonly having: LocalisedText;
  /** What it decides; last, whom it tells. */
  readonly decides: readonly LocalisedText[];
}

const published: LocalisedText = {
  it: 'di comunicare il presente atto a chi partecipa e di pubblicarlo nelle forme del bando.',
  en: 'to communicate this act to all participants and to publish it as the notice was.',
};

const laterTerms: LocalisedText = {
  it: 'di fissare i termini indicati sotto, calcolati secondo il calendario allegato agli atti della procedura;',
  en: 'to set the terms stated below, computed as the timetable among the acts of the procedure shows;',
};

const words: Readonly<Record<Notice, Words>> = {
  rectification: {
    title: { it: 'Avviso di rettifica del bando', en: 'Notice of rectification of the call' },
    having: {
      it: "visto l'art. 92, comma 2, d.lgs. 36/2023, che chiede di prorogare i termini quando ai documenti di gara sono apportate modifiche significative,",
      en: 'having regard to art. 92(2) of legislative decree 36/2023, which asks for longer terms where the tender documents change significantly,',
    },
    decides: [
      {
        it: 'di rettificare i documenti di gara come indicato nella motivazione; il disciplinare aggiornato è pubblicato insieme al presente avviso;',
        en: 'to rectify the tender documents as the reasons state; the updated tender rules are published with this notice;',
      },
      laterTerms,
      published,
    ],
  },
  extension: {
    title: { it: 'Avviso di proroga dei termini', en: 'Notice of extension of the terms' },
    having: {
      it: "visto l'art. 92, comma 2, d.lgs. 36/2023, che disciplina la proroga dei termini per la presentazione delle offerte,",
      en: 'having regard to art. 92(2) of legislative decree 36/2023, on the extension of the terms for tenders,',
    },
    decides: [
      {
        it: 'di prorogare il termine per la presentazione delle offerte;',
        en: 'to extend the term for tenders;',
      },
      laterTerms,
      published,
    ],
  },
  suspension: {
    title: { it: 'Sospensione della procedura', en: 'Suspension of the procedure' },
    having: {
      it: "visto l'art. 21-quater, comma 2, della legge 7 agosto 1990, n. 241, per il quale l'esecuzione di un provvedimento può essere sospesa per gravi ragioni e per il tempo strettamente necessario,",
      en: 'having regard to art. 21-quater(2) of law no. 241 of 7 August 1990, by which the execution of a measure may be suspended for serious reasons and for the time strictly needed,',
    },
    decides: [
      {
        it: 'di sospendere la procedura in oggetto: il termine per la presentazione delle offerte non decorre;',
        en: 'to suspend this procedure: the term for tenders does not run;',
      },
      {
        it: 'di dare atto che durante la sospensione le offerte non possono essere presentate, sostituite o ritirate, e che quelle eventualmente già presentate restano segrete e valide;',
        en: 'to record that during the suspension tenders cannot be submitted, replaced or withdrawn, and that any already submitted remain secret and valid;',
      },
      {
        it: 'di comunicare il presente atto a chi partecipa e di pubblicarlo nelle forme del bando; i nuovi termini saranno resi noti con la ripresa.',
        en: 'to communicate this act to all participants and to publish it as the notice was; the new terms will be made known when the procedure resumes.',
      },
    ],
  },
  resumption: {
    title: { it: 'Ripresa della procedura', en: 'Resumption of the procedure' },
    having: {
      it: "considerato che le ragioni della sospensione sono cessate, visti l'art. 21-quater, comma 2, della legge 7 agosto 1990, n. 241, e l'art. 92, comma 2, d.lgs. 36/2023,",
      en: 'considering that the reasons of the suspension have ceased, and having regard to art. 21-quater(2) of law no. 241 of 7 August 1990 and to art. 92(2) of legislative decree 36/2023,',
    },
    decides: [
      { it: 'di riprendere la procedura in oggetto;', en: 'to resume this procedure;' },
      laterTerms,
      published,
    ],
  },
  reopening: {
    title: { it: 'Riapertura del termine per le offerte', en: 'Reopening of the term for tenders' },
    having: {
      it: "visto l'art. 25, comma 2, d.lgs. 36/2023, che impone di assicurare la partecipazione anche quando la piattaforma non ha funzionato, e dato atto che nessuna busta è stata aperta,",
      en: 'having regard to art. 25(2) of legislative decree 36/2023, by which participation must be ensured even where the platform did not work, and noting that no envelope has been opened,',
    },
    decides: [
      {
        it: 'di riaprire il termine per la presentazione delle offerte; quelle già presentate restano segrete e valide e possono essere sostituite o ritirate fino alla nuova scadenza;',
        en: 'to reopen the term for tenders; those already submitted remain secret and valid and may be replaced or withdrawn until the new deadline;',
      },
      {
        it: 'di dare atto che le quote delle chiavi già rilasciate dai custodi sono state cancellate e saranno chieste di nuovo alla chiusura;',
        en: 'to record that shares of keys already released by custodians have been deleted and will be asked for again at the closing;',
      },
      laterTerms,
      published,
    ],
  },
  inversion: {
    title: { it: "Inversione dell'ordine di esame", en: 'Inversion of the order of examination' },
    having: {
      it: "visto l'art. 107, comma 3, d.lgs. 36/2023, per il quale le offerte possono essere esaminate prima della verifica dell'idoneità degli offerenti, e dato atto che tutte le buste sono sigillate,",
      en: 'having regard to art. 107(3) of legislative decree 36/2023, by which tenders may be examined before the suitability of the tenderers is checked, and noting that every envelope is sealed,',
    },
    decides: [
      {
        it: 'di aprire le buste tecniche ed economiche prima delle buste amministrative, che si aprono per la prima offerta in graduatoria e per quante altre sono indicate sotto;',
        en: 'to open the technical and economic envelopes before the administrative ones, which are opened for the first tender of the ranking and for as many more as stated below;',
      },
      published,
    ],
  },
};

/** Acts of the RUP on the course of the procedure: one template, since they differ in what they rest on and decide. */
export const procedureNotice: ComposeDocument<'procedureNotice'> = (data) => {
  const { title, having, decides } = words[data.notice];
  return actDocument(data.act, title, [
    paragraph(
      joined([{ it: 'Il responsabile unico del progetto, ', en: 'The project officer (RUP), ' }, having]),
    ),
    ...malfunctionBlocks(data),
    ...reasonsBlocks(data.act.reasons),
    ...decidedBlocks('Dispone', decides),
    ...termBlocks(data),
    linkParagraph(data.tender.link),
  ]);
};

function malfunctionBlocks({ malfunctions }: ProcedureNotice): Block[] {
  if (malfunctions.length === 0) return [];
  return [
    heading({
      it: 'Malfunzionamenti accertati (art. 25, comma 2)',
      en: 'Malfunctions found (art. 25(2))',
    }),
    bullets(
      malfunctions.map((malfunction) => {
        const [began, found] = [momentText(malfunction.beganAt), foundText(malfunction)];
        return { it: `dal ${began.it}: ${found.it}`, en: `from ${began.en}: ${found.en}` };
      }),
    ),
  ];
}

/** The words of an officer stand as they were written; what was measured is said in the language of the document. */
function foundText({ what, measured }: MalfunctionText): LocalisedText {
  if (measured === null) return { it: what, en: what };
  if (measured === 'platform')
    return { it: 'la piattaforma non era in funzione', en: 'the platform was not running' };
  return {
    it: `il componente «${measured}» non rispondeva correttamente (rilevazione automatica)`,
    en: `the component “${measured}” gave no sound answer (measured automatically)`,
  };
}

function termBlocks({ terms, before, alsoExamined }: ProcedureNotice): Block[] {
  const isMoved = before && terms && before.submissionDeadline !== terms.submissionDeadline;
  const rows: [Text, Text][] = [
    ...(isMoved ? [[deadlineBefore, momentText(before.submissionDeadline)] as [Text, Text]] : []),
    ...(terms ? termRows(terms) : []),
    ...(alsoExamined === null
      ? []
      : [[examined, alsoExamined === 0 ? nobodyElse : String(alsoExamined)] as [Text, Text]]),
  ];
  if (rows.length === 0) return [];
  const title = terms ? { it: 'Termini', en: 'Terms' } : { it: 'Esame', en: 'Examination' };
  return [heading(title), facts(rows)];
}

const deadlineBefore: LocalisedText = { it: 'Scadenza precedente', en: 'Deadline before' };
const nobodyElse: LocalisedText = { it: 'nessuna', en: 'none' };
const examined: LocalisedText = {
  it: 'Esaminate oltre la prima',
  en: 'Examined beyond the first',
};
