import type { DocumentData } from '../document-data.js';
import { heading, paragraph, quote } from '../document-model.js';
import type { Block } from '../document-model.js';

const resolutiveCondition = paragraph({
  it: 'Il lotto è stato aggiudicato su autocertificazione e le verifiche dei requisiti proseguono: il loro esito negativo risolve il contratto, con il solo pagamento delle prestazioni già eseguite (art. 99, comma 3-bis).',
  en: 'The lot was awarded on what the bidder declared, and the checks of requirements go on: if they end badly the contract is terminated, and only what was already performed is paid (art. 99(3-bis)).',
});

/** What every contract says after object and price, each clause with its rule. */
export function contractClauses({
  definitiveGuarantee,
  collectiveAgreement,
  isOnSelfDeclaration,
}: DocumentData['contract']): Block[] {
  return [
    heading({ it: 'Art. 3 – Garanzia definitiva', en: 'Art. 3 – Definitive guarantee' }),
    paragraph({
      it: 'L’appaltatore ha prestato la garanzia definitiva (art. 117):',
      en: 'The contractor has given the definitive guarantee (art. 117):',
    }),
    quote(definitiveGuarantee),
    heading({ it: 'Art. 4 – Lavoro', en: 'Art. 4 – Labour' }),
    paragraph({
      it: 'Al personale impiegato si applica il contratto collettivo indicato dalla stazione appaltante, o uno che assicuri le stesse tutele (art. 11):',
      en: 'The staff employed has the collective agreement that the authority named, or one that gives the same protection (art. 11):',
    }),
    quote(collectiveAgreement),
    heading({ it: 'Art. 5 – Subappalto e modifiche', en: 'Art. 5 – Subcontracting and modifications' }),
    paragraph({
      it: 'Il subappalto è soggetto ad autorizzazione (art. 119). Il contratto si modifica soltanto nei casi e con i limiti dell’art. 120.',
      en: 'Subcontracting needs authorisation (art. 119). The contract is modified only in the cases and within the limits of art. 120.',
    }),
    heading({
      it: 'Art. 6 – Penali, risoluzione e recesso',
      en: 'Art. 6 – Penalties, termination and withdrawal',
    }),
    paragraph({
      it: 'Le penali per il ritardo sono quelle dei documenti di gara, nei limiti dell’art. 126; risoluzione e recesso sono regolati dagli artt. 122 e 123.',
      en: 'Penalties for delay are those of the tender documents, within the limits of art. 126; termination and withdrawal follow arts 122 and 123.',
    }),
    ...(isOnSelfDeclaration ? [resolutiveCondition] : []),
    heading({ it: 'Art. 7 – Tracciabilità dei pagamenti', en: 'Art. 7 – Traceability of payments' }),
    paragraph({
      it: 'L’appaltatore assume gli obblighi di tracciabilità dei flussi finanziari (art. 3 legge 136/2010); la loro violazione risolve di diritto il contratto.',
      en: 'The contractor takes on the duties of traceability of payments (art. 3 of law 136/2010); their breach terminates the contract by law.',
    }),
    heading({
      it: 'Art. 8 – Bollo, dati personali e foro',
      en: 'Art. 8 – Stamp duty, personal data and court',
    }),
    paragraph({
      it: 'L’imposta di bollo è a carico dell’appaltatore (allegato I.4). I dati personali si trattano secondo il regolamento (UE) 2016/679. Per le controversie sull’esecuzione è competente il giudice ordinario del luogo della stazione appaltante.',
      en: 'The contractor bears stamp duty (annex I.4). Personal data are processed under Regulation (EU) 2016/679. Disputes on performance go to the ordinary court of the place of the authority.',
    }),
  ];
}
