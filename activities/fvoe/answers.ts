import { z } from 'zod';
import { proofStates, type ProofState } from '../../domain/fvoe/answer.js';

/** What is read of the answers of ANAC's FVOE services; what they say beyond it is not looked at. */

const coded = z.object({ codice: z.string() });

/** `statoAutorizzazione`: 01 asked, 02 granted; revoked, denied, expired and annulled let nobody in. */
export const accessAnswerSchema = z.object({
  autorizzazione: z.object({ stato: coded, chiaveAccesso: z.string().min(1).optional() }),
});

export const requestAnswerSchema = z.object({ idRichiesta: z.uuid() });

/**
 * The model nests each state in no member, the examples in `statoRichiestaDocumento`: both are read. `statoRichiestaDocumento`
 * codes: 004 answered, 005 answered that there is no document; before them it is under way.
 */
const requestStateSchema = z.object({ stato: coded, idDocumento: z.string().min(1).optional() });
export const requestStateAnswerSchema = z.object({
  result: z
    .array(
      z.union([
        requestStateSchema,
        z
          .object({ statoRichiestaDocumento: requestStateSchema })
          .transform(({ statoRichiestaDocumento }) => statoRichiestaDocumento),
      ]),
    )
    .min(1),
});

/** Longest certificate that is taken, in bytes of its base64 text. */
export const maxCertificateText = 30_000_000;

export const certificateAnswerSchema = z.object({
  documento: z.object({ datiAggiuntivi: z.string().optional() }),
  contenutoDocumento: z.object({
    nomefile: z.string().min(1).max(255),
    contenuto: z.base64().max(maxCertificateText),
  }),
});

const additionalSchema = z.object({ statoComprova: coded });

/**
 * What a certificate says. ANAC publishes the codes (`statoComprova`) and not the member that bears them: they are read from
 * the additional data, to be verified against the service. One that bears none is for the authority to assess.
 */
export function proofOf(additional: string | undefined): ProofState {
  const parsed = additionalSchema.safeParse(parseJson(additional));
  const code = parsed.success ? parsed.data.statoComprova.codice : '';
  return Object.hasOwn(proofStates, code) ? proofStates[code as keyof typeof proofStates] : 'toAssess';
}

function parseJson(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? 'null');
  } catch {
    return null;
  }
}

const problemSchema = z.object({ title: z.string().optional(), detail: z.string().optional() });

/** The words of a problem, at most 500 characters of them. */
export function problemText(body: unknown): string {
  const { title, detail } = problemSchema.catch({}).parse(body);
  return ([title, detail].filter(Boolean).join(': ') || 'no reason given').slice(0, 500);
}
