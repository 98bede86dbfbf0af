import { resolve } from 'node:path';
import type { Env } from './env.ts';

// Every command begins here: nothing is loaded for it that serving alone needs (zod: 95 modules).

/** A setting that cannot be used; the message is one sentence that names it. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

/** Flags of every command, as typed. */
export interface StoreFlags {
  readonly data?: string;
  readonly json?: boolean;
}

/** Where the store is and how to answer. */
export interface StoreConfig {
  /** Absolute path. */
  readonly dataDir: string;
  /** Whether stdout carries JSON and nothing else. */
  readonly json: boolean;
}

/** A shorter key could be guessed by trying. */
const SHORTEST_KEY = 16;

/**
 * The settings of a command that uses the store.
 * @throws ConfigError
 */
export function readStoreConfig({ data = './.convograph', json = false }: StoreFlags): StoreConfig {
  if (data.trim() === '') {
    throw new ConfigError(`--data must be the path of a directory, and is "${data}".`);
  }
  return { dataDir: resolve(data), json };
}

/**
 * The server key of the environment, if it has one; the sentence does not show it.
 * @throws ConfigError when it is too short to keep anything secret
 */
export function readKey({ key }: Env): string | undefined {
  if (key !== undefined && key.length < SHORTEST_KEY) {
    throw new ConfigError(`CONVOGRAPH_KEY must have ${SHORTEST_KEY} characters or more.`);
  }
  return key;
}
