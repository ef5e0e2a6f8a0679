import { Client, Connection } from '@temporalio/client';
import { registerAuthority, registerSuppliers, type SupplierPerson } from '../rig/authority.js';
import type { ProvingGround } from '../rig/proving-ground.js';

/** Where walks are taken: a running stack with its people, and an own way to Temporal. */
export interface Stage {
  readonly ground: ProvingGround;
  readonly suppliers: readonly SupplierPerson[];
  readonly temporal: Client;
}

export async function onStage<T>(ground: ProvingGround, work: (stage: Stage) => Promise<T>): Promise<T> {
  await registerAuthority(ground);
  const suppliers = await registerSuppliers(ground, 3);
  const { temporal } = ground.stack.state;
  const connection = await Connection.connect({ address: temporal?.address ?? '' });
  try {
    const client = new Client({ connection, namespace: temporal?.namespace ?? '' });
    return await work({ ground, suppliers, temporal: client });
  } finally {
    await connection.close();
  }
}
