import { termFacts } from '../clauses.js';
import { heading, paragraph, quote, subheading } from '../document-model.js';
import type { ComposeDocument } from '../document-model.js';
import { momentText } from '../words.js';

/** Chiarimenti, art. 88 c. 3: anonymous, to all. */
export const answers: ComposeDocument<'answers'> = (data) => ({
  heading: { it: 'Chiarimenti', en: 'Questions and answers' },
  register: '',
  blocks: [
    paragraph({
      it:
        'Le risposte che seguono sono pubblicate per tutti gli operatori economici, senza indicare chi ha posto la domanda, ' +
        "ai sensi dell'art. 88, comma 3, d.lgs. 36/2023. Non modificano i documenti di gara, che chiariscono.",
      en:
        'The answers below are published to all economic operators, without who asked, under art. 88(3) of legislative ' +
        'decree 36/2023. They do not change the tender documents: they make them clear.',
    }),
    termFacts(data),
    ...(data.items.length === 0
      ? [paragraph({ it: 'Non sono pervenute domande.', en: 'No questions were received.' })]
      : data.items.flatMap(({ question, askedAt, answer, answeredAt }, at) => {
          const [asked, answered] = [momentText(askedAt), momentText(answeredAt)];
          return [
            heading({ it: `Quesito n. ${at + 1}`, en: `Question no. ${at + 1}` }),
            subheading({ it: `Domanda – ${asked.it}`, en: `Question – ${asked.en}` }),
            quote(question),
            subheading({ it: `Risposta – ${answered.it}`, en: `Answer – ${answered.en}` }),
            quote(answer),
          ];
        })),
  ],
});
