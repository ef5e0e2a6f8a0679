import type { CollectiveAgreement, Obligation, ObligationKind } from '../../../domain/tender/draft-terms.js';
import type { LocalisedText } from '../../../domain/types.js';
import { dateOfText } from '../../rome-text.js';
import type { DocumentData } from '../document-data.js';
import { bullets, paragraph } from '../document-model.js';
import type { Block, Text } from '../document-model.js';
import { lotText } from '../words.js';

type Draft = DocumentData['tenderRules']['draft'];

/** Collective agreement, commitments, social clauses and environmental criteria; nothing that an older draft does not say. */
export function termsOfWorkSection({ draft }: DocumentData['tenderRules']): Block[] {
  return [...agreementBlocks(draft), ...obligationBlocks(draft), ...environmentBlocks(draft)];
}

function agreementBlocks({ lots }: Draft): Block[] {
  const items = lots.flatMap(({ collectiveAgreement: agreement, ...lot }) =>
    agreement ? [agreementItem(lotText(lot), agreement)] : [],
  );
  if (items.length === 0) return [];
  return [
    paragraph({
      it: 'Contratto collettivo applicabile (art. 11, comma 2). Chi ne applica un altro lo indica e ne dichiara l’equivalenza delle tutele, che è verificata prima dell’aggiudicazione (art. 11, commi 3 e 4; allegato I.01):',
      en: 'Applicable collective agreement (art. 11(2)). Whoever applies another names it and declares that it gives equivalent protection, which is verified before the award (art. 11(3) and (4); annex I.01):',
    }),
    bullets(items),
  ];
}

function agreementItem(lot: LocalisedText, { code, title, ateco }: CollectiveAgreement): Text {
  const activities = ateco.join(', ');
  return {
    it: `${lot.it}: ${title}, codice CNEL ${code}; attività ATECO ${activities}.`,
    en: `${lot.en}: ${title}, CNEL code ${code}; ATECO activities ${activities}.`,
  };
}

const sources: Readonly<Record<ObligationKind, LocalisedText>> = {
  employmentStability: {
    it: 'stabilità occupazionale, art. 102, comma 1, lettera a',
    en: 'stability of employment, art. 102(1)(a)',
  },
  agreementApplied: {
    it: 'contratti collettivi, art. 102, comma 1, lettera b',
    en: 'collective agreements, art. 102(1)(b)',
  },
  equalOpportunities: {
    it: 'pari opportunità, art. 102, comma 1, lettera c',
    en: 'equal opportunities, art. 102(1)(c)',
  },
  socialClause: { it: 'clausola sociale, art. 57, comma 1', en: 'social clause, art. 57(1)' },
};

const answers: Readonly<Record<Obligation['answer'], LocalisedText>> = {
  acceptance: {
    it: 'Si accetta nella busta amministrativa.',
    en: 'It is accepted in the administrative envelope.',
  },
  description: {
    it: 'Si accetta nella busta amministrativa, e l’offerta dice come lo si adempie.',
    en: 'It is accepted in the administrative envelope, and the tender says how it will be met.',
  },
};

function obligationBlocks({ obligations }: Draft): Block[] {
  if (!obligations) return [];
  const { asked, omitted } = obligations;
  const items = asked.map(({ id, kind, required, answer }) => ({
    it: `${id} (${sources[kind].it}): ${required.it} ${answers[answer].it}`,
    en: `${id} (${sources[kind].en}): ${required.en} ${answers[answer].en}`,
  }));
  const left = omitted.map(({ kind, reason }) => ({
    it: `Non richiesto (${sources[kind].it}): ${reason}`,
    en: `Not asked for (${sources[kind].en}): ${reason}`,
  }));
  return [
    paragraph({ it: 'Impegni e clausole sociali:', en: 'Commitments and social clauses:' }),
    bullets([...items, ...left]),
  ];
}

function environmentBlocks({ environment }: Draft): Block[] {
  if (!environment) return [];
  const { decrees, noneReason } = environment;
  if (decrees.length === 0)
    return [
      paragraph({
        it: `Criteri ambientali minimi (art. 57, comma 2): nessuno. ${noneReason ?? ''}`,
        en: `Minimum environmental criteria (art. 57(2)): none. ${noneReason ?? ''}`,
      }),
    ];
  return [
    paragraph({
      it: 'Criteri ambientali minimi, le cui specifiche tecniche e clausole contrattuali si applicano (art. 57, comma 2):',
      en: 'Minimum environmental criteria, whose technical specifications and contract clauses apply (art. 57(2)):',
    }),
    bullets(
      decrees.map(({ title, on }) => {
        const day = dateOfText(`${on}T12:00:00Z`);
        return { it: `${title}, decreto del ${day.it}.`, en: `${title}, decree of ${day.en}.` };
      }),
    ),
  ];
}
