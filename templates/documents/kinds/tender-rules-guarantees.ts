import type { DocumentData } from '../document-data.js';
import { bullets, paragraph } from '../document-model.js';
import type { Block, Text } from '../document-model.js';
import type { LotAmount } from '../document-parts.js';
import { dateOfText } from '../../rome-text.js';
import { amount, lotText, percentText } from '../words.js';

type Guarantees = NonNullable<DocumentData['tenderRules']['guarantees']>;

/** What each lot costs a bidder at ANAC, and what follows where it is not paid. */
export function contributionBlocks({ contributions }: DocumentData['tenderRules']): Block[] {
  return [
    paragraph({
      it: 'Contributo all’ANAC (art. 1, comma 67, legge 266/2005): senza il pagamento nessuna offerta è valutata; quello tardivo si ammette nel termine del soccorso istruttorio. È dovuto:',
      en: 'Contribution to ANAC (art. 1(67) of law 266/2005): no tender is evaluated unless it is paid; late payment is allowed within the term for the completion of documents. It is due:',
    }),
    bullets(contributions.map(contributionItem)),
  ];
}

function contributionItem({ lot, dueCents }: LotAmount): Text {
  const [name, due] = [lotText(lot), amount(dueCents)];
  if (dueCents === 0) return { it: `per ${name.it}: nulla;`, en: `for ${name.en}: nothing;` };
  return { it: `per ${name.it}: ${due.it};`, en: `for ${name.en}: ${due.en};` };
}

/** Which guarantees the documents ask for, with their amounts; nothing where they state none. */
export function guaranteesSection({ guarantees }: DocumentData['tenderRules']): Block[] {
  const items = guarantees ? guaranteeItems(guarantees) : [];
  if (items.length === 0) return [];
  return [paragraph({ it: 'Garanzie richieste:', en: 'Guarantees asked for:' }), bullets(items)];
}

function guaranteeItems({ provisional, definitive }: Guarantees): Text[] {
  return [
    ...(provisional ? provisionalItems(provisional) : []),
    ...(definitive ? [definitiveItem] : []),
    ...(provisional || definitive ? [reductionsItem] : []),
  ];
}

function provisionalItems(provisional: NonNullable<Guarantees['provisional']>): Text[] {
  return [...amountItems(provisional), ...conditionItems(provisional)];
}

function conditionItems({ validUntil, releaseDays, reason }: NonNullable<Guarantees['provisional']>): Text[] {
  const until = dateOfText(`${validUntil}T12:00:00Z`);
  return [
    ...(reason ? [{ it: `Ragione: ${reason}`, en: `Reason: ${reason}` }] : []),
    {
      it: `La garanzia provvisoria è valida almeno fino al ${until.it} (art. 106, comma 5). Se manca, o va corretta, la si completa nel soccorso istruttorio solo con documenti di data certa anteriore al termine per le offerte (art. 101, comma 1, lettera a).`,
      en: `The provisional guarantee is valid at least until ${until.en} (art. 106(5)). Where it is missing, or to be corrected, it is completed on request only by documents of certain date before the deadline for tenders (art. 101(1)(a)).`,
    },
    {
      it: `È svincolata ai non aggiudicatari entro ${releaseDays} giorni dalla comunicazione dell’aggiudicazione, all’aggiudicatario con la stipula (art. 106, commi 6 e 10).`,
      en: `It is released to those who do not win within ${releaseDays} days of the communication of the award, to the winner with the contract (art. 106(6) and (10)).`,
    },
  ];
}

function amountItems({ percent, byLot }: NonNullable<Guarantees['provisional']>): Text[] {
  const share = percentText(percent);
  return byLot.map(({ lot, dueCents }) => {
    const [name, due] = [lotText(lot), amount(dueCents)];
    return {
      it: `Garanzia provvisoria per ${name.it}: ${due.it}, pari al ${share.it} del valore (art. 106, comma 1).`,
      en: `Provisional guarantee for ${name.en}: ${due.en}, which is ${share.en} of its value (art. 106(1)).`,
    };
  });
}

const definitiveItem: Text = {
  it: 'Garanzia definitiva: il provvedimento di aggiudicazione ne indica l’importo (artt. 53 e 117); il contratto non si stipula finché non è prestata.',
  en: 'Definitive guarantee: the award states its amount (arts 53 and 117); no contract is signed until it is given.',
};

const reductionsItem: Text = {
  it: 'Le riduzioni dell’art. 106, comma 8, si applicano nei casi di legge, ciascuna sull’importo che risulta dalla precedente.',
  en: 'The reductions of art. 106(8) apply where the law provides, each to the amount that the one before has left.',
};
