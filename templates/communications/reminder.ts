import type { TermKind } from '../../domain/tender/commands.js';
import type { LocalisedText } from '../../domain/types.js';
import { instantText } from '../rome-text.js';
import { framed, lotName } from './clauses.js';
import type { Compose } from './communication-data.js';

/** What ends with each term that somebody is reminded of, and what follows. */
const terms: Readonly<Record<TermKind, LocalisedText | null>> = {
  enquiriesClose: null,
  submissionClose: null,
  custodyProof: {
    it: 'il termine per provare il possesso della propria quota delle chiavi: senza quote sufficienti le buste non possono essere aperte',
    en: 'the term to prove that you hold your share of the keys: without enough shares the envelopes cannot be opened',
  },
  integrationEnd: {
    it: 'il termine per rispondere al soccorso istruttorio (art. 101 d.lgs. 36/2023): chi non risponde è escluso',
    en: 'the term to answer the request for integration (art. 101 of legislative decree 36/2023): who does not answer is excluded',
  },
  explanationsEnd: {
    it: "il termine per le spiegazioni sull'offerta che appare anormalmente bassa (art. 110 d.lgs. 36/2023)",
    en: 'the term to explain the tender that looks abnormally low (art. 110 of legislative decree 36/2023)',
  },
  callEnd: {
    it: "il termine per rispondere all'interpello (art. 124 d.lgs. 36/2023): il silenzio vale rifiuto",
    en: 'the term to answer the call (art. 124 of legislative decree 36/2023): silence counts as a refusal',
  },
  extensionAnswerEnd: {
    it: "il termine per confermare l'offerta e la garanzia per il tempo chiesto (art. 17, c. 4, d.lgs. 36/2023): chi non risponde resta vincolato solo fino al termine corrente",
    en: 'the term to confirm the bid and the guarantee for the time asked (art. 17(4) of legislative decree 36/2023): who does not answer stays bound only to the end of the running term',
  },
  procedureMaximum: {
    it: 'il termine massimo per aggiudicare (art. 17, c. 3, e allegato I.3 d.lgs. 36/2023): il suo superamento è silenzio inadempimento; il RUP può prorogarlo con atto motivato',
    en: 'the longest time to award (art. 17(3) and annex I.3 of legislative decree 36/2023): when it passes the authority has failed to act; the RUP may extend it by a reasoned act',
  },
  awardNoticeTerm: {
    it: "il termine per pubblicare l'avviso di aggiudicazione (art. 111 d.lgs. 36/2023); pubblicato, il suo numero va registrato",
    en: 'the term to publish the award notice (art. 111 of legislative decree 36/2023); once it is published its number is recorded',
  },
  bidValidityEnd: {
    it: 'il termine per il quale le offerte sono vincolanti (art. 17, c. 4, d.lgs. 36/2023): il differimento va chiesto agli offerenti con atto motivato',
    en: 'the term for which bids bind (art. 17(4) of legislative decree 36/2023): bidders are asked to defer it by a reasoned act',
  },
  checksTermEnd: {
    it: 'il termine per la verifica dei requisiti (art. 99, c. 3-bis, d.lgs. 36/2023): da allora, se il FVOE non funziona, si può aggiudicare su autocertificazione',
    en: 'the term to verify the requirements (art. 99(3-bis) of legislative decree 36/2023): from then on, where the FVOE does not work, the award may rest on self-declaration',
  },
  standstillEnd: {
    it: 'il termine dilatorio (art. 18, c. 3, d.lgs. 36/2023): da allora il contratto può essere stipulato',
    en: 'the standstill (art. 18(3) of legislative decree 36/2023): from then on the contract may be signed',
  },
  signatureTerm: {
    it: "il termine per la stipula del contratto (art. 18, c. 2, d.lgs. 36/2023): da allora l'aggiudicatario può sciogliersi da ogni vincolo",
    en: 'the term to sign the contract (art. 18(2) of legislative decree 36/2023): from then on the awardee may free itself',
  },
  redactionsRelease: {
    it: 'il termine per impugnare il diniego di oscuramento (art. 36, c. 4, d.lgs. 36/2023): da allora le parti sono rese accessibili',
    en: 'the term to challenge the refusal of a redaction (art. 36(4) of legislative decree 36/2023): from then on the parts are disclosed',
  },
  guaranteesRelease: null,
};

/** To whoever must act within a term, some days before it ends; it changes no term. */
export const reminder: Compose<'reminder'> = ({ term, endsAt, lot, ...data }) => {
  const what = terms[term];
  if (!what) throw new Error(`nobody is reminded of ${term}`);
  const end = instantText(endsAt);
  const of = lot && lotName(lot);
  return framed(
    data,
    { it: 'Promemoria di scadenza', en: 'Reminder of a term' },
    {
      it: `${of ? `Lotto ${of.it}. ` : ''}Scade ${end.it} ${what.it}.`,
      en: `${of ? `Lot ${of.en}. ` : ''}By ${end.en} ends ${what.en}.`,
    },
    {
      it: 'Questo promemoria è una cortesia della piattaforma e non modifica il termine.',
      en: 'This reminder is a courtesy of the platform and changes no term.',
    },
  );
};
