import { actDocument, decidedBlocks, reasonsBlocks } from '../clauses.js';
import type { LocalisedText } from '../../../domain/types.js';
import type { DocumentData } from '../document-data.js';
import { heading, paragraph } from '../document-model.js';
import type { Block, ComposeDocument, Text } from '../document-model.js';
import { rankingBlocks } from '../ranking-blocks.js';
import { amount, momentText, percentText } from '../words.js';

type Award = DocumentData['award'];

/** Provvedimento di aggiudicazione, art. 17 c. 5 d.lgs. 36/2023: immediately effective. */
export const award: ComposeDocument<'award'> = (data) =>
  actDocument(data.act, { it: 'Provvedimento di aggiudicazione', en: 'Award decision' }, [
    paragraph(premise(data)),
    heading({ it: 'Graduatoria', en: 'Ranking' }),
    ...rankingBlocks(data.ranking, data.unranked),
    ...reasonsBlocks(data.act.reasons),
    ...operativeBlocks(data),
  ]);

function premise({ requirementsVerifiedAt, isOnSelfDeclaration }: Award): LocalisedText {
  const verified =
    requirementsVerifiedAt === null || isOnSelfDeclaration ? null : momentText(requirementsVerifiedAt);
  return {
    it:
      `L'organo competente, vista la proposta di aggiudicazione della commissione giudicatrice, verificato che è legittima e ` +
      `conforme all'interesse pubblico${verified ? ` e che i requisiti sono stati verificati (${verified.it})` : ''}, ai sensi ` +
      `dell'art. 17, comma 5, d.lgs. 36/2023,`,
    en:
      `The competent organ, having regard to the proposal of the evaluation commission and having found it lawful and in the ` +
      `public interest${verified ? ` and the requirements checked (${verified.en})` : ''}, under art. 17(5) of legislative ` +
      `decree 36/2023,`,
  };
}

function operativeBlocks(data: Award): Block[] {
  const { winner, amountCents, lot, accessChallengeDays } = data;
  const [price, safety] = [amount(amountCents), amount(lot.safetyCents)];
  const items: Text[] = [
    {
      it: `di aggiudicare il lotto a ${winner} per ${price.it}, oltre a ${safety.it} per oneri di sicurezza non soggetti a ribasso, al netto dell'IVA;`,
      en: `to award the lot to ${winner} for ${price.en}, plus ${safety.en} of safety costs not subject to discount, net of VAT;`,
    },
    {
      it: "di dare atto che l'aggiudicazione è immediatamente efficace (art. 17, comma 5);",
      en: 'to record that the award takes effect at once (art. 17(5));',
    },
    {
      it: "di comunicarla nei termini dell'art. 90, comma 1, lettere b) e c), mettendo a disposizione, con la stessa comunicazione, l'offerta dell'aggiudicatario, i verbali e gli atti (artt. 35 e 36);",
      en: 'to communicate it within the terms of art. 90(1)(b) and (c), disclosing with the same communication the winning tender, the minutes and the acts (arts 35 and 36);',
    },
    ...(data.isOnSelfDeclaration ? [selfDeclarationItem] : []),
    ...(data.guarantee ? [guaranteeItem(data.guarantee)] : []),
    standstillItem(data.standstillDays),
  ];
  return [
    ...decidedBlocks('Decide', items),
    paragraph({
      it: `Contro il provvedimento è ammesso ricorso al Tribunale amministrativo regionale competente nel termine dell'art. 120, comma 2, c.p.a.; contro le decisioni sull'oscuramento entro ${accessChallengeDays} giorni (art. 36, comma 4).`,
      en: `This decision may be challenged before the competent regional administrative court within the term of art. 120(2) of the code of administrative procedure; decisions on redactions within ${accessChallengeDays} days (art. 36(4)).`,
    }),
  ];
}

const selfDeclarationItem: LocalisedText = {
  it: "di dare atto che il fascicolo virtuale dell'operatore economico non ha consentito la verifica dei requisiti nel termine di legge, che si aggiudica su autocertificazione, che le verifiche proseguono e che, se hanno esito negativo, l'aggiudicazione è ritirata e il contratto risolto (art. 99, comma 3-bis);",
  en: 'to record that the virtual file of the economic operator did not allow the requirements to be checked in the term of the law, that the award rests on what the bidder declared, that the checks go on and that, if they end badly, the award is withdrawn and the contract terminated (art. 99(3-bis));',
};

function guaranteeItem({ percent, dueCents, reducible }: NonNullable<Award['guarantee']>): LocalisedText {
  const [share, due] = [percentText(percent), amount(dueCents)];
  return {
    it: `di dare atto che prima della stipula l'aggiudicatario presta la garanzia definitiva di ${due.it}, pari al ${share.it} dell'importo del contratto (artt. 53 e 117)${reducible ? ", salve le riduzioni dell'art. 106, comma 8" : ''};`,
    en: `to record that before signing the winner gives the definitive guarantee of ${due.en}, which is ${share.en} of the amount of the contract (arts 53 and 117)${reducible ? ', save for the reductions of art. 106(8)' : ''};`,
  };
}

function standstillItem(days: number | null): LocalisedText {
  return days === null
    ? {
        it: 'di dare atto che non si applica il termine dilatorio (artt. 18, comma 3, e 55).',
        en: 'to record that no standstill applies (arts 18(3) and 55).',
      }
    : {
        it: `di dare atto che il contratto non può essere stipulato prima di ${days} giorni dall'ultima comunicazione dell'aggiudicazione (art. 18, comma 3).`,
        en: `to record that the contract may not be signed before ${days} days from the last communication of the award (art. 18(3)).`,
      };
}
