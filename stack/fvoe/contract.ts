import { z } from 'zod';
import { isCodiceFiscale, isPersonCodiceFiscale } from '../../domain/identifiers/codice-fiscale.js';

/** What ANAC's published model of the FVOE services asks of requests, member by member; the local twin refuses the rest. */

const taxCode = z.string().refine(isCodiceFiscale, 'codiceFiscale non valido');
const person = z.string().refine(isPersonCodiceFiscale, 'codice fiscale del soggetto non valido');
const instant = z.iso.datetime({ offset: true });
const name = z.string().min(1).max(250);
const sex = z.enum(['M', 'F']);
const italianPlace = z.string().regex(/^[A-N]\d{3}$/);

export const accessRequestSchema = z
  .strictObject({
    dataInizioAutorizzazione: instant,
    dataFineAutorizzazione: instant.optional(),
    operatoriEconomici: z.array(z.strictObject({ codiceFiscale: taxCode })).min(1),
    appalto: z.strictObject({ idAppalto: z.uuid() }),
  })
  .refine(
    ({ dataInizioAutorizzazione: from, dataFineAutorizzazione: to }) =>
      to === undefined || Date.parse(to) > Date.parse(from),
    'dataFineAutorizzazione precede dataInizioAutorizzazione',
  );

export const accessQuerySchema = z.object({ codiceFiscale: taxCode, idAppalto: z.uuid() });
export const requestQuerySchema = z.object({ idRichiesta: z.uuid() });
export const documentQuerySchema = z.object({ idDocumento: z.string().min(1) });

/** Documents that a certifying body can be asked for. */
const documentCodes = [
  ...['00001', '00004', '00005', '00007', '00008', '00010', '00011', '00021', '00033', '00034', '00035'],
  ...['00036', '00037', '00038', '00039', '00041', '00042', '00099', '00899'],
];

const birth = z
  .strictObject({
    Giorno: z.string().regex(/^(0[1-9]|[1-2][0-9]|3[0-1])$/),
    Mese: z.string().regex(/^(0[1-9]|1[0-2])$/),
    Anno: z.string().regex(/^(19\d\d|20\d\d)$/),
    CodiceCatastoStato: z.string().max(4),
    CodiceCatastoComuneItaliano: italianPlace.optional(),
  })
  .refine(
    ({ CodiceCatastoStato: state, CodiceCatastoComuneItaliano: place }) => state !== 'Z000' || place,
    'CodiceCatastoComuneItaliano obbligatorio se CodiceCatastoStato Z000',
  );

const recordsData = z.strictObject({
  type: z.literal('DatiSA00004'),
  datiSoggetti: z
    .array(
      z.strictObject({
        DatiNominativo: z.strictObject({
          ...{ Nome: name, Cognome: name, Sesso: sex, CF: person },
          DatiNascita: birth,
        }),
        AltriDati: z.strictObject({ LinguaTedesca: z.boolean() }),
      }),
    )
    .min(1),
});

const antimafiaData = z.strictObject({
  type: z.literal('DatiSA00050'),
  prefettura: z.string().regex(/^IT-[A-Z]{2}$/),
  altrisoggetti: z.boolean(),
  soggetto_da_verificare: z
    .array(
      z.strictObject({
        ...{ CF_Soggetto: person, Nome_Soggetto: name, Cognome_Soggetto: name, Sesso_Soggetto: sex },
        DataNascita_Soggetto: instant,
        LuogoNascita_Soggetto: z.string().regex(/^([A-M]\d{3}|Z(?!000)\d{3})$/),
        Soggetto_daVerificare: z.literal(true),
      }),
    )
    .min(1)
    .optional(),
});

const contributionData = z.strictObject({
  type: z.literal('DatiSA00099'),
  idAppalto: z.uuid(),
  cig: z.string().regex(/^[0-9A-Z]{10}$/),
  codiceFiscale: taxCode,
  dataOraRiferimento: instant,
});

/** By code, where the certifying body needs more than whose document it is. */
const requestData: Readonly<Record<string, z.ZodType>> = {
  '00001': antimafiaData,
  '00004': recordsData,
  '00099': contributionData,
};

export const documentRequestSchema = z
  .strictObject({
    chiaveAccesso: z.uuid(),
    tipoDocumento: z.strictObject({
      idTipologica: z.literal('tipoDocumento'),
      codice: z.enum(documentCodes),
    }),
    datiRichiesta: z.unknown().optional(),
  })
  .superRefine(({ tipoDocumento: { codice }, datiRichiesta }, context) => {
    const schema = requestData[codice] ?? z.undefined();
    const parsed = schema.safeParse(datiRichiesta);
    if (!parsed.success)
      context.addIssue({ code: 'custom', message: `datiRichiesta: ${faultOf(parsed.error)}` });
  });
export type DocumentRequest = z.infer<typeof documentRequestSchema>;

/** The first fault, in a line. */
export function faultOf({ issues: [issue] }: z.ZodError): string {
  if (!issue) return 'richiesta non valida';
  return [issue.path.join('.'), issue.message].filter(Boolean).join(': ');
}
