import { actDocument, addressee, challengeBlocks, linkParagraph, reasonsBlocks } from '../clauses.js';
import type { LocalisedText } from '../../../domain/types.js';
import { lastDayText } from '../../rome-text.js';
import type { Standing } from '../../communications/communication-data.js';
import type { DocumentData } from '../document-data.js';
import { facts, heading, paragraph } from '../document-model.js';
import type { Block, ComposeDocument } from '../document-model.js';
import { amount } from '../words.js';

type Communication = DocumentData['awardCommunication'];

/** Art. 90 c. 1 lett. b (winner) and c (others) with the disclosure of arts 35 and 36 d.lgs. 36/2023. */
export const awardCommunication: ComposeDocument<'awardCommunication'> = (data) =>
  actDocument(
    data.act,
    data.standing.is === 'winner'
      ? {
          it: 'Comunicazione di aggiudicazione all’aggiudicatario',
          en: 'Communication of the award to the winner',
        }
      : { it: 'Comunicazione di aggiudicazione', en: 'Communication of the award' },
    [
      addressee(data.recipient),
      paragraph(opening(data)),
      facts([
        [{ it: 'Aggiudicatario', en: 'Winner' }, data.winner],
        [{ it: 'Importo', en: 'Amount' }, amount(data.amountCents)],
        [{ it: 'La Vostra offerta', en: 'Your tender' }, standingText(data.standing)],
      ]),
      ...reasonsBlocks(data.act.reasons),
      ...standstillBlocks(data),
      ...disclosureBlocks(data),
      ...challengeBlocks(data.challenge),
      linkParagraph(data.tender.link),
    ],
  );

function opening({ standing }: Communication): LocalisedText {
  const letter = standing.is === 'winner' ? 'b' : 'c';
  return {
    it: `Ai sensi dell'art. 90, comma 1, lettera ${letter}), d.lgs. 36/2023 si comunica l'aggiudicazione del lotto indicato. L'aggiudicazione è immediatamente efficace (art. 17, comma 5).`,
    en: `Under art. 90(1)(${letter}) of legislative decree 36/2023 you are informed of the award of the lot below. The award takes effect at once (art. 17(5)).`,
  };
}

function standingText(standing: Standing): LocalisedText {
  switch (standing.is) {
    case 'winner':
      return { it: 'è aggiudicataria', en: 'is the winning tender' };
    case 'ranked':
      return { it: `${standing.place}ª in graduatoria`, en: `place ${standing.place} in the ranking` };
    case 'belowThreshold':
      return {
        it: 'sotto la soglia di sbarramento; la busta economica non è stata aperta',
        en: 'below the threshold; the economic envelope was not opened',
      };
    case 'excluded':
      return {
        it: 'esclusa, con esclusione ancora impugnabile',
        en: 'excluded, by an exclusion that may still be challenged',
      };
  }
}

function standstillBlocks({ standstillEndsAt, standing }: Communication): Block[] {
  const duties =
    standing.is === 'winner'
      ? [
          paragraph({
            it: 'Prima della stipula Vi sarà chiesta la garanzia definitiva (art. 117) e il pagamento dell’imposta di bollo (allegato I.4).',
            en: 'Before signing you will be asked for the definitive guarantee (art. 117) and for stamp duty (annex I.4).',
          }),
        ]
      : [];
  return [
    heading({ it: 'Quando si stipula', en: 'When the contract is signed' }),
    paragraph(standstillText(standstillEndsAt)),
    ...duties,
  ];
}

function standstillText(endsAt: Communication['standstillEndsAt']): LocalisedText {
  if (endsAt === null) {
    return {
      it: 'Non si applica il termine dilatorio (artt. 18, comma 3, e 55).',
      en: 'No standstill applies (arts 18(3) and 55).',
    };
  }
  const lastDay = lastDayText(endsAt);
  return {
    it: `Il contratto non può essere stipulato prima che sia trascorso ${lastDay.it} (termine dilatorio, art. 18, comma 3).`,
    en: `The contract may not be signed until ${lastDay.en} has passed (standstill, art. 18(3)).`,
  };
}

function disclosureBlocks({ accessChallengeDays }: Communication): Block[] {
  return [
    heading({ it: 'Accesso agli atti', en: 'Access to the acts' }),
    paragraph({
      it:
        `L'offerta dell'aggiudicatario, i verbali e gli atti, i dati e le informazioni presupposti all'aggiudicazione sono a ` +
        `disposizione sulla piattaforma di chi non è definitivamente escluso; i primi cinque in graduatoria vedono anche le ` +
        `offerte l'uno dell'altro (art. 36, commi 1 e 2). Le decisioni sulle richieste di oscuramento sono indicate con gli ` +
        `atti e si impugnano entro ${accessChallengeDays} giorni da questa comunicazione (art. 36, comma 4).`,
      en:
        `The winning tender, the minutes and the acts, data and information on which the award rests are disclosed on the ` +
        `platform to whoever is not definitively excluded; the first five in the ranking also see each other's tenders ` +
        `(art. 36(1) and (2)). Decisions on requests to redact are shown with the acts and may be challenged within ` +
        `${accessChallengeDays} days of this communication (art. 36(4)).`,
    }),
  ];
}
