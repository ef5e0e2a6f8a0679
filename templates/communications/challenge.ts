import type { LocalisedText } from '../../domain/types.js';
import { challengeClause, framed, lotName, reasonsClause, registered } from './clauses.js';
import type { ChallengeNews, CommunicationData, Compose } from './communication-data.js';

type ChallengeMessage = CommunicationData['challenge'];

/** What happens to a challenge, to the bidders of its lot. Whose bid it concerns is left to the act. */
export const challenge: Compose<'challenge'> = (data) =>
  framed(
    data,
    { it: `Contenzioso sul lotto ${data.lot.id}`, en: `Challenge concerning lot ${data.lot.id}` },
    newsClause(data),
    challengeConsequences[data.news],
    data.judged ? reasonsClause(data.judged.reasons) : null,
    data.judged ? challengeClause(data.judged.challenge) : null,
  );

function newsClause({ news, lot, register }: ChallengeMessage): LocalisedText {
  const name = lotName(lot);
  const number = registered(register);
  return {
    it: `Si comunica, per il lotto ${name.it}: ${challengeHappened[news].it}${number.it}.`,
    en: `For lot ${name.en} you are informed that ${challengeHappened[news].en}${number.en}.`,
  };
}

/** What happened, as part of a sentence: in messages and on documents. */
export const challengeHappened: Readonly<Record<ChallengeNews, LocalisedText>> = {
  appeal: {
    it: 'è stato notificato alla stazione appaltante un ricorso (art. 120 c.p.a.)',
    en: 'an appeal was notified to the authority (art. 120 of the code of administrative procedure)',
  },
  interimRequest: {
    it: 'è stata notificata una domanda cautelare',
    en: 'a request for interim relief was notified',
  },
  granted: { it: 'la domanda cautelare è stata accolta', en: 'interim relief was granted' },
  refused: { it: 'la domanda cautelare è stata respinta', en: 'interim relief was refused' },
  noDecision: {
    it: 'sulla domanda cautelare il giudice non ha pronunciato',
    en: 'the judge did not decide on interim relief',
  },
  dismissed: { it: 'il ricorso è stato respinto', en: 'the appeal was dismissed' },
  awardAnnulled: { it: "l'aggiudicazione è stata annullata dal giudice", en: 'the court annulled the award' },
  rankingAnnulled: {
    it: 'la graduatoria è stata annullata dal giudice',
    en: 'the court annulled the ranking',
  },
  evaluationAnnulled: {
    it: 'la valutazione delle offerte tecniche è stata annullata dal giudice',
    en: 'the court annulled the evaluation of the technical offers',
  },
  admissionAnnulled: {
    it: "l'ammissione di un'offerta è stata annullata dal giudice",
    en: 'the court annulled the admission of a tender',
  },
  bidReadmitted: {
    it: "l'esclusione di un'offerta è stata annullata dal giudice",
    en: 'the court annulled the exclusion of a tender',
  },
  noticeAnnulled: { it: 'il bando è stato annullato dal giudice', en: 'the court annulled the notice' },
  redactionsUpheld: {
    it: "è stato annullato dal giudice il diniego di oscuramento di parti di un'offerta",
    en: 'the court annulled the refusal to redact parts of a tender',
  },
};

const free: LocalisedText = {
  it: 'La domanda non impedisce più la stipula del contratto (art. 18, comma 4, d.lgs. 36/2023).',
  en: 'The request no longer prevents the conclusion of the contract (art. 18(4) of legislative decree 36/2023).',
};

/** What follows from it for the lot. */
export const challengeConsequences: Readonly<Record<ChallengeNews, LocalisedText | null>> = {
  appeal: null,
  interimRequest: {
    it:
      'Il contratto non può essere stipulato dal momento della notificazione della domanda fino alla pubblicazione del ' +
      'provvedimento cautelare di primo grado (art. 18, comma 4, d.lgs. 36/2023).',
    en:
      'The contract may not be concluded from the notification of the request until the interim decision of the first ' +
      'instance is published (art. 18(4) of legislative decree 36/2023).',
  },
  granted: {
    it: 'Il contratto non può essere stipulato fino alla decisione del ricorso.',
    en: 'The contract may not be concluded until the appeal is decided.',
  },
  refused: free,
  noDecision: free,
  dismissed: {
    it: 'La procedura prosegue.',
    en: 'The procedure goes on.',
  },
  awardAnnulled: {
    it: 'La procedura riprende dalla proposta di aggiudicazione; gli atti precedenti restano agli atti.',
    en: 'The procedure goes on from the award proposal; earlier acts stay in the record.',
  },
  rankingAnnulled: {
    it: 'La commissione forma di nuovo la graduatoria; gli atti precedenti restano agli atti.',
    en: 'The commission forms the ranking again; earlier acts stay in the record.',
  },
  evaluationAnnulled: {
    it: 'La commissione valuta di nuovo le offerte tecniche; i punteggi annullati restano agli atti.',
    en: 'The commission scores the technical offers again; the annulled scores stay in the record.',
  },
  admissionAnnulled: {
    it: "L'offerta è esclusa e la graduatoria è formata di nuovo; gli atti precedenti restano agli atti.",
    en: 'The tender is excluded and the ranking is formed again; earlier acts stay in the record.',
  },
  bidReadmitted: {
    it: "L'offerta è riammessa: delle sue buste si aprono, con i custodi, solo quelle non ancora aperte.",
    en: 'The tender is readmitted: the custodians open those of its envelopes that are not yet open, and no other.',
  },
  noticeAnnulled: {
    it: 'La procedura per il lotto è finita; le buste ancora sigillate non saranno aperte.',
    en: 'The procedure for the lot has ended; envelopes that are still sealed will not be opened.',
  },
  redactionsUpheld: {
    it: 'Quelle parti restano oscurate.',
    en: 'Those parts stay redacted.',
  },
};
