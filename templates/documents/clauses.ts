import type { Block, ComposedDocument, Text } from './document-model.js';
import { facts, heading, numbered, paragraph, quote } from './document-model.js';
import type { ActText } from './document-parts.js';
import type { LocalisedText } from '../../domain/types.js';
import { lastDayText } from '../rome-text.js';
import type { Challenge } from '../communications/communication-data.js';
import { dateText, momentText, roleText } from './words.js';

/** `Prot. n. 12/2026 del …`, or that the act is still a draft. */
export function registerText({ register, registeredAt }: ActText): LocalisedText {
  if (register === null) {
    return { it: 'BOZZA – non ancora registrata', en: 'DRAFT – not registered yet' };
  }
  const on = registeredAt === null ? null : dateText(registeredAt);
  return {
    it: `Prot. n. ${register}${on ? `, ${on.it}` : ''}`,
    en: `Registered as no. ${register}${on ? `, ${on.en}` : ''}`,
  };
}

/** Who signs, and when he did. */
export function signatureBlock({ signedBy, signedAt }: ActText): Block {
  const moment = signedAt === null ? null : momentText(signedAt);
  return {
    is: 'signature',
    place: '',
    role: roleText[signedBy.role],
    name: signedBy.name,
    how: moment
      ? { it: `firmato digitalmente, ${moment.it}`, en: `digitally signed, ${moment.en}` }
      : { it: 'da firmare digitalmente', en: 'to be digitally signed' },
  };
}

/** The reasons of the act, as its author wrote them. */
export function reasonsBlocks(
  reasons: string,
  title: LocalisedText = { it: 'Motivazione', en: 'Reasons' },
): Block[] {
  return [heading(title), quote(reasons)];
}

/** What the act decides, item by item: an organ `Decide`, the RUP `Dispone`. */
export function decidedBlocks(verb: 'Decide' | 'Dispone', items: readonly Text[]): Block[] {
  return [heading({ it: verb, en: 'Decides' }), numbered(items)];
}

export function challengeBlocks({ days, endsAt }: Challenge): Block[] {
  const lastDay = lastDayText(endsAt);
  return [
    heading({ it: 'Come impugnare', en: 'How to challenge' }),
    paragraph({
      it:
        `Contro il presente atto è ammesso ricorso al Tribunale amministrativo regionale competente entro ${days} giorni ` +
        `dal ricevimento di questa comunicazione, quindi entro ${lastDay.it} (art. 120, comma 2, c.p.a.). I termini ` +
        `processuali sono sospesi dal 1° al 31 agosto di ciascun anno (art. 54, comma 2, c.p.a.).`,
      en:
        `This act may be challenged before the competent regional administrative court (Tribunale amministrativo ` +
        `regionale) within ${days} days of receipt of this communication, that is by ${lastDay.en} (art. 120(2) of the code ` +
        `of administrative procedure). Procedural terms do not run from 1 to 31 August of each year (art. 54(2) thereof).`,
    }),
  ];
}

/** Deadline for tenders and for questions, as rows of facts. */
export function termRows(terms: { submissionDeadline: string; enquiriesCloseAt: string }): [Text, Text][] {
  return [
    [{ it: 'Scadenza delle offerte', en: 'Deadline for tenders' }, momentText(terms.submissionDeadline)],
    [{ it: 'Chiarimenti da chiedere entro', en: 'Ask questions by' }, momentText(terms.enquiriesCloseAt)],
  ];
}

export function termFacts(terms: { submissionDeadline: string; enquiriesCloseAt: string }): Block {
  return facts(termRows(terms));
}

/** A formal letter starts with whom it is for. */
export function addressee(recipient: string): Block {
  return { is: 'addressee', text: { it: `Spett.le\n${recipient}`, en: `To\n${recipient}` } };
}

/** Where the acts are, at the end of every letter. */
export function linkParagraph(link: string): Block {
  return paragraph({
    it: `Gli atti della procedura sono consultabili all'indirizzo ${link}`,
    en: `The acts of the procedure are available at ${link}`,
  });
}

/** An act of the authority: its number above, who signs it below. */
export function actDocument(act: ActText, title: LocalisedText, blocks: readonly Block[]): ComposedDocument {
  return { heading: title, register: registerText(act), blocks: [...blocks, signatureBlock(act)] };
}

/** A digest that readers compare, on a line of its own. */
export function digestFacts(digest: string): Block {
  return facts([[{ it: 'Impronta della valutazione', en: 'Digest of the evaluation' }, digest]]);
}
