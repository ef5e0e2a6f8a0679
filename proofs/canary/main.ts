import type { EnvelopeKind } from '../../domain/types.js';
import { registerAuthority, registerSuppliers, type SupplierPerson } from '../rig/authority.js';
import { commitBid, prepareBid, type PreparedBid } from '../rig/bidding.js';
import { onProvingGround, type ProvingGround } from '../rig/proving-ground.js';
import { openTender, type ProofTender } from '../rig/tender.js';
import { Verdict } from '../rig/verdict.js';
import { encodings } from './canary.js';
import { baseCents, CanaryNest } from './canary-nest.js';
import { openAdministrative, openEconomic, openTechnical } from './open-in-order.js';
import { placeNames, placesOf } from './places.js';
import { plantEverywhere } from './plant-everywhere.js';
import { searchPlaces } from './search-places.js';

/** Nothing of what is sealed can be found anywhere on the platform's machine until its opening. */

const verdict = new Verdict();
const log = (line: string): void => console.log(line);
const nest = new CanaryNest();

async function proveSealing(ground: ProvingGround): Promise<void> {
  await registerAuthority(ground);
  const suppliers = await registerSuppliers(ground, 3);
  const tender = await openTender(ground, { simulation: true, title: 'Canarini', baseCents });
  await nest.addKeys(tender);
  const bids = await commitAll(tender, suppliers);
  const open = new Set<EnvelopeKind>();
  await searchFor(ground, 'before the deadline', open);
  const [first, second, third] = bids;
  if (!first || !second || !third) throw new Error('three suppliers bid');
  await openAdministrative(ground, tender);
  await searchFor(ground, 'after the administrative opening', open.add('administrative'));
  nest.neverOpened(third.by.handle, ['technical', 'economic']);
  await openTechnical(ground, tender, { admitted: [first, second], excluded: [third] });
  await searchFor(ground, 'after the technical opening', open.add('technical'));
  await openEconomic(ground, tender, [first, second]);
  await searchFor(ground, 'after the economic opening', open.add('economic'));
  await control(ground);
}

/** Every supplier bids; the first replaces its bid, and what it replaced is never opened. */
async function commitAll(tender: ProofTender, suppliers: readonly SupplierPerson[]): Promise<PreparedBid[]> {
  const bids: PreparedBid[] = [];
  for (const [at, supplier] of suppliers.entries()) {
    const bid = await prepareWith(tender, supplier, supplier.handle, `1${at}.3579135${at + 1}`);
    await commitBid(tender, bid);
    bids.push(bid);
  }
  const [first] = bids;
  if (!first) throw new Error('nobody bids');
  nest.neverOpened(first.by.handle, ['administrative', 'technical', 'economic']);
  const owner = `${first.by.handle}, second bid`;
  const { envelopes, ciphertexts } = await prepareWith(tender, first.by, owner, '21.24681012', first);
  await first.by.client.revise(tender.id, first.bid, { revision: 2, action: 'replace', envelopes });
  bids[0] = { ...first, envelopes, ciphertexts };
  return bids;
}

async function prepareWith(
  tender: ProofTender,
  supplier: SupplierPerson,
  owner: string,
  discountPercent: string,
  before?: PreparedBid,
): Promise<PreparedBid> {
  const bid = await prepareBid(supplier, tender, nest.filesOf(owner, discountPercent), before?.bid);
  await nest.addFileKeys(owner, tender, bid);
  return bid;
}

async function searchFor(
  ground: ProvingGround,
  when: string,
  open: ReadonlySet<EnvelopeKind>,
): Promise<void> {
  const canaries = nest.sealedWhileOpen(open);
  const { findings, bytes } = await searchPlaces(placesOf(ground), canaries);
  for (const { place, label, canary, encoding, offset, inside } of findings.slice(0, 20)) {
    log(`FOUND  ${canary} in ${place}: ${label} at ${offset}, ${encoding} ${inside.join(' in ')}`);
  }
  const sizes = [...bytes].map(([place, size]) => `${place} ${(size / 1e6).toFixed(1)} MB`).join(', ');
  verdict.holds(`${when}: none of ${canaries.length} canaries is found`, findings.length === 0, sizes);
}

/** The same search, the same values, the same places: planted, each is found in each. */
async function control(ground: ProvingGround): Promise<void> {
  await plantEverywhere(ground, nest.all);
  const { findings } = await searchPlaces(placesOf(ground), nest.all);
  for (const place of placeNames) {
    const seen = new Set(findings.filter((finding) => finding.place === place).map(({ canary }) => canary));
    const missed = nest.all.filter(({ name }) => !seen.has(name)).map(({ name }) => name);
    verdict.holds(
      `control: each canary planted in the ${place} is found`,
      missed.length === 0,
      missed.join(),
    );
  }
  const planted = findings.filter(({ place }) => place === 'files and uploads');
  const isFoundAs = (name: string, form: string): boolean =>
    planted.some(({ canary, encoding, inside }) => canary === name && [encoding, ...inside].includes(form));
  for (const form of [...encodings, 'gzip', 'zlib']) {
    const missed = nest.all.filter(({ name }) => !isFoundAs(name, form)).map(({ name }) => name);
    verdict.holds(`control: each canary is found as ${form}`, missed.length === 0, missed.join());
  }
}

await onProvingGround({ log }, proveSealing);
verdict.conclude('canary');
