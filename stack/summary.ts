import { findCredentials } from './identity/credentials.js';
import type { StackState } from './stack-state.js';

function toPeople(varDir: string): string[] {
  const people = findCredentials(varDir)?.people ?? [];
  const width = Math.max(0, ...people.map(({ handle }) => handle.length));
  return people.map(
    ({ handle, name, roles }) => `    ${handle.padEnd(width)}  ${name} (${roles.join(', ')})`,
  );
}

function toDatabase(postgres: NonNullable<StackState['postgres']>): string {
  const { host, pathname } = new URL(postgres.url);
  return `${host}${pathname}`;
}

/** What to tell whoever started the stack: where everything is, and who may sign in. No secret is printed. */
export function toSummary(state: StackState, varDir: string): string {
  const isLocalIssuer = state.pids.identity !== undefined;
  const lines = [
    state.api && `  API               ${state.api}/docs`,
    state.temporal && `  Temporal          ${state.temporal.ui ?? state.temporal.address}`,
    state.mail && `  Mail              ${state.mail.page ?? 'SMTP_URL, as configured'}`,
    state.fvoe && `  FVOE              ${state.fvoe.address}${state.fvoe.isTwin ? ' (local twin)' : ''}`,
    state.oidc && `  Identity (OIDC)   ${state.oidc.issuer}`,
    state.postgres && `  PostgreSQL        ${toDatabase(state.postgres)}`,
    `  Data and logs     ${varDir}`,
    ...(isLocalIssuer
      ? [`  Who may sign in   (secrets in ${varDir}/credentials.json)`, ...toPeople(varDir)]
      : []),
  ];
  return lines.filter((line) => line !== null).join('\n');
}
