import type { LocalisedText } from '../../domain/types.js';
import { challengeClause, framed, lotName, reasonsClause, registered } from './clauses.js';
import type { Compose, Ending } from './communication-data.js';

const subjects: Readonly<Record<Ending, LocalisedText>> = {
  tenderAnnulled: { it: "Annullamento d'ufficio della procedura", en: 'Annulment of the procedure' },
  keysLostDeclared: { it: 'Chiusura della procedura: chiavi perdute', en: 'End of the procedure: keys lost' },
  lotDeserted: { it: 'Gara deserta', en: 'No tender left' },
  awardRefused: { it: 'Non aggiudicazione', en: 'Decision not to award' },
  lotRevoked: { it: 'Revoca del lotto', en: 'Revocation of the lot' },
};

const statements: Readonly<Record<Ending, LocalisedText>> = {
  tenderAnnulled: {
    it: "la procedura in oggetto è stata annullata d'ufficio ai sensi dell'art. 21-nonies della legge 241/1990",
    en: 'this procedure has been annulled by the authority under art. 21-nonies of law 241/1990',
  },
  keysLostDeclared: {
    it:
      'la procedura in oggetto è chiusa: i custodi che conservano una quota delle chiavi sono meno di quanti ne servono ' +
      'ad aprire le buste, che restano sigillate per sempre',
    en:
      'this procedure has ended: fewer custodians hold a share of the keys than are needed to open the envelopes, which ' +
      'stay sealed for ever',
  },
  lotDeserted: {
    it: 'nessuna offerta è stata presentata o è rimasta ammessa: la gara è deserta',
    en: 'no tender was submitted or is still admitted',
  },
  awardRefused: {
    it: "ai sensi dell'art. 108, comma 10, d.lgs. 36/2023 non si procede all'aggiudicazione",
    en: 'under art. 108(10) of legislative decree 36/2023 no award is made',
  },
  lotRevoked: {
    it: "il lotto è revocato ai sensi dell'art. 21-quinquies della legge 241/1990",
    en: 'the lot has been revoked under art. 21-quinquies of law 241/1990',
  },
};

/** Art. 90 c. 1 lett. a d.lgs. 36/2023: an end without a contract, with its reasons, to all who took part. */
export const ending: Compose<'ending'> = (data) => {
  const number = registered(data.register);
  const said = statements[data.ending];
  return framed(
    data,
    subjects[data.ending],
    { it: `Si comunica che ${said.it}${number.it}.`, en: `You are informed that ${said.en}${number.en}.` },
    data.lot && { it: `Lotto: ${lotName(data.lot).it}`, en: `Lot: ${lotName(data.lot).en}` },
    reasonsClause(data.reasons),
    challengeClause(data.challenge),
  );
};
