import { createHash } from 'node:crypto';
import type { Transporter } from 'nodemailer';
import { z } from 'zod';
import { sendReceipt } from '../activities/effects/communicate.js';
import type { CommunicationDependencies } from '../activities/effects/communicate.js';
import type { PersonId } from '../domain/types.js';
import type { CommunicationStore, CourtesyMail } from '../entities/stores/communication-store.js';
import type { HandOver } from './outbox-dispatcher.js';

const receiptSchema = z.object({ bid: z.uuid(), revision: z.number().int() });
const mailSchema = z.object({ message: z.uuid(), person: z.string() });

export interface DirectDependencies extends CommunicationDependencies {
  readonly communications: CommunicationStore;
  readonly mailer: Pick<Transporter, 'sendMail'>;
  readonly from: string;
  /** Right-hand side of every Message-ID. */
  readonly host: string;
}

/** What never passes through Temporal: the message of a receipt, and mails. */
export function handOverDirect(dependencies: DirectDependencies): HandOver {
  return async ({ kind, data }) => {
    if (kind === 'bidReceipt') return sendReceipt(dependencies, receiptSchema.parse(data));
    if (kind === 'mail') return sendMail(dependencies, mailSchema.parse(data));
    throw new Error(`the outbox knows no ${kind}`);
  };
}

async function sendMail(
  { communications, mailer, from, host }: DirectDependencies,
  { message, person }: z.infer<typeof mailSchema>,
): Promise<void> {
  const mail = await communications.findMail(message, person as PersonId);
  if (!mail) throw new Error('a mail without its message');
  await mailer.sendMail({
    from,
    to: mail.to,
    subject: mail.subject.it,
    text: bilingual(mail),
    messageId: messageIdOf(message, person, host),
  });
}

/** Sent twice after a crash, a mail has the same id and a mailbox shows it once. */
function messageIdOf(message: string, person: string, host: string): string {
  const reader = createHash('sha256').update(person).digest('hex').slice(0, 16);
  return `<${message}.${reader}@${host}>`;
}

function bilingual({ subject, body }: CourtesyMail): string {
  return `${body.it}\n\n* * *\n\n${subject.en}\n\n${body.en}\n`;
}
