import { createHash } from 'node:crypto';
import type { oas31 } from 'zod-openapi';
import { renderSchema } from './docs-schema.js';
import { html, type Html } from './html.js';

const style = `
:root { color-scheme: light dark; --line: #8886; --soft: #8881; --accent: #06c; }
* { box-sizing: border-box }
body { font: 16px/1.5 "Titillium Web", system-ui, sans-serif; margin: 0; display: grid; grid-template-columns: 17rem 1fr }
nav { position: sticky; top: 0; height: 100vh; overflow: auto; padding: 1rem; border-right: 1px solid var(--line); font-size: .85rem }
nav a { display: block; padding: .1rem 0; overflow-wrap: anywhere } nav h2 { font-size: .9rem; margin: 1rem 0 .2rem }
main { padding: 1rem 2rem; max-width: 64rem; min-width: 0 }
a { color: var(--accent); text-decoration: none } a:hover, a:focus { text-decoration: underline }
h2 { margin-top: 3rem; text-transform: capitalize; border-bottom: 2px solid var(--accent) }
article { border: 1px solid var(--line); border-radius: .5rem; margin: 1.5rem 0; padding: 0 1rem 1rem }
h3 { font-size: 1.05rem; overflow-wrap: anywhere } h4 { margin: 1rem 0 .3rem; font-size: .9rem }
.method { text-transform: uppercase; font-weight: 700; margin-right: .6rem; color: var(--accent) }
code, pre { font: .85rem/1.45 ui-monospace, monospace } pre { background: var(--soft); padding: .7rem; border-radius: .4rem; overflow: auto }
table { border-collapse: collapse; width: 100% } td, th { border-top: 1px solid var(--line); padding: .3rem .5rem; text-align: left; vertical-align: top }
@media (max-width: 50rem) { body { display: block } nav { position: static; height: auto } }
`;

const styleDigest = createHash('sha256').update(style).digest('base64');

/** The page runs no script and loads nothing: its one style sheet is admitted by its digest. */
export const docsPolicy = `default-src 'none'; style-src 'sha256-${styleDigest}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;

interface Operation extends oas31.OperationObject {
  readonly path: string;
  readonly method: string;
}

/** The OpenAPI document as one self-contained page: every operation with its schemas and a curl example. */
export function renderDocsPage(document: oas31.OpenAPIObject): string {
  const operations = listOperations(document);
  const tags = (document.tags ?? []).map(({ name }) => name);
  const under = (tag: string): Operation[] => operations.filter(({ tags: own }) => own?.includes(tag));
  const server = document.servers?.[0]?.url ?? '';
  const page = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${document.info.title} API ${document.info.version}</title>
        ${{ raw: `<style>${style}</style>` }}
      </head>
      <body>
        <nav aria-label="Operations">
          <a href="openapi.json">openapi.json</a>
          ${tags.map(
            (tag) =>
              html`<h2>${tag}</h2>
                ${under(tag).map(renderLink)}`,
          )}
        </nav>
        <main>
          <h1>${document.info.title} API ${document.info.version}</h1>
          ${(document.info.description ?? '').split('\n\n').map((text) => html`<p>${text}</p>`)}
          ${tags.map(
            (tag) =>
              html`<h2>${tag}</h2>
                ${under(tag).map((operation) => renderOperation(operation, server))}`,
          )}
          <h2>schemas</h2>
          ${Object.entries(document.components?.schemas ?? {}).map(
            ([name, schema]) =>
              html`<article id="schema-${name}">
                <h3>${name}</h3>
                ${renderSchema(schema)}
              </article>`,
          )}
        </main>
      </body>
    </html>`;
  return page.raw;
}

function listOperations(document: oas31.OpenAPIObject): Operation[] {
  return Object.entries(document.paths ?? {}).flatMap(([path, item]) =>
    Object.entries(item as Record<string, oas31.OperationObject>).map(([method, operation]) => ({
      ...operation,
      path,
      method,
    })),
  );
}

function renderLink({ operationId, method, path }: Operation): Html {
  return html`<a href="#${operationId}">${method.toUpperCase()} ${path}</a>`;
}

function renderOperation(operation: Operation, server: string): Html {
  const { operationId, method, path, summary, description, responses } = operation;
  const body = bodyOf(operation);
  return html`<article id="${operationId}">
    <h3><span class="method">${method}</span><code>${path}</code></h3>
    <p><strong>${summary}</strong></p>
    ${(description ?? '').split('\n\n').map((text) => html`<p>${text}</p>`)} ${renderParameters(operation)}
    ${
      body
        ? html`<h4>Body</h4>
            ${renderSchema(body)}`
        : ''
    }
    <h4>Answers</h4>
    <table>
      ${Object.entries((responses ?? {}) as Record<string, oas31.ResponseObject>).map(([status, response]) =>
        renderResponse(status, response),
      )}
    </table>
    <h4>Example</h4>
    <pre>${curlOf(operation, server)}</pre>
  </article>`;
}

function renderParameters({ parameters = [] }: Operation): Html | '' {
  if (parameters.length === 0) return '';
  return html`<h4>Parameters</h4>
    <table>
      ${(parameters as oas31.ParameterObject[]).map(
        ({ name, in: place, required, description, schema }) =>
          html`<tr>
            <td><code>${name}</code></td>
            <td>${place}${required ? '' : ', optional'}</td>
            <td>${description ?? ''}${schema ? renderSchema(schema) : ''}</td>
          </tr>`,
      )}
    </table>`;
}

function renderResponse(status: string, { description, content }: oas31.ResponseObject): Html {
  const [type, media] = Object.entries(content ?? {})[0] ?? [];
  return html`<tr>
    <td><code>${status}</code></td>
    <td>
      ${description} ${type ? html`<code>${type}</code>` : ''}
      ${media?.schema ? renderSchema(media.schema) : ''}
    </td>
  </tr>`;
}

function bodyOf({ requestBody }: Operation): oas31.SchemaObject | oas31.ReferenceObject | undefined {
  return (requestBody as oas31.RequestBodyObject | undefined)?.content['application/json']?.schema;
}

function curlOf(operation: Operation, server: string): string {
  const { method, path, security, parameters = [] } = operation;
  const isOpen = (security ?? []).some((scheme) => Object.keys(scheme).length === 0);
  const headers = (parameters as oas31.ParameterObject[])
    .filter(({ in: place, required }) => place === 'header' && required)
    .map(({ name }) => `-H '${name}: …'`);
  return [
    `curl ${method === 'get' ? '' : `-X ${method.toUpperCase()} `}'${server}${path}'`,
    ...(isOpen ? [] : [`-H "Authorization: Bearer $TOKEN"`]),
    ...headers,
    ...(bodyOf(operation) ? [`-H 'Content-Type: application/json'`, `-d @body.json`] : []),
  ].join(' \\\n  ');
}
