import type { IncomingMessage, ServerResponse } from 'node:http';
import { escapeHtml, toPage } from '../html.js';
import type { MailStore, StoredMail } from './mail-store.js';

function toRow({ id, from, to, subject, receivedAt, deliveries }: StoredMail): string {
  const cells = [receivedAt, from, to.join(', '), subject, String(deliveries)]
    .map((text) => `<td>${escapeHtml(text)}</td>`)
    .join('');
  return `<tr>${cells}<td><a href="/messages/${id}.eml">open</a></td></tr>`;
}

function toListPage(mails: readonly StoredMail[]): string {
  const head = ['received', 'from', 'to', 'subject', 'deliveries', '']
    .map((title) => `<th scope="col">${title}</th>`)
    .join('');
  const rows = mails.map(toRow).join('\n');
  const table = `<table><thead><tr>${head}</tr></thead><tbody>${rows}</tbody></table>`;
  return toPage('Bando: mail sink', mails.length === 0 ? '<p>No mail yet.</p>' : table);
}

function send(response: ServerResponse, status: number, type: string, body: string | Buffer): void {
  // A message is text that others wrote: never to be run as a page of ours.
  response.writeHead(status, {
    'content-type': `${type}; charset=utf-8`,
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'",
  });
  response.end(body);
}

/** `/` for people, `/messages` as JSON, `/messages/ID.eml` as it came. */
export async function answerMailPage(
  store: MailStore,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const path = new URL(request.url ?? '/', 'http://sink').pathname;
  if (path === '/') return send(response, 200, 'text/html', toListPage(await store.list()));
  if (path === '/messages')
    return send(response, 200, 'application/json', JSON.stringify(await store.list()));
  const id = /^\/messages\/([0-9a-f]{32})\.eml$/.exec(path)?.[1];
  const content = id === undefined ? undefined : await store.findContent(id);
  return content === undefined
    ? send(response, 404, 'text/plain', 'not found\n')
    : send(response, 200, 'text/plain', content);
}
