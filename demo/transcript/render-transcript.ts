import { STATUS_CODES } from 'node:http';
import { basename } from 'node:path';
import type { DemoPath } from '../paths/path.js';
import type { Rehearsal } from '../rehearsal.js';
import { StableNames } from './stable-names.js';
import type { Answer, Command, Entry, Exchange, Transcript } from './transcript.js';

/** Headers of an answer that a client acts on. */
const answerHeaders = ['content-type', 'location', 'etag', 'retry-after'];

/** The page `docs/http/<name>.md`: the same from run to run, as long as the API says the same. */
export function renderTranscript(path: DemoPath, rehearsal: Rehearsal, transcript: Transcript): string {
  const names = new StableNames(knownNames(rehearsal));
  const lines = [
    `# ${path.title.it} (${path.title.en})`,
    '',
    `${path.article}. What \`npm run demo -- --path ${path.name}\` says and hears, written by the tutorial tests. Names in`,
    'braces stand for what differs from run to run.',
    ...transcript.steps.flatMap(({ title, entries }, at) => [
      '',
      `## ${at + 1}. ${title}`,
      ...entries.flatMap((entry) => ['', ...renderEntry(entry, names)]),
    ]),
  ];
  return `${lines.join('\n')}\n`;
}

/** What is what in this tender. A person's id is the name under which he signs in, the same in every run. */
function knownNames({ tender, cast: { bidders }, bidOf }: Rehearsal): [string, string][] {
  return [
    [tender, 'tender'],
    ...bidders.map(({ supplier, handle }): [string, string] => [supplier, `supplier-${handle}`]),
    ...[...bidOf].map(([handle, bid]): [string, string] => [bid, `bid-${handle}`]),
  ];
}

function renderEntry(entry: Entry, names: StableNames): string[] {
  switch (entry.kind) {
    case 'note':
      return [`_${names.replaceIn(entry.text)}_`];
    case 'command':
      return renderCommand(entry, names);
    case 'exchange':
      return renderExchange(entry, names);
  }
}

function renderCommand({ who, argv, refused }: Command, names: StableNames): string[] {
  const lines = [`$ bando ${argv.map(toWord).join(' ')}   # ${who}`, ...(refused ? [refused] : [])];
  return ['```sh', names.replaceIn(lines.join('\n')), '```'];
}

/** Where a file lies on somebody's machine is nobody's business. */
function toWord(word: string): string {
  return word.startsWith('/') ? basename(word) : word;
}

function renderExchange(
  { who, method, path, headers, body, answer }: Exchange,
  names: StableNames,
): string[] {
  const request = [
    `${method} ${path} HTTP/1.1`,
    `Authorization: Bearer {token of ${who}}`,
    ...(headers['idempotency-key'] ? ['Idempotency-Key: {key}'] : []),
    ...(headers['if-match'] ? [`If-Match: ${headers['if-match']}`] : []),
    ...(body === undefined ? [] : ['Content-Type: application/json', '', JSON.stringify(body, null, 2)]),
  ];
  return ['```http', names.replaceIn(request.join('\n')), '```', '', ...renderAnswer(answer, names)];
}

function renderAnswer({ status, headers, body }: Answer, names: StableNames): string[] {
  const lines = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}`,
    ...answerHeaders.flatMap((name) => (headers[name] ? [`${toTitle(name)}: ${headers[name]}`] : [])),
    ...(body === undefined ? [] : ['', JSON.stringify(inOrderOfReaders(body), null, 2)]),
  ];
  return ['```http', names.replaceIn(lines.join('\n')), '```'];
}

interface Sent {
  readonly sentAt: string;
  readonly to: string;
}

/** Messages of one instant stand in the order of their random ids: here in that of who reads them. */
function inOrderOfReaders(body: unknown): unknown {
  if (typeof body !== 'object' || body === null || !('items' in body) || !Array.isArray(body.items))
    return body;
  const items: readonly unknown[] = body.items;
  if (!items.every(isSent)) return body;
  const byReader = (a: Sent, b: Sent): number => (a.sentAt === b.sentAt ? a.to.localeCompare(b.to) : 0);
  return { ...body, items: [...items].sort(byReader) };
}

function isSent(item: unknown): item is Sent {
  return typeof item === 'object' && item !== null && 'sentAt' in item && 'to' in item;
}

function toTitle(header: string): string {
  return header.replaceAll(/(^|-)[a-z]/g, (letter) => letter.toUpperCase());
}
