import { resolve } from 'node:path';
import { ConfigError } from '../config/config-error.ts';
import { readEnv, type Variables } from '../config/env.ts';
import { readConfigFile } from '../config/file.ts';
import { flagLayer, type Layer } from '../config/settings.ts';
import { namedStore, type StoreFlags } from '../config/store-config.ts';
import { WrongUse } from './failure.ts';
import { stat } from './files.ts';
import { DEFAULT_DIR, findStore, isOwn, isStore } from './find-store.ts';

/** Where a command's store is, or would be made. */
export interface Place {
  /** Absolute path. */
  readonly dataDir: string;
  /** What named it: a flag, a variable, a key of a file; undefined where it was looked for. */
  readonly by: string | undefined;
  /** Whether it was found further up than where one would be made. */
  readonly isAbove: boolean;
  /** What is said of the settings, what counts most first. */
  readonly layers: readonly Layer[];
}

/** Where a command runs: passed in, so that a test decides it. */
interface Surroundings {
  readonly env: Variables;
  readonly cwd: string;
}

/** The surroundings of this process. */
const surroundings = (): Surroundings => ({ env: process.env, cwd: process.cwd() });

/**
 * The store that the flags, the environment or the file of settings name, else the one found from
 * here upwards, else `./.convograph`.
 * @throws ConfigError for what cannot be used of them
 * @throws WrongUse for a store here that is another user's
 */
export function placeOf(flags: StoreFlags, { env, cwd }: Surroundings = surroundings()): Place {
  const said = [flagLayer({ ...flags }), readEnv(env).settings, readConfigFile(cwd)];
  const { dataDir, by } = namedStore(said, cwd) ?? { ...lookFor(cwd), by: undefined };
  const isAbove = by === undefined && dataDir !== resolve(cwd, DEFAULT_DIR);
  if (dataDir === cwd) return { dataDir, by, isAbove, layers: said };
  const own = readConfigFile(dataDir);
  if (own.data === undefined) return { dataDir, by, isAbove, layers: [...said, own] };
  throw new ConfigError(
    `${own.data.by} would lead from one store to another: take it out, or put it into the folder where commands are run.`,
  );
}

function lookFor(cwd: string): { dataDir: string } {
  const dataDir = findStore(cwd) ?? resolve(cwd, DEFAULT_DIR);
  if (isOwn(dataDir)) return { dataDir };
  throw new WrongUse(`The store at ${dataDir} is another user's: name it with --data to use it.`);
}

/**
 * Refuses a place without a store: what only reads makes none.
 * @throws WrongUse that says how to make one
 */
export function requireStore({ dataDir, by }: Place): void {
  if (isStore(dataDir)) return;
  const named = by === undefined || by === '--data' ? '' : `, which ${by} names`;
  const inside = resolve(dataDir, DEFAULT_DIR);
  if (isStore(inside)) {
    throw new WrongUse(`There is no store at ${dataDir}${named}, but one in it: say ${inside}.`);
  }
  const above = by === undefined ? ', and none further up' : '';
  const what = stat(dataDir)?.isFile() ? ', which is a file' : '';
  throw new WrongUse(
    `There is no store at ${dataDir}${named || above || what}: \`npx convograph demo\` makes one with an invented business, \`npx convograph serve\` an empty one, \`npx convograph import FILE --page NAME --create\` one of your own download.`,
  );
}

/** Says on stderr which store is used, where a person could have thought that one is made here. */
export function sayWhichStore({ dataDir, isAbove }: Place, json: boolean): void {
  if (isAbove && !json) process.stderr.write(`Using the store ${dataDir}.\n`);
}
