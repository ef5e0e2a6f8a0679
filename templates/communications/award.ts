import type { LocalisedText } from '../../domain/types.js';
import { lastDayText, moneyText } from '../rome-text.js';
import { challengeClause, framed, lotName, reasonsClause, registered } from './clauses.js';
import type { CommunicationData, Compose, Standing } from './communication-data.js';

type Award = CommunicationData['award'];

/** Art. 90 c. 1 lett. b and c with the disclosure of arts 35–36 d.lgs. 36/2023, on one day. */
export const award: Compose<'award'> = (data) =>
  framed(
    data,
    { it: `Aggiudicazione del lotto ${data.lot.id}`, en: `Award of lot ${data.lot.id}` },
    awardClause(data),
    standingClause(data.standing),
    reasonsClause(data.reasons),
    standstillClause(data.standstillEndsAt),
    disclosureClause(data.accessChallengeDays),
    redactionsClause(data.redactions),
    challengeClause(data.challenge),
  );

function awardClause({ lot, winner, amountCents, register }: Award): LocalisedText {
  const name = lotName(lot);
  const amount = moneyText(amountCents);
  const number = registered(register);
  return {
    it:
      `Ai sensi dell'art. 90, comma 1, d.lgs. 36/2023 si comunica che il lotto ${name.it} è stato aggiudicato a ` +
      `${winner} per l'importo di ${amount.it}${number.it}. L'aggiudicazione è immediatamente efficace (art. 17, comma 5).`,
    en:
      `Under art. 90(1) of legislative decree 36/2023 you are informed that lot ${name.en} has been awarded to ` +
      `${winner} for ${amount.en}${number.en}. The award takes effect at once (art. 17(5)).`,
  };
}

function standingClause(standing: Standing): LocalisedText {
  switch (standing.is) {
    case 'winner':
      return {
        it: 'La Vostra offerta è risultata aggiudicataria.',
        en: 'Yours is the winning tender.',
      };
    case 'ranked':
      return {
        it: `La Vostra offerta si è classificata al ${standing.place}° posto della graduatoria.`,
        en: `Your tender took place ${standing.place} in the ranking.`,
      };
    case 'belowThreshold':
      return {
        it: 'La Vostra offerta tecnica non ha raggiunto la soglia di sbarramento; la busta economica non è stata aperta.',
        en: 'Your technical offer did not reach the quality threshold; the economic envelope was not opened.',
      };
    case 'excluded':
      return {
        it: 'La presente è inviata a chi può ancora impugnare la propria esclusione (art. 90, comma 1, lettera c).',
        en: 'This is sent to those who may still challenge their exclusion (art. 90(1)(c)).',
      };
  }
}

function standstillClause(endsAt: Award['standstillEndsAt']): LocalisedText {
  if (endsAt === null) {
    return {
      it: 'Non si applica il termine dilatorio per la stipula del contratto (artt. 18, comma 3, e 55 d.lgs. 36/2023).',
      en: 'No standstill applies to the conclusion of the contract (arts 18(3) and 55 of legislative decree 36/2023).',
    };
  }
  const lastDay = lastDayText(endsAt);
  return {
    it: `Termine dilatorio: il contratto non può essere stipulato prima che sia trascorso ${lastDay.it} (art. 18, comma 3).`,
    en: `Standstill: the contract may not be concluded until ${lastDay.en} has passed (art. 18(3)).`,
  };
}

function redactionsClause(redactions: Award['redactions']): LocalisedText | null {
  if (redactions.length === 0) return null;
  const outcomes = {
    granted: { it: 'accolto', en: 'granted' },
    refused: {
      it: 'non accolto; le parti restano oscurate fino al decorso del termine (art. 36, comma 5)',
      en: 'refused; the parts stay redacted until the term has passed (art. 36(5))',
    },
  };
  const lines = (language: keyof LocalisedText, title: string): string =>
    [title, ...redactions.map(({ bidder, outcome }) => `– ${bidder}: ${outcomes[outcome][language]}`)].join(
      '\n',
    );
  return {
    it: lines('it', 'Decisioni sulle richieste di oscuramento (art. 36, comma 3):'),
    en: lines('en', 'Decisions on requests for redaction (art. 36(3)):'),
  };
}

function disclosureClause(days: number): LocalisedText {
  return {
    it:
      `Accesso agli atti (artt. 35 e 36 d.lgs. 36/2023): l'offerta dell'aggiudicatario, i verbali di gara e gli atti, i ` +
      `dati e le informazioni presupposti all'aggiudicazione sono resi disponibili attraverso la piattaforma agli ` +
      `offerenti non definitivamente esclusi; agli operatori collocatisi nei primi cinque posti della graduatoria sono ` +
      `rese reciprocamente disponibili anche le offerte da essi presentate. Le decisioni sulle richieste di ` +
      `oscuramento delle parti che costituiscono segreti tecnici o commerciali (art. 35, comma 4, lettera a) sono ` +
      `indicate insieme agli atti e possono essere impugnate, con ricorso ai sensi dell'art. 116 c.p.a. notificato e ` +
      `depositato entro ${days} giorni da questa comunicazione (art. 36, comma 4).`,
    en:
      `Access to the acts (arts 35 and 36 of legislative decree 36/2023): the winning tender, the minutes and the acts, ` +
      `data and information on which the award rests are disclosed through the platform to the tenderers not ` +
      `definitively excluded; the first five in the ranking also see each other's tenders. Decisions on requests to ` +
      `redact technical or trade secrets (art. 35(4)(a)) are shown with the acts and may be challenged under art. 116 of ` +
      `the code of administrative procedure within ${days} days of this communication (art. 36(4)).`,
  };
}
