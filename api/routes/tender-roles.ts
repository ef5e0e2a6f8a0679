import { z } from 'zod';
import { TenderRoleList, type TenderRoles } from '../../application/people/tender-roles.js';
import type { ApiDependencies } from '../dependencies.js';
import { entityTag, optionalVersion } from '../entity-tag.js';
import { defineRoute, type Route, type RouteResult } from '../route.js';
import { personIdSchema, tenderParams } from '../schemas/common.js';

/** Commissioners are missing on purpose: the commission is appointed by an act after the deadline (art. 93). */
const assignableRoles = ['rup', 'awardOrgan', 'seggio', 'custodian', 'auditor'] as const;

const assignableSchema = z.strictObject({
  assignments: z.array(z.strictObject({ person: personIdSchema, role: z.enum(assignableRoles) })).max(100),
});
const rolesSchema = z.strictObject({
  assignments: z.array(
    z.strictObject({ person: personIdSchema, role: z.enum([...assignableRoles, 'commissioner']) }),
  ),
});
const headers = z.object({ etag: z.string() });

/** Who plays which part. */
export function tenderRoleRoutes({ dataSource }: ApiDependencies): Route[] {
  const roles = new TenderRoleList(dataSource);
  return [
    defineRoute({
      method: 'get',
      path: '/drafts/{id}/roles',
      operationId: 'listRoles',
      summary: 'Who plays which part',
      tag: 'drafts',
      access: { roles: ['officer', 'manager', 'auditor', 'rup', 'awardOrgan'] },
      request: { params: tenderParams },
      responses: { 200: { description: 'The roles', schema: rolesSchema, headers } },
      handler: async (_context, { params }) => answer(await roles.list(params.id)),
    }),
    defineRoute({
      method: 'put',
      path: '/drafts/{id}/roles',
      operationId: 'putRoles',
      summary: 'Replace the whole list of roles',
      description:
        'Only before the decision is adopted. Refused: people unknown, people of a supplier, an award organ who is the RUP.',
      tag: 'drafts',
      access: { roles: ['officer'] },
      request: {
        params: tenderParams,
        headers: z.object({ 'if-match': z.string().optional() }),
        body: assignableSchema,
      },
      responses: { 200: { description: 'The roles as they stand now', schema: rolesSchema, headers } },
      handler: async (_context, { params, headers, body }) =>
        answer(await roles.replace(params.id, body.assignments, optionalVersion(headers['if-match']))),
    }),
  ];
}

function answer({ assignments, tag }: TenderRoles): RouteResult {
  return { status: 200, headers: { etag: entityTag(tag) }, body: { assignments } };
}
