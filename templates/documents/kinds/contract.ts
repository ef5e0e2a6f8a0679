import { lastDayText } from '../../rome-text.js';
import { actDocument, reasonsBlocks } from '../clauses.js';
import type { DocumentData } from '../document-data.js';
import { facts, heading, paragraph } from '../document-model.js';
import type { Block, ComposeDocument } from '../document-model.js';
import { amount, dayText, percentText } from '../words.js';
import { contractClauses } from './contract-clauses.js';

type Contract = DocumentData['contract'];

/** The contract of a lot, art. 18 d.lgs. 36/2023: electronic, in writing, digitally signed by both. */
export const contract: ComposeDocument<'contract'> = (data) => {
  const {
    heading: title,
    register,
    blocks,
  } = actDocument(data.act, { it: 'Contratto di appalto', en: 'Public contract' }, [
    ...partyBlocks(data),
    ...objectBlocks(),
    ...priceBlocks(data),
    ...contractClauses(data),
    ...reasonsBlocks(data.act.reasons, {
      it: 'Premesse e dichiarazioni della stazione appaltante',
      en: 'Recitals and statements of the authority',
    }),
  ]);
  return { heading: title, register, blocks: [...blocks, contractorSignature(data)] };
};

function partyBlocks({ authority, contractor, act, award, standstillEndsAt }: Contract): Block[] {
  const awardedOn = dayText(award.at);
  const standstill = standstillEndsAt === null ? null : lastDayText(standstillEndsAt);
  const number = award.register === null ? '' : ` (prot. n. ${award.register})`;
  return [
    heading({ it: 'Parti', en: 'Parties' }),
    facts([
      [{ it: 'Stazione appaltante', en: 'Authority' }, `${authority.name}, ${act.signedBy.name}`],
      [{ it: 'Appaltatore', en: 'Contractor' }, contractor],
    ]),
    paragraph({
      it:
        `Il lotto è stato aggiudicato ${awardedOn.it}${number}` +
        `${standstill ? `; il termine dilatorio è trascorso ${standstill.it} (art. 18, comma 3)` : '; non si applica il termine dilatorio (art. 18, comma 3)'}. ` +
        `Le parti stipulano in forma scritta e in modalità elettronica (art. 18, comma 1).`,
      en:
        `The lot was awarded on ${awardedOn.en}${number}` +
        `${standstill ? `; the standstill ended with ${standstill.en} (art. 18(3))` : '; no standstill applies (art. 18(3))'}. The ` +
        `parties contract in writing and electronically (art. 18(1)).`,
    }),
  ];
}

function objectBlocks(): Block[] {
  return [
    heading({ it: 'Art. 1 – Oggetto', en: 'Art. 1 – Object' }),
    paragraph({
      it: 'L’appaltatore esegue quanto descritto nei documenti di gara e nella propria offerta tecnica, che sono parte del contratto. In caso di contrasto prevalgono i documenti di gara, salve le migliorie offerte.',
      en: 'The contractor performs what the tender documents and its own technical offer describe, which are part of the contract. In case of conflict the tender documents prevail, save for the improvements offered.',
    }),
  ];
}

function priceBlocks({ amountCents, lot, offer }: Contract): Block[] {
  return [
    heading({ it: 'Art. 2 – Corrispettivo', en: 'Art. 2 – Price' }),
    facts([
      [{ it: 'Prezzo offerto', en: 'Price offered' }, amount(amountCents)],
      [{ it: 'Ribasso', en: 'Discount' }, percentText(offer.discountPercent)],
      [{ it: 'Oneri di sicurezza', en: 'Safety costs' }, amount(lot.safetyCents)],
      [{ it: 'Totale, IVA esclusa', en: 'Total, net of VAT' }, amount(amountCents + lot.safetyCents)],
      [{ it: 'Di cui manodopera', en: 'Of which labour' }, amount(offer.labourCostCents)],
      [{ it: 'Di cui sicurezza propria', en: 'Of which own safety' }, amount(offer.safetyCostCents)],
    ]),
    paragraph({
      it: 'Il prezzo si paga su fattura elettronica, dopo la verifica di conformità (art. 116), e si rivede alle condizioni dell’art. 60.',
      en: 'The price is paid on electronic invoice, after the check of conformity (art. 116), and revised under the conditions of art. 60.',
    }),
  ];
}

function contractorSignature({ contractor }: Contract): Block {
  return {
    is: 'signature',
    place: '',
    role: { it: "L'appaltatore", en: 'The contractor' },
    name: contractor,
    how: {
      it: 'firma digitale del legale rappresentante',
      en: 'digital signature of the legal representative',
    },
  };
}
