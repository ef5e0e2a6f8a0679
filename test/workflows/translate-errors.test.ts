import { expect } from 'chai';
import { isTransient } from '../../activities/translate-errors.js';

const coded = (code: string, message = ''): Error => Object.assign(new Error(message), { code });
const wrapped = (code: string): Error =>
  Object.assign(new Error('query failed'), { driverError: coded(code) });

describe('failures of activities', () => {
  const transient: [string, Error][] = [
    ['a refused connection', coded('ECONNREFUSED')],
    ['a connection reset in the middle', coded('ECONNRESET')],
    ['a name that does not resolve', coded('EAI_AGAIN')],
    ['a server that is shutting down', wrapped('57P01')],
    ['a server that is starting', coded('57P03')],
    ['a deadlock', wrapped('40P01')],
    ['a session that idled in its transaction', wrapped('25P03')],
    ['too many connections', coded('53300')],
    ['a connection that pg lost', new Error('Connection terminated unexpectedly')],
    ['a pool that gave up', new Error('timeout exceeded when trying to connect')],
    [
      'a client that pg has closed',
      new Error('Client has encountered a connection error and is not queryable'),
    ],
  ];
  for (const [what, error] of transient) {
    it(`tries again after ${what}`, () => expect(isTransient(error)).to.equal(true));
  }

  const definite: [string, Error][] = [
    ['a value out of range', wrapped('22003')],
    ['a violated constraint', wrapped('23505')],
    ['a statement that PostgreSQL does not know', coded('42601')],
    ['a bug', new TypeError("Cannot read properties of undefined (reading 'connection')")],
    ['an invariant of ours', new Error('event 3 does not follow version 1')],
  ];
  for (const [what, error] of definite) {
    it(`is certain to fail again after ${what}`, () => expect(isTransient(error)).to.equal(false));
  }
});
