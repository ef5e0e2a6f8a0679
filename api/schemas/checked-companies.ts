import { z } from 'zod';
import { fvoeDocumentCodes } from '../../domain/fvoe/documents.js';
import { isPersonCodiceFiscale } from '../../domain/identifiers/codice-fiscale.js';
import { legalDateSchema, textSchema } from './common.js';

/** Who of a company is certified, and by which prefecture (`DatiSA00004` and `DatiSA00050` of ANAC's data model). */
const companyData = z.strictObject({
  taxCode: z.string().regex(/^[A-Z0-9]{11,16}$/),
  prefecture: z
    .string()
    .regex(/^IT-[A-Z]{2}$/)
    .optional()
    .meta({ description: 'Whose prefecture answers for the anti-mafia communication', example: 'IT-BA' }),
  people: z
    .array(
      z.strictObject({
        name: textSchema(250),
        surname: textSchema(250),
        sex: z.enum(['M', 'F']),
        taxCode: z.string().refine(isPersonCodiceFiscale, 'no codice fiscale of a person'),
        bornOn: legalDateSchema,
        birthState: z
          .string()
          .regex(/^Z\d{3}$/)
          .meta({ description: 'Land register’s code of the state; `Z000` is Italy' }),
        birthPlace: z
          .string()
          .regex(/^[A-M]\d{3}$/)
          .nullable()
          .meta({ description: 'And of the municipality; null for who was born abroad' }),
      }),
    )
    .max(50)
    .optional(),
});

/** What the virtual file is asked, and with which data. */
export const checkedCompanies = {
  documents: z
    .array(z.enum(fvoeDocumentCodes))
    .min(1)
    .max(fvoeDocumentCodes.length)
    .optional()
    .meta({ description: 'By ANAC code; without them, all that the law asks for (docs/law.md)' }),
  companies: z
    .array(companyData)
    .max(100)
    .optional()
    .meta({ description: 'What some documents need; of a company without it they are not asked for' }),
  procurement: z
    .uuid()
    .optional()
    .meta({ description: 'ANAC’s `idAppalto`; the tender’s own id where the PCP has given none' }),
};
