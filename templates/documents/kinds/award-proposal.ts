import { actDocument, reasonsBlocks } from '../clauses.js';
import type { DocumentData } from '../document-data.js';
import { heading, paragraph } from '../document-model.js';
import type { Block, ComposeDocument } from '../document-model.js';
import { rankingBlocks } from '../ranking-blocks.js';
import { amount, percentText } from '../words.js';

type Proposal = DocumentData['awardProposal'];

/** Proposta di aggiudicazione, art. 17 c. 5 d.lgs. 36/2023: the best tender that is not abnormally low. */
export const awardProposal: ComposeDocument<'awardProposal'> = (data) =>
  actDocument(data.act, { it: 'Proposta di aggiudicazione', en: 'Award proposal' }, [
    paragraph({
      it: "La commissione giudicatrice, visti i verbali, la graduatoria e l'esito delle verifiche dell'art. 110,",
      en: 'The evaluation commission, having regard to the minutes, the ranking and the outcome of the checks of art. 110,',
    }),
    ...proposalBlocks(data),
    heading({ it: 'Graduatoria', en: 'Ranking' }),
    ...rankingBlocks(data.ranking, data.unranked),
    ...reasonsBlocks(data.act.reasons),
    paragraph({
      it:
        "La proposta è trasmessa al RUP per la verifica dei requisiti (artt. 24 e 99); l'organo competente, se la ritiene " +
        "legittima e conforme all'interesse pubblico, aggiudica (art. 17, comma 5).",
      en:
        'The proposal goes to the RUP for the check of requirements (arts 24 and 99); the competent organ awards if it finds it ' +
        'lawful and in the public interest (art. 17(5)).',
    }),
  ]);

function proposalBlocks({ ranking, proposed, passedOver }: Proposal): Block[] {
  const best = ranking.find(({ supplier }) => supplier === proposed);
  if (!best) return [];
  const [price, discount] = [amount(best.priceCents), percentText(best.discountPercent)];
  return [
    heading({ it: 'Propone', en: 'Proposes' }),
    paragraph({
      it: `di aggiudicare il lotto a ${best.supplier}, per ${price.it} al netto dell'IVA e degli oneri di sicurezza (ribasso ${discount.it}).`,
      en: `to award the lot to ${best.supplier} for ${price.en} net of VAT and of safety costs (discount ${discount.en}).`,
    }),
    ...passedOver.map(passedOverText),
  ];
}

/** Why a better placed bidder is not proposed (art. 58 c. 4). */
function passedOverText({ supplier, lots }: Proposal['passedOver'][number]): Block {
  const elsewhere = lots.join(', ');
  return paragraph({
    it: `${supplier} precede in graduatoria ma ottiene, secondo il criterio del disciplinare, il numero massimo di lotti aggiudicabili a un concorrente: ${elsewhere} (art. 58, comma 4).`,
    en: `${supplier} ranks better but gets, by the rule of the tender documents, the highest number of lots that one bidder may win: ${elsewhere} (art. 58(4)).`,
  });
}
