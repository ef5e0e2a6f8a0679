import { join } from 'node:path';
import type { StackEnvironment } from './environment.js';
import type { Ports } from './ports.js';
import type { Cluster } from './postgres/cluster.js';
import { toPostgresUrls } from './postgres/server.js';
import { secretsFile } from './secrets.js';
import { signingFile } from './signing-certificate.js';
import type { StackState } from './stack-state.js';
import { localNamespace } from './temporal/server.js';

export const stackParts = [
  'postgres',
  'temporal',
  'identity',
  'mail',
  'fvoe',
  'migrations',
  'worker',
  'api',
] as const;
export type StackPart = (typeof stackParts)[number];

type Addresses = Pick<StackState, 'api' | 'temporal' | 'postgres' | 'oidc' | 'mail' | 'fvoe'>;

export interface LayoutInput {
  readonly varDir: string;
  readonly configured: StackEnvironment;
  readonly wanted: ReadonlySet<StackPart>;
  readonly ports: Ports;
  /** Undefined when PostgreSQL is not ours. */
  readonly cluster: Cluster | undefined;
}

/** The twin is for whoever is on this machine: its key is no secret, only what the contract asks for. */
const twinApiKey = 'local-twin';

const local = (port: number): string => `127.0.0.1:${port}`;

function toTemporal({ configured, wanted, ports }: LayoutInput): StackState['temporal'] {
  if (configured.TEMPORAL_ADDRESS) {
    const namespace = configured.TEMPORAL_NAMESPACE ?? localNamespace;
    return { address: configured.TEMPORAL_ADDRESS, ui: null, namespace };
  }
  if (!wanted.has('temporal')) return null;
  return {
    address: local(ports.temporal),
    ui: `http://${local(ports.temporalUi)}`,
    namespace: localNamespace,
  };
}

function toPostgres({ configured, ports, cluster }: LayoutInput): StackState['postgres'] {
  if (configured.DATABASE_URL) {
    return { url: configured.DATABASE_URL, adminUrl: configured.DATABASE_ADMIN_URL ?? null, dataDir: null };
  }
  return cluster ? { ...toPostgresUrls(cluster, ports.postgres), dataDir: cluster.dataDir } : null;
}

function toMail({ configured, wanted, ports }: LayoutInput): StackState['mail'] {
  if (configured.SMTP_URL) return { smtp: configured.SMTP_URL, page: null };
  return wanted.has('mail')
    ? { smtp: `smtp://${local(ports.smtp)}`, page: `http://${local(ports.mailPage)}` }
    : null;
}

function toOidc({ configured, wanted, ports }: LayoutInput): StackState['oidc'] {
  if (configured.OIDC_ISSUER) return { issuer: configured.OIDC_ISSUER };
  return wanted.has('identity') ? { issuer: `http://${local(ports.oidc)}` } : null;
}

function toFvoe({ configured, wanted, ports }: LayoutInput): StackState['fvoe'] {
  if (configured.FVOE_ADDRESS) return { address: configured.FVOE_ADDRESS, isTwin: false };
  return wanted.has('fvoe') ? { address: `http://${local(ports.fvoe)}`, isTwin: true } : null;
}

export function toAddresses(input: LayoutInput): Addresses {
  return {
    api: input.wanted.has('api') ? `http://${local(input.ports.api)}` : null,
    temporal: toTemporal(input),
    postgres: toPostgres(input),
    oidc: toOidc(input),
    mail: toMail(input),
    fvoe: toFvoe(input),
  };
}

/** What worker and API read. The owner's database URL is not among it: they never need more than the application role. */
export function toApplicationEnvironment(
  input: LayoutInput,
  inherited: NodeJS.ProcessEnv,
): Record<string, string> {
  const { configured, varDir, ports } = input;
  const { temporal, postgres, oidc, mail, fvoe } = toAddresses(input);
  return {
    BANDO_VAR: varDir,
    BANDO_URL: configured.BANDO_URL ?? `http://${local(ports.api)}`,
    BANDO_SANDBOX: inherited.BANDO_SANDBOX ?? 'true',
    BANDO_SECRETS_FILE: secretsFile(varDir),
    DOCUMENT_SIGNING_FILE: inherited.DOCUMENT_SIGNING_FILE ?? signingFile(varDir),
    STORAGE_DIR: inherited.STORAGE_DIR ?? join(varDir, 'storage'),
    OIDC_AUDIENCE: configured.OIDC_AUDIENCE ?? 'bando',
    ...(postgres && { DATABASE_URL: postgres.url }),
    ...(temporal && { TEMPORAL_ADDRESS: temporal.address, TEMPORAL_NAMESPACE: temporal.namespace }),
    ...(oidc && { OIDC_ISSUER: oidc.issuer }),
    ...(mail && { SMTP_URL: mail.smtp }),
    ...(fvoe && { FVOE_ADDRESS: fvoe.address }),
    ...(fvoe?.isTwin && { FVOE_API_KEY: twinApiKey }),
  };
}
