import { once } from 'node:events';
import { createServer } from 'node:http';
import { z } from 'zod';
import { reportReady } from '../child-process.js';
import { createAnswerer } from './answer-request.js';
import { FvoeBook } from './book.js';

const environment = z
  .object({ BANDO_VAR: z.string(), FVOE_API_KEY: z.string(), PORT: z.coerce.number().int() })
  .parse(process.env);

const answer = createAnswerer(FvoeBook.open(environment.BANDO_VAR), environment.FVOE_API_KEY);
const server = createServer((request, response) => void answer(request, response));
server.listen(environment.PORT, '127.0.0.1');
await once(server, 'listening');
reportReady(() => process.exit(0));

process.once('SIGTERM', () => {
  server.closeAllConnections();
  server.close(() => process.exit(0));
});
