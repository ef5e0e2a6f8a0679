/** A piece of HTML that is safe as it stands. */
export interface Html {
  readonly raw: string;
}

type Part = string | number | boolean | undefined | Html | readonly Part[];

/** A template whose values are escaped unless they are HTML themselves. */
export function html(texts: TemplateStringsArray, ...parts: readonly Part[]): Html {
  const raw = texts.map((text, index) => text + (index < parts.length ? toRaw(parts[index]) : '')).join('');
  return { raw };
}

function toRaw(part: Part): string {
  if (part === undefined || part === false || part === true) return '';
  if (isList(part)) return part.map(toRaw).join('');
  return typeof part === 'object' ? part.raw : escapeHtml(String(part));
}

function isList(part: Part): part is readonly Part[] {
  return Array.isArray(part);
}

function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}
