import { actDocument } from '../clauses.js';
import { column, heading, paragraph, quote, table } from '../document-model.js';
import type { ComposeDocument, Text } from '../document-model.js';
import type { CertificateText, RequirementText } from '../document-parts.js';
import type { CheckResult } from '../../../domain/fvoe/answer.js';
import type { LocalisedText } from '../../../domain/types.js';
import { articleText, dayText, joined } from '../words.js';

const outcomes: Readonly<Record<RequirementText['outcome'], LocalisedText>> = {
  met: { it: 'posseduto', en: 'met' },
  notMet: { it: 'non posseduto', en: 'not met' },
  pending: { it: 'verifica in corso', en: 'being checked' },
};

const results: Readonly<Record<CheckResult, LocalisedText>> = {
  notAvailable: { it: 'non disponibile', en: 'not available' },
  notSignificant: { it: 'non significativo', en: 'not significant' },
  clear: { it: 'nulla osta', en: 'clear' },
  obstructive: { it: 'ostativo', en: 'obstructive' },
  toAssess: { it: 'valutato dal RUP', en: 'assessed by the project officer' },
  accessDenied: { it: 'accesso negato', en: 'access denied' },
  requestRefused: { it: 'richiesta rifiutata', en: 'request refused' },
};
const onFile: LocalisedText = { it: 'acquisito agli atti', en: 'on file' };

/** Verifica dei requisiti, arts 17 c. 5, 24 and 99 d.lgs. 36/2023: before the award, through the FVOE. */
export const requirementsCheck: ComposeDocument<'requirementsCheck'> = (data) =>
  actDocument(data.act, { it: 'Verifica dei requisiti', en: 'Check of requirements' }, [
    paragraph(isStillChecked(data.checks) ? goesOn(data.supplier) : wasChecked(data.supplier)),
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
    ...certificateTable(data.certificates),
    heading({ it: 'Esito', en: 'Outcome' }),
    quote(data.act.reasons),
  ]);

function isStillChecked(checks: readonly RequirementText[]): boolean {
  return checks.length > 0 && checks.every(({ outcome }) => outcome === 'pending');
}

function wasChecked(supplier: string): LocalisedText {
  return {
    it: `Il responsabile unico del progetto ha verificato i requisiti di ${supplier}, primo in graduatoria, con il fascicolo virtuale dell'operatore economico (artt. 17, comma 5, 24 e 99).`,
    en: `The project officer (RUP) has checked the requirements of ${supplier}, first in the ranking, through the virtual file of the economic operator (arts 17(5), 24 and 99).`,
  };
}

function goesOn(supplier: string): LocalisedText {
  return {
    it: `Il fascicolo virtuale dell'operatore economico non ha consentito di verificare nel termine i requisiti di ${supplier}, primo in graduatoria: si procede sulla base di quanto ha dichiarato, e le verifiche proseguono (art. 99, comma 3-bis).`,
    en: `The virtual file of the economic operator did not allow the requirements of ${supplier}, first in the ranking, to be checked in time: what it has declared is relied upon, and the checks go on (art. 99(3-bis)).`,
  };
}

/** What the finding rests on, of every company; what it means is for the finding to say. */
function certificateTable(certificates: readonly CertificateText[]) {
  if (certificates.length === 0) return [];
  return [
    table(
      { it: 'Documenti acquisiti dal FVOE', en: 'Documents obtained from the virtual file' },
      [
        column({ it: 'Impresa', en: 'Company' }, 1.2),
        column({ it: 'Documento', en: 'Document' }, 1.6),
        column({ it: 'Ente certificante', en: 'Certifying body' }, 1.1),
        column({ it: 'Risposta', en: 'Answer' }, 1.1),
      ],
      certificates.map(({ company, document, certifier, result, answeredAt }): Text[] => [
        ...[company, document, certifier],
        joined([result ? results[result] : onFile, ', ', dayText(answeredAt)]),
      ]),
    ),
  ];
}

function outcomeOf({ outcome, checkedAt }: RequirementText): LocalisedText {
  return checkedAt === null ? outcomes[outcome] : joined([outcomes[outcome], ', ', dayText(checkedAt)]);
}
