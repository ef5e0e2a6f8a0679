import { createHash } from 'node:crypto';
import { expect } from 'chai';
import { Rig } from './rig.js';

interface Schema {
  readonly [key: string]: unknown;
  readonly type?: unknown;
  readonly properties?: object;
  readonly additionalProperties?: unknown;
}

interface Operation {
  readonly operationId: string;
  readonly parameters?: readonly { readonly name: string; readonly in: string }[];
  readonly requestBody?: { readonly content: Record<string, { readonly schema: Schema }> };
  readonly responses: Record<string, { readonly content?: Record<string, { readonly schema?: Schema }> }>;
}

interface Document {
  readonly openapi: string;
  readonly info: { readonly description: string };
  readonly paths: Record<string, Record<string, Operation>>;
  readonly components: { readonly schemas: Record<string, Schema> };
}

/** What answers outside the document, by name. Everything else that answers must stand in it. */
const namedOutside = ['/uploads'];

/** Formats that clients share with us, whose exact members the domain checks and explains (`domain/sealing`). */
const checkedByTheDomain = ['/Manifest', '/SharePackage'];

describe('OpenAPI document', function () {
  this.timeout(60_000);
  let rig: Rig;
  let document: Document;
  let operations: (Operation & { path: string; method: string })[];

  before(async () => {
    rig = await Rig.start();
    document = (await rig.get('/openapi.json')).body as Document;
    operations = Object.entries(document.paths).flatMap(([path, item]) =>
      Object.entries(item).map(([method, operation]) => ({ ...operation, path, method })),
    );
  });

  after(() => rig.stop());

  it('is OpenAPI 3.1 and holds every route, and nothing that is no route', () => {
    expect(document.openapi).to.equal('3.1.0');
    const routes = rig.surface.routes.map(({ method, path }) => `${method} ${path}`);
    const documented = operations.map(({ method, path }) => `${method} ${path}`);
    expect(documented.sort()).to.deep.equal(routes.sort());
    expect(documented.length).to.be.greaterThan(60);
  });

  it('has every route answer, none of them 404 for want of a handler', async () => {
    for (const { method, path } of rig.surface.routes) {
      const concrete = path.replaceAll(/\{\w+\}/g, 'x');
      // Below the mount of uploads PATCH is the mount's.
      const answer = await rig.send(path.startsWith('/uploads') ? 'put' : 'patch', concrete);
      expect(answer.status, `${method} ${path}`).to.equal(405);
    }
  });

  it('names what it leaves out', () => {
    expect(rig.surface.rawMounts.map(({ path }) => path)).to.deep.equal(namedOutside);
    for (const path of namedOutside) expect(document.info.description).to.include(`${path} – tus`);
  });

  it('names every operation once', () => {
    const ids = operations.map(({ operationId }) => operationId);
    expect(new Set(ids).size).to.equal(ids.length);
  });

  it('describes every parameter of every path', () => {
    for (const { path, method, parameters = [] } of operations) {
      const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();
      const described = parameters.filter((parameter) => parameter.in === 'path').map(({ name }) => name);
      expect(described.sort(), `${method} ${path}`).to.deep.equal(inPath);
    }
  });

  it('refuses unknown fields in every body and in every object inside it', () => {
    for (const { operationId, requestBody } of operations) {
      const schema = requestBody?.content['application/json']?.schema;
      const open = schema ? openObjects(schema, document) : [];
      expect(
        open.filter((at) => !checkedByTheDomain.includes(at)),
        operationId,
      ).to.deep.equal([]);
    }
  });

  it('gives every operation the problem as its other answer', () => {
    for (const { operationId, responses } of operations) {
      expect(Object.keys(responses.default?.content ?? {}), operationId).to.deep.equal([
        'application/problem+json',
      ]);
    }
  });

  it('resolves every reference', () => {
    const references = [...JSON.stringify(document).matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g)];
    expect(references.length).to.be.greaterThan(0);
    for (const [, name] of references) expect(document.components.schemas).to.have.property(name as string);
  });

  describe('page', () => {
    it('lists every operation with an example and loads nothing', async () => {
      const { text, headers } = await rig.get('/docs');
      for (const { operationId, path } of operations) {
        expect(text).to.include(`id="${operationId}"`).and.to.include(path);
      }
      expect(text.match(/<pre>\s*curl /g)).to.have.length(operations.length);
      expect(text).to.not.match(/<script|<link|<img|src=|url\(|https?:\/\/(?!bando\.test)/);
      expect(headers['content-type']).to.equal('text/html; charset=utf-8');
    });

    it('is admitted by its own policy, its one style by digest', async () => {
      const { text, headers } = await rig.get('/docs');
      const styles = [...text.matchAll(/<style>([^]*?)<\/style>/g)].map(([, style]) => style as string);
      expect(styles).to.have.length(1);
      const digest = createHash('sha256')
        .update(styles[0] as string)
        .digest('base64');
      expect(headers['content-security-policy'])
        .to.include(`'sha256-${digest}'`)
        .and.to.include("default-src 'none'");
      expect(text).to.not.include(' style=');
    });
  });
});

/** Paths of the objects that would take members that they do not name; records of free names are meant so. */
function openObjects(schema: Schema, document: Document, at = ''): string[] {
  const reference = schema.$ref;
  if (typeof reference === 'string') {
    const name = reference.split('/').at(-1) ?? '';
    return openObjects(document.components.schemas[name] ?? {}, document, `${at}/${name}`);
  }
  const isOpen = schema.properties !== undefined && schema.additionalProperties !== false;
  const inside = Object.entries(schema).flatMap(([key, value]) =>
    typeof value === 'object' && value !== null ? openObjects(value as Schema, document, `${at}/${key}`) : [],
  );
  return [...(isOpen ? [at] : []), ...inside];
}
