import { actDocument, decidedBlocks, linkParagraph, reasonsBlocks } from '../clauses.js';
import type { LocalisedText } from '../../../domain/types.js';
import type { RedactionDecision } from '../../../domain/tender/redactions/state.js';
import { bullets, heading, paragraph } from '../document-model.js';
import type { Block, ComposeDocument } from '../document-model.js';

const decides: Readonly<Record<RedactionDecision, LocalisedText>> = {
  granted: {
    it: 'di accogliere la richiesta: le parti indicate restano oscurate per gli altri concorrenti;',
    en: 'to grant the request: the parts listed stay redacted for the other bidders;',
  },
  refused: {
    it: 'di respingere la richiesta: le parti indicate saranno rese visibili a chi ha diritto di accedere all’offerta;',
    en: 'to refuse the request: the parts listed will be disclosed to those who may access the tender;',
  },
};

const follows: Readonly<Record<RedactionDecision, (days: number) => LocalisedText>> = {
  granted: (days) => ({
    it: `La decisione si impugna ai sensi dell'art. 116 c.p.a. entro ${days} giorni dalla comunicazione dell'aggiudicazione (art. 36, comma 4).`,
    en: `The decision may be challenged under art. 116 of the code of administrative procedure within ${days} days of the communication of the award (art. 36(4)).`,
  }),
  refused: (days) => ({
    it: `La decisione si impugna ai sensi dell'art. 116 c.p.a. entro ${days} giorni dalla comunicazione dell'aggiudicazione (art. 36, comma 4). Fino alla scadenza di quel termine le parti restano nascoste (art. 36, comma 5).`,
    en: `The decision may be challenged under art. 116 of the code of administrative procedure within ${days} days of the communication of the award (art. 36(4)). Until that term has passed the parts stay hidden (art. 36(5)).`,
  }),
};

/** Decisione su una richiesta di oscuramento, arts 35 c. 4 lett. a and 36 cc. 3–5 d.lgs. 36/2023. */
export const redactionDecision: ComposeDocument<'redactionDecision'> = (data) => {
  const { act, supplier, files, reasonFiles, decision, accessChallengeDays, tender } = data;
  return actDocument(
    act,
    { it: 'Decisione su una richiesta di oscuramento', en: 'Decision on a request to redact' },
    [
      paragraph({
        it: `Il responsabile unico del progetto, prima dell'aggiudicazione, decide sulle parti dell'offerta che ${supplier} ha dichiarato segreti tecnici o commerciali (art. 35, comma 4, lettera a), d.lgs. 36/2023).`,
        en: `Before the award the project officer (RUP) decides on the parts of the tender that ${supplier} declared to be technical or trade secrets (art. 35(4)(a) of legislative decree 36/2023).`,
      }),
      heading({
        it: 'Documenti di cui si chiede l’oscuramento',
        en: 'Documents for which redaction is asked',
      }),
      bullets(files),
      ...reasonFilesBlocks(reasonFiles),
      ...reasonsBlocks(act.reasons),
      ...decidedBlocks('Dispone', [
        decides[decision],
        {
          it: "di dare atto della decisione nella comunicazione dell'aggiudicazione (art. 36, comma 3).",
          en: 'to record the decision in the communication of the award (art. 36(3)).',
        },
      ]),
      paragraph(follows[decision](accessChallengeDays)),
      linkParagraph(tender.link),
    ],
  );
};

function reasonFilesBlocks(files: readonly string[]): Block[] {
  if (files.length === 0) return [];
  return [
    heading({ it: 'Motivazione della richiesta', en: 'Reasons of the request' }),
    paragraph({
      it: `L'operatore economico ha motivato la richiesta nel documento ${files.join(', ')}.`,
      en: `The economic operator gave its reasons in the document ${files.join(', ')}.`,
    }),
  ];
}
