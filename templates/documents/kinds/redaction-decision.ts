import { actDocument } from '../clauses.js';
import type { LocalisedText } from '../../../domain/types.js';
import { bullets, facts, heading, paragraph, quote, subheading } from '../document-model.js';
import type { Block, ComposeDocument } from '../document-model.js';
import type { RedactionText } from '../document-parts.js';

const decisions: Readonly<Record<RedactionText['decision'], LocalisedText>> = {
  accepted: { it: 'accolta: le parti restano oscurate', en: 'accepted: the parts stay redacted' },
  acceptedInPart: { it: 'accolta in parte', en: 'accepted in part' },
  refused: { it: 'respinta', en: 'refused' },
};

/** Decisioni sulle richieste di oscuramento, arts 35 c. 4 lett. a and 36 cc. 3–5 d.lgs. 36/2023. */
export const redactionDecision: ComposeDocument<'redactionDecision'> = (data) =>
  actDocument(
    data.act,
    { it: 'Decisione sulle richieste di oscuramento', en: 'Decision on requests to redact' },
    [
      paragraph({
        it:
          "Il responsabile unico del progetto decide, prima dell'aggiudicazione, sulle parti delle offerte che i concorrenti " +
          'hanno dichiarato segreti tecnici o commerciali (art. 35, comma 4, lettera a), d.lgs. 36/2023).',
        en:
          'Before the award the project officer (RUP) decides on the parts of the tenders that bidders declared to be technical ' +
          'or trade secrets (art. 35(4)(a) of legislative decree 36/2023).',
      }),
      ...(data.requests.length === 0
        ? [paragraph({ it: 'Non vi sono richieste di oscuramento.', en: 'There are no requests to redact.' })]
        : data.requests.flatMap(requestBlocks)),
      heading({ it: 'Motivazione comune', en: 'Common reasons' }),
      quote(data.act.reasons),
      paragraph({
        it:
          `Le decisioni sono comunicate insieme all'aggiudicazione e si impugnano ai sensi dell'art. 116 c.p.a. entro ` +
          `${data.accessChallengeDays} giorni (art. 36, comma 4). Ciò di cui è stato respinto l'oscuramento resta nascosto fino ` +
          `alla scadenza di quel termine (art. 36, comma 5).`,
        en:
          `The decisions are communicated with the award and may be challenged under art. 116 of the code of administrative ` +
          `procedure within ${data.accessChallengeDays} days (art. 36(4)). What was refused redaction stays hidden until that ` +
          `term has passed (art. 36(5)).`,
      }),
    ],
  );

function requestBlocks({ supplier, files, requested, decision, reasons }: RedactionText): Block[] {
  return [
    heading(supplier),
    facts([[{ it: 'Decisione', en: 'Decision' }, decisions[decision]]]),
    subheading({
      it: 'Documenti di cui si chiede l’oscuramento',
      en: 'Documents for which redaction is asked',
    }),
    bullets(files),
    subheading({ it: 'Ragioni della richiesta', en: 'Reasons of the request' }),
    quote(requested),
    subheading({ it: 'Ragioni della decisione', en: 'Reasons of the decision' }),
    quote(reasons),
  ];
}
