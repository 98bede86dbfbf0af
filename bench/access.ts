/** Checks a token and its proof again and again: a job on stdin, what it cost on stdout. */
import { createHmac } from 'node:crypto';
import { json } from 'node:stream/consumers';
import { Identifier } from '../src/access/identify.ts';
import { permit } from '../src/access/permissions.ts';
import { systemClock } from '../src/base/clock.ts';
import { systemRandom } from '../src/base/random.ts';
import { openHouse } from '../src/house/house.ts';

/** What to check: the token of a store's Page. */
export interface AccessJob {
  readonly dataDir: string;
  readonly token: string;
  readonly rounds: number;
}

/** Microseconds of CPU time a check. */
export interface AccessResult {
  readonly token: number;
  readonly tokenAndProof: number;
  /** Of the permission to read a conversation: scopes, task, review, settings of the Page. */
  readonly permission: number;
}

const { dataDir, token, rounds } = (await json(process.stdin)) as AccessJob;
const house = await openHouse({
  dataDir,
  clock: systemClock,
  random: systemRandom,
  env: process.env,
});
const identifier = new Identifier(house.store, house.vault);
const caller = await identifier.identify(token, Date.now());
const secret = house.vault.unseal(caller.app.secret);
const proof = createHmac('sha256', secret).update(token).digest('hex');

function micros(check: () => void): number {
  for (let i = 0; i < rounds / 4; i++) check();
  const before = process.cpuUsage();
  for (let i = 0; i < rounds; i++) check();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / rounds;
}

const identify = () => identifier.identify(token, Date.now()) as typeof caller;
const result: AccessResult = {
  token: micros(identify),
  tokenAndProof: micros(() => identifier.checkProof(identify(), proof, undefined)),
  permission: micros(() => permit(caller, 'readConversations', 'MESSENGER')),
};
await house.close();
process.stdout.write(JSON.stringify(result));
