import { existsSync, mkdtempSync, rmSync, statfsSync } from 'node:fs';
import { join } from 'node:path';
import { seededRandom } from '../../../src/base/random.ts';
import { type Claim, latest } from '../claims.ts';
import { check } from './check.ts';
import { chooseCuts } from './cuts.ts';
import { Disk } from './disk.ts';
import { type Recording, record, type Weakening } from './record.ts';
import { requireStrace } from './strace.ts';
import { WAYS } from './ways.ts';

export interface PowerCut {
  readonly seed: string;
  readonly cuts: number;
  /** What is taken from the program, so that the harness has something to find. */
  readonly weakening: Weakening | undefined;
}

const LOAD = { writes: 1_200, openings: 3 };
/** The load and the cuts that prove the harness, and are over at the first fault. */
const PROOF = { writes: 300, openings: 1, cuts: 20 };

/** Bytes that a rebuilt store takes, at most. */
const ROOM = 32 * 2 ** 20;

const say = (line: string): void => void process.stdout.write(`${line}\n`);

/**
 * Cuts the power of a store again and again, and gives whether nothing acknowledged was ever lost.
 * @throws NoTrace where nothing can be recorded; Error where the harness finds nothing in a store
 *   that syncs nothing
 */
export async function powerCut(options: PowerCut, folder: string): Promise<boolean> {
  requireStrace();
  const { seed, cuts, weakening } = options;
  const rebuilt = scratch(folder);
  if (!weakening) await prove(seed, folder, rebuilt);
  const recording = await record(join(folder, 'record'), { ...LOAD, seed, weakening });
  const found = await rebuildAll(recording, { seed, cuts, folder: rebuilt });
  say(
    found.faults === 0
      ? `All of ${found.rebuilt} rebuilt stores are sound, and nothing acknowledged is missing.`
      : `${found.faults} of ${found.rebuilt} rebuilt stores are NOT as acknowledged; again with: npm run torture -- --power-cut --seed ${seed}`,
  );
  return found.faults === 0;
}

/** @throws Error where the harness does not see that nothing is synced */
async function prove(seed: string, folder: string, rebuilt: string): Promise<void> {
  const { cuts, ...load } = PROOF;
  const recording = await record(join(folder, 'record'), { ...load, seed, weakening: 'off' });
  const { faults } = await rebuildAll(recording, { seed, cuts, folder: rebuilt, isProof: true });
  if (faults === 0) throw new Error('The harness finds nothing in a store with synchronous=OFF.');
}

/** In memory, where syncs cost nothing, and what is rebuilt needs none; where it has room. */
function scratch(folder: string): string {
  const memory = '/dev/shm';
  if (!existsSync(memory)) return folder;
  const { bavail, bsize } = statfsSync(memory);
  if (bavail * bsize < ROOM) return folder;
  const made = mkdtempSync(join(memory, 'convograph-torture-'));
  process.once('exit', () => rmSync(made, { recursive: true, force: true }));
  return made;
}

interface Rebuild {
  readonly seed: string;
  readonly cuts: number;
  readonly folder: string;
  readonly isProof?: boolean;
}

async function rebuildAll(
  { folder: recorded, steps, megabytes }: Recording,
  { seed, cuts, folder, isProof = false }: Rebuild,
): Promise<{ rebuilt: number; faults: number }> {
  const random = seededRandom(`${seed} cuts`);
  const { at, restarts, checkpoints } = chooseCuts(steps, cuts, random);
  const calls = steps.filter(({ result }) => result === undefined).length;
  say(
    `${isProof ? 'synchronous=OFF, to prove the harness: ' : ''}${calls} operations (${Math.round(megabytes)} MB of trace), ${restarts} restarts of the log, ${checkpoints} checkpoints`,
  );
  const disk = new Disk(recorded);
  const claims: Claim[] = [];
  let [rebuilt, faults, done] = [0, 0, 0];
  for (const [n, cut] of at.entries()) {
    for (; done < cut; done++) {
      const step = steps[done];
      if (!step) break;
      disk.step(step);
      if (step.call.call === 'acknowledge' && step.result === undefined) {
        claims.push(JSON.parse(step.call.text));
      }
    }
    const due = latest(claims);
    for (const way of WAYS) {
      const chance = seededRandom(`${seed} ${cut} ${n} ${way}`);
      const wrong = await check(disk.image(way, chance), join(folder, 'rebuilt'), due);
      rebuilt++;
      if (wrong.length === 0) continue;
      faults++;
      say(
        `cut ${n + 1} before step ${cut}, ${way}: ${wrong.slice(0, 3).join('; ')}${wrong.length > 3 ? `; and ${wrong.length - 3} more` : ''}`,
      );
      if (isProof) return { rebuilt, faults };
    }
    if ((n + 1) % 20 === 0) say(`${n + 1}/${cuts} cuts, ${due.length} claims, ${faults} faults`);
  }
  return { rebuilt, faults };
}
