import type { oas31 } from 'zod-openapi';
import { html, type Html } from './html.js';

type Schema = oas31.SchemaObject | oas31.ReferenceObject;

/** A schema as a reader needs it: members in a table, types in a line, components as links. */
export function renderSchema(schema: Schema): Html {
  if ('properties' in schema && schema.properties) return renderObject(schema);
  const items = itemsOf(schema);
  if (items && !('$ref' in items)) return html`<div>array of ${renderSchema(items)}</div>`;
  return html`<div>${renderLine(schema)}</div>`;
}

function renderObject(schema: oas31.SchemaObject): Html {
  const required = new Set(schema.required ?? []);
  return html`<table>
    ${Object.entries(schema.properties ?? {}).map(
      ([name, member]) =>
        html`<tr>
          <td><code>${name}</code>${required.has(name) ? '' : ' (optional)'}</td>
          <td>${describe(member)} ${renderSchema(member)}</td>
        </tr>`,
    )}
  </table>`;
}

function renderLine(schema: Schema): Html {
  if (isReference(schema)) {
    const name = schema.$ref.split('/').at(-1) ?? '';
    return html`<a href="#schema-${name}">${name}</a>`;
  }
  const alternatives = schema.anyOf ?? schema.oneOf;
  if (alternatives) {
    return html`${alternatives.map((one, index) => html`${index > 0 ? ' or ' : ''}${renderSchema(one)}`)}`;
  }
  const items = itemsOf(schema);
  if (items) return html`array of ${renderLine(items)}`;
  return html`<code>${typeText(schema)}</code>`;
}

function itemsOf(schema: Schema): Schema | undefined {
  return 'items' in schema && schema.items ? schema.items : undefined;
}

function typeText(schema: oas31.SchemaObject): string {
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(' | ');
  const type = Array.isArray(schema.type) ? schema.type.join(' | ') : (schema.type ?? 'any');
  const limits = [
    schema.format,
    schema.pattern && `/${schema.pattern}/`,
    schema.minLength !== undefined && `min ${schema.minLength}`,
    schema.maxLength !== undefined && `max ${schema.maxLength}`,
    schema.minimum !== undefined && `≥ ${schema.minimum}`,
    schema.maximum !== undefined && schema.maximum < Number.MAX_SAFE_INTEGER && `≤ ${schema.maximum}`,
  ].filter((limit) => limit);
  return [type, ...limits].join(', ');
}

function describe(schema: Schema): string {
  return 'description' in schema && typeof schema.description === 'string' ? schema.description : '';
}

function isReference(schema: Schema): schema is oas31.ReferenceObject {
  return '$ref' in schema && schema.$ref !== undefined;
}
