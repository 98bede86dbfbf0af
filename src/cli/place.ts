import { join, resolve } from 'node:path';
import { readEnv } from '../config/env.ts';
import { CONFIG_FILE, flagLayer, type Layer } from '../config/settings.ts';
import {
  ConfigError,
  firstSaid,
  isSwitchedOn,
  namedMedia,
  namedStore,
  type StoreFlags,
} from '../config/store-config.ts';
import { WrongUse } from '../house/failure.ts';
import { DEFAULT_DIR, findStore, holdsKeys, isOwn, isStore, stat } from '../house/find-store.ts';
import { isPostgres, postgresPlace, withDirect } from '../store/postgres/place.ts';

/** Where a command's store is, or would be made. */
export interface StorePlace {
  /** Absolute path. */
  readonly dataDir: string;
  /** Address of the database that its rows are kept in; undefined where they are in a file there. */
  readonly database: string | undefined;
  /** Absolute path of the folder of its media, where one was named. */
  readonly mediaDir: string | undefined;
  /** Whether there is a store. */
  readonly isThere: boolean;
  /** What named it: a flag, a variable, a key of a file; undefined where it was looked for. */
  readonly by: string | undefined;
  /** Whether it was found further up than where one would be made. */
  readonly isAbove: boolean;
  /** What is said of the settings, what counts most first. */
  readonly layers: readonly Layer[];
}

/**
 * The store that the flags, the environment or the file of settings name, else the one found from
 * here upwards, else `./.convograph`.
 * @throws ConfigError for what cannot be used of them
 * @throws WrongUse for a store here that is another user's
 */
export async function placeOf(flags: StoreFlags): Promise<StorePlace> {
  const cwd = process.cwd();
  const said = [flagLayer({ ...flags }), readEnv(process.env).settings, await fileLayer(cwd)];
  const isElsewhere = firstSaid(said, 'store') !== undefined;
  const looked = isElsewhere ? { dataDir: resolve(cwd, DEFAULT_DIR) } : undefined;
  const { dataDir, by } = namedStore(said, cwd) ?? { ...(looked ?? lookFor(cwd)), by: undefined };
  const isAbove = by === undefined && dataDir !== resolve(cwd, DEFAULT_DIR);
  const place = (layers: readonly Layer[]): StorePlace => {
    const database = databaseOf(layers);
    const isThere = database === undefined ? isStore(dataDir) : holdsKeys(dataDir);
    const mediaDir = namedMedia(layers, cwd);
    return { dataDir, database, mediaDir, isThere, by, isAbove, layers };
  };
  if (dataDir === cwd) return place(said);
  const own = await fileLayer(dataDir);
  if (own.data === undefined) return place([...said, own]);
  throw new ConfigError(
    `${own.data.by} would lead from one store to another: take it out, or put it into the folder where commands are run.`,
  );
}

/**
 * Whether a command is to print JSON.
 * @throws ConfigError for what is neither on nor off
 */
export const wantsJson = ({ layers }: Pick<StorePlace, 'layers'>): boolean =>
  isSwitchedOn(firstSaid(layers, 'json'));

/** The database that is named; what cannot be one is refused before anything is made. */
function databaseOf(layers: readonly Layer[]): string | undefined {
  const said = firstSaid(layers, 'store');
  const direct = firstSaid(layers, 'storeDirect');
  if (said === undefined) {
    if (direct === undefined) return undefined;
    throw new ConfigError(
      `${direct.by} is the second address of a database: name the first with --store.`,
    );
  }
  const address = String(said.value);
  if (!isPostgres(address)) {
    throw new ConfigError(
      `${said.by} must be the address of a database, such as postgres://user@host/database: a directory is named with --data.`,
    );
  }
  if (direct) return withDirect(address, String(direct.value));
  postgresPlace(address);
  return address;
}

/** What the file of settings of a folder says; it is read, and what reads it loaded, if there is one. */
async function fileLayer(folder: string): Promise<Layer> {
  if (!stat(join(folder, CONFIG_FILE))) return {};
  return (await import('../config/file.ts')).readConfigFile(folder);
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
export function requireStore({ dataDir, database, isThere, by }: StorePlace): void {
  if (isThere) return;
  if (database !== undefined) {
    throw new WrongUse(
      `The directory ${dataDir} has no keys of a store in a database: name the one that has with --data, or make a store with \`npx convograph serve\`.`,
    );
  }
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
export function sayWhichStore({ dataDir, isAbove }: StorePlace, json: boolean): void {
  if (isAbove && !json) process.stderr.write(`Using the store ${dataDir}.\n`);
}
