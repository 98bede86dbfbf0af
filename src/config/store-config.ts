import { resolve } from 'node:path';
import type { Env } from './env.ts';
import type { Layer, SettingText } from './settings.ts';

// Every command begins here: nothing is loaded for it that serving alone needs (zod: 95 modules).

/** A setting that cannot be used; the message is one sentence that names it. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

/** Flags of every command, as typed. */
export interface StoreFlags {
  readonly data?: string;
  readonly store?: string;
  readonly media?: string;
  readonly storeDirect?: string;
  readonly json?: boolean;
}

/** A directory that was named as the store's. */
export interface NamedStore {
  /** Absolute path. */
  readonly dataDir: string;
  /** What named it. */
  readonly by: string;
}

/** A shorter key could be guessed by trying. */
const SHORTEST_KEY = 16;

/**
 * The directory that flag, environment or file name, the first that does; undefined where none
 * does. A path is taken from the folder the command runs in.
 * @throws ConfigError for a blank path
 */
export function namedStore(layers: readonly Layer[], cwd: string): NamedStore | undefined {
  const said = firstSaid(layers, 'data');
  return said && { dataDir: directory(said, cwd), by: said.by };
}

/** The folder of media that was named, in the same way. @throws ConfigError */
export function namedMedia(layers: readonly Layer[], cwd: string): string | undefined {
  const said = firstSaid(layers, 'media');
  return said && directory(said, cwd);
}

function directory({ value, by }: SettingText, cwd: string): string {
  const path = String(value);
  if (path.trim() !== '' && !path.includes('\0')) return resolve(cwd, path);
  throw new ConfigError(`${by} must be the path of a directory, and is "${path}".`);
}

/** What the first of the places that say something says of a setting. */
export const firstSaid = (layers: readonly Layer[], key: keyof Layer): SettingText | undefined =>
  layers.find((layer) => layer[key] !== undefined)?.[key];

const ON = /^(?:1|true|yes|on)$/i;
const OFF = /^(?:0|false|no|off)$/i;

/**
 * A switch as it was said: `true`, `1`, `yes` and `on` are on, their opposites off.
 * @throws ConfigError
 */
export function isSwitchedOn(said: SettingText | undefined): boolean {
  if (said === undefined) return false;
  if (typeof said.value === 'boolean') return said.value;
  if (ON.test(said.value)) return true;
  if (OFF.test(said.value)) return false;
  throw new ConfigError(`${said.by} must be on or off, and is "${said.value}".`);
}

/**
 * The server key of the environment, if it has one; the sentence does not show it.
 * @throws ConfigError when it is too short to keep anything secret
 */
export function readKey({ key }: Pick<Env, 'key'>): string | undefined {
  if (key !== undefined && key.length < SHORTEST_KEY) {
    throw new ConfigError(`CONVOGRAPH_KEY must have ${SHORTEST_KEY} characters or more.`);
  }
  return key;
}
