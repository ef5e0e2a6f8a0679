import { actDocument, linkParagraph, reasonsBlocks } from '../clauses.js';
import { challengeConsequences, challengeHappened } from '../../communications/challenge.js';
import type { LocalisedText } from '../../../domain/types.js';
import { legalDateText } from '../../../domain/calendar/legal-date-text.js';
import { judgmentOutcomes, type ChallengedAct } from '../../../domain/tender/challenges/state.js';
import type { DocumentData } from '../document-data.js';
import { facts, heading, paragraph } from '../document-model.js';
import type { Block, ComposeDocument } from '../document-model.js';
import { capitalised } from '../words.js';

type ChallengeNote = DocumentData['challengeNote'];

const challengedText: Readonly<Record<ChallengedAct, LocalisedText>> = {
  notice: { it: 'bando e documenti di gara', en: 'the call and the tender documents' },
  exclusion: { it: 'esclusione', en: 'the exclusion' },
  admission: { it: "ammissione di un'altra offerta", en: 'the admission of another tender' },
  award: { it: 'aggiudicazione', en: 'the award' },
  redactions: { it: "decisione sull'oscuramento", en: 'the decision on redactions' },
  judgment: { it: 'sentenza di primo grado', en: 'the judgment of the first instance' },
};

/** What the RUP registers of a challenge, and what follows from it for the lot (arts 120, 124 c.p.a.). */
export const challengeNote: ComposeDocument<'challengeNote'> = (data) =>
  actDocument(data.act, titleOf(data), [
    paragraph({
      it: `Il responsabile unico del progetto registra che ${challengeHappened[data.news].it}.`,
      en: `The project officer (RUP) registers that ${challengeHappened[data.news].en}.`,
    }),
    challengeFacts(data),
    ...reasonsBlocks(data.act.reasons, { it: 'Annotazione', en: 'Note' }),
    ...consequenceBlocks(data),
    linkParagraph(data.tender.link),
  ]);

function titleOf({ news }: ChallengeNote): LocalisedText {
  if (news === 'appeal') return { it: 'Registrazione di un ricorso', en: 'Registration of an appeal' };
  if (news === 'interimRequest')
    return {
      it: 'Registrazione di una domanda cautelare',
      en: 'Registration of a request for interim relief',
    };
  return (judgmentOutcomes as readonly string[]).includes(news)
    ? { it: 'Presa d’atto di una sentenza', en: 'Acknowledgement of a judgment' }
    : { it: 'Presa d’atto di una decisione cautelare', en: 'Acknowledgement of an interim decision' };
}

function challengeFacts({
  against,
  appellant,
  judged,
  notifiedOn,
  filedOn,
  requestedOn,
}: ChallengeNote): Block {
  return facts([
    [{ it: 'Atto impugnato', en: 'Challenged act' }, capitalised(challengedText[against])],
    [{ it: 'Ricorrente', en: 'Appellant' }, appellant],
    [{ it: 'Offerta di cui si decide', en: 'Tender decided on' }, judged],
    [{ it: 'Ricorso notificato il', en: 'Appeal notified on' }, legalDateText(notifiedOn)],
    [
      { it: 'Ricorso depositato il', en: 'Appeal filed on' },
      filedOn === null ? null : legalDateText(filedOn),
    ],
    [
      { it: 'Domanda cautelare notificata il', en: 'Interim request notified on' },
      requestedOn === null ? null : legalDateText(requestedOn),
    ],
  ]);
}

function consequenceBlocks({ news }: ChallengeNote): Block[] {
  const consequence = challengeConsequences[news];
  if (!consequence) return [];
  return [heading({ it: 'Effetti sulla procedura', en: 'Effects on the procedure' }), paragraph(consequence)];
}
