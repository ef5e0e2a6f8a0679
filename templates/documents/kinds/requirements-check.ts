import { actDocument } from '../clauses.js';
import { column, heading, paragraph, quote, table } from '../document-model.js';
import type { ComposeDocument, Text } from '../document-model.js';
import type { RequirementText } from '../document-parts.js';
import type { LocalisedText } from '../../../domain/types.js';
import { articleText, dayText, joined } from '../words.js';

const outcomes: Readonly<Record<RequirementText['outcome'], LocalisedText>> = {
  met: { it: 'posseduto', en: 'met' },
  notMet: { it: 'non posseduto', en: 'not met' },
  pending: { it: 'verifica in corso', en: 'being checked' },
};

/** Verifica dei requisiti, arts 17 c. 5, 24 and 99 d.lgs. 36/2023: before the award, through the FVOE. */
export const requirementsCheck: ComposeDocument<'requirementsCheck'> = (data) =>
  actDocument(data.act, { it: 'Verifica dei requisiti', en: 'Check of requirements' }, [
    paragraph({
      it: `Il responsabile unico del progetto ha verificato i requisiti di ${data.supplier}, primo in graduatoria, con il fascicolo virtuale dell'operatore economico (artt. 17, comma 5, 24 e 99).`,
      en: `The project officer (RUP) has checked the requirements of ${data.supplier}, first in the ranking, through the virtual file of the economic operator (arts 17(5), 24 and 99).`,
    }),
    ...(data.checks.length === 0
      ? []
      : [
          table(
            { it: 'Requisiti verificati', en: 'Requirements checked' },
            [
              column({ it: 'Requisito', en: 'Requirement' }, 1.6),
              column({ it: 'Norma', en: 'Rule' }, 0.8),
              column({ it: 'Fonte', en: 'Source' }, 0.8),
              column({ it: 'Esito', en: 'Outcome' }, 1),
            ],
            data.checks.map((check): Text[] => [
              check.requirement,
              articleText(check.article),
              check.source,
              outcomeOf(check),
            ]),
          ),
        ]),
    heading({ it: 'Esito', en: 'Outcome' }),
    quote(data.act.reasons),
  ]);

function outcomeOf({ outcome, checkedAt }: RequirementText): LocalisedText {
  return checkedAt === null ? outcomes[outcome] : joined([outcomes[outcome], ', ', dayText(checkedAt)]);
}
