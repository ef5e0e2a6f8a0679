import { timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Provider } from 'oidc-provider';
import { escapeHtml, toPage } from '../html.js';
import type { Credentials } from './credentials.js';

const longestForm = 4_096;

async function readForm(request: IncomingMessage): Promise<URLSearchParams> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > longestForm) throw new Error('the form is too long');
    chunks.push(chunk);
  }
  return new URLSearchParams(Buffer.concat(chunks).toString('utf8'));
}

function isRightPassword(credentials: Credentials, handle: string, password: string): boolean {
  const expected = credentials.people.find((person) => person.handle === handle)?.clientSecret;
  if (expected === undefined) return false;
  const [a, b] = [Buffer.from(expected), Buffer.from(password)];
  return a.length === b.length && timingSafeEqual(a, b);
}

function toForm(credentials: Credentials, action: string, refused: boolean): string {
  const options = credentials.people
    .map(
      ({ handle, name, roles }) =>
        `<option value="${handle}">${escapeHtml(`${name} (${handle}: ${roles.join(', ')})`)}</option>`,
    )
    .join('');
  return toPage(
    'Bando: local sign-in',
    `${refused ? '<p class="refusal" role="alert">Wrong password.</p>' : ''}
<form method="post" action="${escapeHtml(action)}">
  <label>Person <select name="handle">${options}</select></label>
  <label>Password <input type="password" name="password" autocomplete="current-password" required></label>
  <button>Sign in</button>
</form>
<p>Demo people; each one's password is the client secret in <code>credentials.json</code> of the data folder.</p>`,
  );
}

function answerPage(response: ServerResponse, status: number, page: string): void {
  response.writeHead(status, {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'x-frame-options': 'DENY',
  });
  response.end(page);
}

/** `GET` and `POST /sign-in/UID`, where the provider sends a browser that is not signed in. */
export async function handleSignIn(
  provider: Provider,
  credentials: Credentials,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { uid } = await provider.interactionDetails(request, response);
  const action = `/sign-in/${uid}`;
  if (request.method !== 'POST') return answerPage(response, 200, toForm(credentials, action, false));
  const form = await readForm(request);
  const handle = form.get('handle') ?? '';
  if (!isRightPassword(credentials, handle, form.get('password') ?? '')) {
    return answerPage(response, 403, toForm(credentials, action, true));
  }
  await provider.interactionFinished(request, response, { login: { accountId: handle } });
}
