import { z } from 'zod';
import { authorityRoles } from '../../application/people/caller-roles.js';
import { People } from '../../application/people/people.js';
import { personOf } from '../caller.js';
import type { ApiDependencies } from '../dependencies.js';
import { defineRoute, type Route } from '../route.js';
import { authorityIdSchema, personIdSchema, supplierIdSchema, textSchema } from '../schemas/common.js';

const meSchema = z
  .strictObject({
    person: personIdSchema,
    name: z.string(),
    email: z.string(),
    administrator: z.boolean(),
    authorities: z.array(
      z.strictObject({ id: authorityIdSchema, name: z.string(), roles: z.array(z.enum(authorityRoles)) }),
    ),
    supplier: z.strictObject({ id: supplierIdSchema, name: z.string(), fiscalCode: z.string() }).nullable(),
    custodianRecipient: z.string().nullable(),
  })
  .meta({ id: 'Me' });

/** Bech32 of an X25519 public key, as age writes it. */
const recipientSchema = z
  .string()
  .regex(/^age1[02-9ac-hj-np-z]{58}$/)
  .meta({ description: 'Public key of the custodian, made in his own client (`bando keys enrol`)' });

/** Who one is, and who belongs to which authority or supplier. */
export function peopleRoutes({ dataSource }: ApiDependencies): Route[] {
  const people = new People(dataSource);
  return [
    defineRoute({
      method: 'get',
      path: '/me',
      operationId: 'getMe',
      summary: 'Who I am here',
      tag: 'people',
      access: { authenticated: true },
      secret: true,
      responses: { 200: { description: 'The caller and what he belongs to', schema: meSchema } },
      handler: async ({ caller }) => {
        const person = personOf(caller);
        const { name, email, roles } = caller;
        const own = await people.getOwnStanding(person);
        return {
          status: 200,
          body: { person, name, email, administrator: roles.has('administrator'), ...own },
        };
      },
    }),
    defineRoute({
      method: 'put',
      path: '/me/custodian-recipient',
      operationId: 'putCustodianRecipient',
      summary: 'Enrol as a custodian of keys',
      tag: 'people',
      access: { authenticated: true },
      request: { body: z.strictObject({ recipient: recipientSchema }) },
      responses: { 204: { description: 'Shares are sealed to this key from now on' } },
      handler: async ({ caller }, { body }) => {
        await people.enrolCustodian(personOf(caller), body.recipient);
        return { status: 204 };
      },
    }),
    defineRoute({
      method: 'post',
      path: '/suppliers',
      operationId: 'registerSupplier',
      summary: 'Register a supplier and become its person',
      tag: 'people',
      access: { authenticated: true },
      secret: true,
      request: {
        body: z.strictObject({
          name: textSchema(200),
          fiscalCode: z
            .string()
            .regex(/^[A-Z0-9-]{2,36}$/)
            .meta({
              description: 'Codice fiscale, VAT number or national registration number',
              example: '01234567897',
            }),
        }),
      },
      responses: { 201: { description: 'The supplier', schema: z.strictObject({ id: supplierIdSchema }) } },
      handler: async ({ caller }, { body }) => {
        const id = await people.registerSupplier(personOf(caller), body.name, body.fiscalCode);
        return { status: 201, body: { id } };
      },
    }),
    defineRoute({
      method: 'put',
      path: '/authorities/{id}',
      operationId: 'putAuthority',
      summary: 'Create or rename an authority',
      tag: 'people',
      access: { administrator: true },
      request: {
        params: z.strictObject({ id: authorityIdSchema }),
        body: z.strictObject({ name: textSchema(200) }),
      },
      responses: { 204: { description: 'Done' } },
      handler: async (_context, { params, body }) => {
        await people.putAuthority(params.id, body.name);
        return { status: 204 };
      },
    }),
    defineRoute({
      method: 'put',
      path: '/authorities/{id}/people/{person}',
      operationId: 'putAuthorityPerson',
      summary: 'Replace the roles of a person in an authority',
      description: 'A person exists after his first authenticated request.',
      tag: 'people',
      access: { administrator: true },
      request: {
        params: z.strictObject({ id: authorityIdSchema, person: personIdSchema }),
        body: z.strictObject({ roles: z.array(z.enum(authorityRoles)).max(3) }),
      },
      responses: { 204: { description: 'Done' } },
      handler: async (_context, { params, body }) => {
        await people.putAuthorityRoles(params.id, params.person, body.roles);
        return { status: 204 };
      },
    }),
  ];
}
