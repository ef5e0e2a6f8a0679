import { once } from 'node:events';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { SMTPServer } from 'smtp-server';
import { z } from 'zod';
import { reportReady } from '../child-process.js';
import { answerMailPage } from './mail-page.js';
import { MailStore } from './mail-store.js';
import { toDataHandler } from './receive-message.js';

const environment = z
  .object({ BANDO_VAR: z.string(), SMTP_PORT: z.coerce.number().int(), PORT: z.coerce.number().int() })
  .parse(process.env);

const store = await MailStore.open(join(environment.BANDO_VAR, 'mail'));

const smtp = new SMTPServer({
  name: 'mail-sink',
  authOptional: true,
  disabledCommands: ['STARTTLS', 'AUTH'],
  disableReverseLookup: true,
  size: 25 * 1024 * 1024,
  closeTimeout: 1_000,
  onData: toDataHandler(store),
});
smtp.on('error', (error) => console.error(error));
smtp.listen(environment.SMTP_PORT, '127.0.0.1');

const page = createServer((request, response) => {
  answerMailPage(store, request, response).catch((error: unknown) => {
    console.error(error);
    response.destroy();
  });
});
page.listen(environment.PORT, '127.0.0.1');

await Promise.all([once(smtp.server, 'listening'), once(page, 'listening')]);
reportReady(() => process.exit(0));

process.once('SIGTERM', () => smtp.close(() => process.exit(0)));
