import fc from 'fast-check';
import { roles } from '../../../domain/tender/commands.js';
import { nextDeadline } from '../../../domain/tender/deadlines.js';
import { Pick, pickOf } from '../../../proofs/walks/pick.js';
import { assertExplainsItself, assertLawful } from './walk/lawfulness.js';
import { findHeard } from './walk/heard.js';
import { holdsUp, movesOn } from '../../../proofs/walks/course.js';
import { commandTypes, makeWorld, type Taken, Walk } from './walk/walk.js';

const walks = 200;
const stepsOfAWalk = 100;
const hour = 3_600_000;

const numbers = fc.array(fc.nat(996), { minLength: 12, maxLength: 12 });

describe('a random walk over every command, actor and time', () => {
  it('always goes on or has ended, opens nothing early, signs in no standstill, and explains its state', function () {
    this.timeout(600_000);
    const steps = fc.noShrink(fc.array(numbers, { minLength: stepsOfAWalk, maxLength: stepsOfAWalk }));
    fc.assert(
      fc.property(numbers, steps, (world, choices) => {
        const walk = new Walk(makeWorld(new Pick(world)));
        const trail: string[] = [];
        for (const choice of choices) {
          const before = walk.rehearsal.tender;
          const taken = takeStep(walk, new Pick(choice));
          trail.push(toLine(walk, taken));
          assertOnTrail(trail, () => assertLawful(walk, before, taken));
        }
        assertOnTrail(trail, () => assertExplainsItself(walk));
      }),
      { numRuns: walks },
    );
  });
});

/** A walk is told by its steps, which say more than the numbers that it was drawn from. */
function assertOnTrail(trail: readonly string[], check: () => void): void {
  try {
    check();
  } catch (error) {
    throw new Error(`${(error as Error).message}\nafter\n${trail.join('\n')}`, { cause: error });
  }
}

function toLine({ rehearsal: { now } }: Walk, taken: Taken): string {
  const outcome = 'refused' in taken ? taken.refused.code : taken.events.map(({ type }) => type).join(', ');
  const what = taken.by === 'time' ? 'time' : `${taken.by} ${JSON.stringify(taken.command)}`;
  return `${now} ${what}: ${outcome}`;
}

/** Time passes, or somebody sends something: what the table admits, or anything at all. */
function takeStep(walk: Walk, pick: Pick): Taken {
  if (pick.oneIn(5)) return passTime(walk, pick);
  if (pick.oneIn(4)) return walk.send(pick.one(roles), pick.one(commandTypes), pick);
  return goOn(walk, pick) ?? passTime(walk, pick);
}

/** Sends a command that will be heard; one that moves on more often, one that ends the whole seldom: walks are to be long. */
function goOn(walk: Walk, pick: Pick): Taken | undefined {
  const from = pick.below(commandTypes.length);
  const [isEndWanted, isIdling] = [pick.oneIn(60), pick.oneIn(4)];
  const types = [...commandTypes.slice(from), ...commandTypes.slice(0, from)].filter(
    (type) => type !== 'fastForward' && (isEndWanted || !holdsUp(type)) && movesOn(type) !== isIdling,
  );
  const heard =
    findHeard(walk, types, { seed: pick.below(997), tries: 6 }) ??
    findHeard(
      walk,
      commandTypes.filter((type) => !movesOn(type) && type !== 'fastForward'),
      {
        ...{ seed: pick.below(997), tries: 6 },
      },
    );
  return heard && walk.send(heard.role, heard.type, pickOf(heard.seed), true);
}

/** To shortly before the next instant, to it, beyond it, or by some hours. */
function passTime(walk: Walk, pick: Pick): Taken {
  const { now, tender } = walk.rehearsal;
  const next = tender ? nextDeadline(tender) : undefined;
  const due = Date.parse(next?.dueAt ?? now);
  const to = pick.one([due, due, due - 1, due + 30 * hour, Date.parse(now) + 5 * hour]);
  return walk.moveTo(new Date(Math.max(to, Date.parse(now))).toISOString());
}
