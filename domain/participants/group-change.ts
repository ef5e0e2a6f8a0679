import { companyKey, type Participants } from './participants.js';

/**
 * Why the operators of a bid change after it was made: a member is put out or put in its place by another, where a ground
 * of exclusion or the loss of a requirement concerns it (art. 97), or it leaves for the group's own organisation
 * (art. 68 c. 17). What was offered stays as it is.
 */
export const groupChangeGrounds = ['exclusion', 'substitution', 'withdrawal'] as const;
export type GroupChangeGround = (typeof groupChangeGrounds)[number];

export const groupChangeArticles: Readonly<Record<GroupChangeGround, string>> = {
  exclusion: 'art. 97',
  substitution: 'art. 97',
  withdrawal: 'art. 68 c. 17',
};

/** Why operators may not change so. */
export type GroupChangeFault =
  'notAGroup' | 'nobodyLeaves' | 'nobodyStays' | 'newcomer' | 'nobodyComes' | 'preferenceChanged';

/** Who leaves and who comes, by `companyKey`. */
export function groupChangeOf(before: Participants, after: Participants): { left: string[]; came: string[] } {
  const [old, now] = [operatorsOf(before), operatorsOf(after)];
  return { left: old.filter((one) => !now.includes(one)), came: now.filter((one) => !old.includes(one)) };
}

/** What is wrong with a change on this ground; undefined where the law knows it. */
export function findGroupChangeFault(
  ground: GroupChangeGround,
  before: Participants,
  after: Participants,
): GroupChangeFault | undefined {
  const { left, came } = groupChangeOf(before, after);
  if (before.parts.length < 2) return 'notAGroup';
  if (left.length === 0) return 'nobodyLeaves';
  if (left.length === before.parts.length) return 'nobodyStays';
  if (before.lotPreference?.join() !== after.lotPreference?.join()) return 'preferenceChanged';
  if (ground === 'substitution') return came.length === 0 ? 'nobodyComes' : undefined;
  return came.length > 0 ? 'newcomer' : undefined;
}

function operatorsOf({ parts }: Participants): string[] {
  return parts.map(companyKey).sort();
}
