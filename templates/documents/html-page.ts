import type { Block, Column } from './document-model.js';
import type { FramedDocument } from './frame.js';

/**
 * The document as a page: the same words as its PDF, in plain headings, lists and tables, without style or script, so
 * that any reader reads it. Deterministic.
 */
export function toHtmlPage(document: FramedDocument): string {
  const { lang, title, subtitle, heading, register, authority, simulation, note, footer, blocks } = document;
  return [
    `<!doctype html>\n<html lang="${lang}">`,
    `<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escape(title)}</title></head>`,
    '<body>',
    `<header>${lines('p', [authority.name, ...authority.lines])}</header>`,
    '<main>',
    simulation ? `<p><strong>${escape(simulation.banner)}</strong> ${escape(simulation.sentence)}</p>` : '',
    element('h1', heading),
    element('p', subtitle),
    register ? element('p', register) : '',
    note ? `<p><em>${escape(note)}</em></p>` : '',
    ...blocks.map(toHtml),
    '</main>',
    `<footer>${lines('p', [footer.code, footer.digest])}</footer>`,
    '</body>\n</html>\n',
  ]
    .filter((part) => part !== '')
    .join('\n');
}

function toHtml(block: Block<string>): string {
  switch (block.is) {
    case 'heading':
      return element('h2', block.text);
    case 'subheading':
      return element('h3', block.text);
    case 'paragraph':
    case 'addressee':
      return element('p', block.text);
    case 'quote':
      return `<blockquote>${element('p', block.text)}</blockquote>`;
    case 'list':
      return wrap(block.ordered ? 'ol' : 'ul', lines('li', block.items));
    case 'facts':
      return wrap(
        'dl',
        block.rows.map(([label, value]) => element('dt', label) + element('dd', value)).join(''),
      );
    case 'table':
      return toTable(block.caption, block.columns, block.rows);
    case 'signature':
      return wrap(
        'p',
        [block.place, block.role, block.name, block.how].filter(Boolean).map(escape).join('<br>'),
      );
  }
}

function toTable(
  caption: string,
  columns: readonly Column<string>[],
  rows: readonly (readonly string[])[],
): string {
  const head = columns.map(({ title }) => `<th scope="col">${escape(title)}</th>`).join('');
  const body = rows.map((row) => wrap('tr', lines('td', row))).join('\n');
  return `<table>${element('caption', caption)}<thead><tr>${head}</tr></thead>\n<tbody>${body}</tbody></table>`;
}

function lines(tag: string, texts: readonly string[]): string {
  return texts.map((text) => element(tag, text)).join('');
}

function element(tag: string, text: string): string {
  return wrap(tag, escape(text).replaceAll('\n', '<br>'));
}

function wrap(tag: string, inner: string): string {
  return `<${tag}>${inner}</${tag}>`;
}

function escape(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
