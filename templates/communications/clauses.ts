import type { Instant, LocalisedText } from '../../domain/types.js';
import { instantText, lastDayText } from '../rome-text.js';
import type { Challenge, CommunicationText, LotText } from './communication-data.js';

interface Frame {
  readonly title: LocalisedText;
  readonly authority: string;
  readonly simulation: boolean;
  readonly link: string;
}

const simulationNote: LocalisedText = {
  it: 'SIMULAZIONE: questa comunicazione è parte di una prova e non ha alcun effetto giuridico.',
  en: 'SIMULATION: this communication is part of a rehearsal and has no legal effect.',
};

/** Subject and body in both languages: authority and tender first, the paragraphs, the page where the acts are. */
export function framed(
  { title, authority, simulation, link }: Frame,
  subject: LocalisedText,
  ...paragraphs: readonly (LocalisedText | null)[]
): CommunicationText {
  const opening = {
    it: `${authority}\nProcedura: ${title.it}`,
    en: `${authority}\nProcedure: ${title.en}`,
  };
  const closing = {
    it: `Gli atti della procedura sono consultabili all'indirizzo ${link}`,
    en: `The acts of the procedure are available at ${link}`,
  };
  const all = [simulation ? simulationNote : null, opening, ...paragraphs, closing].filter(
    (text) => text !== null,
  );
  const mark = simulation ? { it: '[Simulazione] ', en: '[Simulation] ' } : { it: '', en: '' };
  return {
    subject: { it: `${mark.it}${subject.it} – ${title.it}`, en: `${mark.en}${subject.en} – ${title.en}` },
    body: {
      it: all.map(({ it }) => it).join('\n\n'),
      en: all.map(({ en }) => en).join('\n\n'),
    },
  };
}

/** `(prot. n. 12/2026)`, where the act is registered. */
export function registered(register: string | null): LocalisedText {
  return register === null
    ? { it: '', en: '' }
    : { it: ` (prot. n. ${register})`, en: ` (registered as no. ${register})` };
}

export function reasonsClause(reasons: string): LocalisedText {
  return { it: `Motivazione: ${reasons}`, en: `Reasons: ${reasons}` };
}

export function lotName({ id, title, cig }: LotText): LocalisedText {
  return { it: `${id} «${title.it}» (CIG ${cig})`, en: `${id} “${title.en}” (CIG ${cig})` };
}

export function termClause(submissionDeadline: Instant, enquiriesCloseAt: Instant): LocalisedText {
  const deadline = instantText(submissionDeadline);
  const enquiries = instantText(enquiriesCloseAt);
  return {
    it:
      `Termine per la presentazione delle offerte: ${deadline.it}.\n` +
      `Termine per la richiesta di chiarimenti: ${enquiries.it}.`,
    en: `Deadline for tenders: ${deadline.en}.\nDeadline for requests for clarification: ${enquiries.en}.`,
  };
}

/** Art. 120 c.p.a.: 30 days from the communication; procedural terms stand still in August (art. 54 c. 2 c.p.a.). */
export function challengeClause({ days, endsAt }: Challenge): LocalisedText {
  const lastDay = lastDayText(endsAt);
  return {
    it:
      `Contro il presente atto è ammesso ricorso al Tribunale amministrativo regionale competente, nel termine di ` +
      `${days} giorni dal ricevimento di questa comunicazione (art. 120 c.p.a.), quindi entro ${lastDay.it}. Il termine ` +
      `è sospeso dal 1° al 31 agosto di ciascun anno (art. 54, comma 2, c.p.a.).`,
    en:
      `This act may be challenged before the competent regional administrative court (Tribunale amministrativo ` +
      `regionale) within ${days} days of receipt of this communication (art. 120 of the code of administrative ` +
      `procedure), that is by ${lastDay.en}. The term does not run from 1 to 31 August of each year (art. 54(2) thereof).`,
  };
}
