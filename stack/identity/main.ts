import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { z } from 'zod';
import { reportReady } from '../child-process.js';
import { findCredentials } from './credentials.js';
import { createProvider } from './provider.js';
import { getProviderKeys } from './provider-keys.js';
import { handleSignIn } from './sign-in.js';

const environment = z.object({ BANDO_VAR: z.string(), PORT: z.coerce.number().int() }).parse(process.env);

const credentials = findCredentials(environment.BANDO_VAR);
if (credentials === undefined)
  throw new Error('credentials.json is missing: start the stack, which makes it');

const provider = createProvider(credentials, await getProviderKeys(environment.BANDO_VAR));
const handleProtocol = provider.callback();

function answer(request: IncomingMessage, response: ServerResponse): void {
  if (!request.url?.startsWith('/sign-in/')) {
    void handleProtocol(request, response);
    return;
  }
  handleSignIn(provider, credentials as NonNullable<typeof credentials>, request, response).catch(
    (error: unknown) => {
      console.error(error);
      if (!response.headersSent) response.writeHead(400, { 'content-type': 'text/plain' });
      response.end('This sign-in has expired: begin again.\n');
    },
  );
}

const server = createServer(answer);
server.listen(environment.PORT, '127.0.0.1', () => reportReady(() => process.exit(0)));

process.once('SIGTERM', () => {
  server.close(() => process.exit(0));
  server.closeIdleConnections();
  setTimeout(() => process.exit(0), 1_000).unref();
});
