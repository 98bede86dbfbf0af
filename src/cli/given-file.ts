import { readFileSync, statSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { MOST_BYTES } from '../admin/acts/most-bytes.ts';
import type { AdminFields } from '../admin/schema.ts';
import { nearest } from '../config/nearest.ts';
import { checked, WrongInput } from '../control/check.ts';
import { WrongUse } from '../house/failure.ts';

/** A file as operations take it. */
type Given = { readonly url: string } | { readonly base64: string; readonly name: string };

/** Bytes of a file that holds a line. */
const MOST_OF_LINE = 10_000;

/**
 * The first line of a file that was named by its path: what is secret stands on no command line.
 * @throws WrongUse for what is no file, cannot be read, or has no such line
 */
export function givenLine(flag: string, path: string): string {
  const refuse = (why: string): never => {
    throw new WrongUse(`${flag} ${path} ${why}.`);
  };
  try {
    const file = resolve(path);
    const found = statSync(file);
    if (!found.isFile()) return refuse('is no file');
    if (found.size > MOST_OF_LINE) return refuse('has more than a line');
    const [line = ''] = readFileSync(file, 'utf8').split(/\r?\n/, 1);
    return line === '' ? refuse('begins with an empty line') : line;
  } catch (error) {
    throw error instanceof WrongUse ? error : unread(error, flag, path);
  }
}

const unread = (error: unknown, flag: string, path: string): WrongUse => {
  const isMissing = (error as NodeJS.ErrnoException).code === 'ENOENT';
  return new WrongUse(`${flag} ${path} ${isMissing ? 'is not there' : 'cannot be read'}.`);
};

/**
 * A file that was named on the command line by its path, or by its address.
 * @throws WrongUse for what is no file, cannot be read, or is too large
 */
export function givenFile(flag: string, path: string): Given {
  if (/^https?:\/\//.test(path)) return { url: path };
  return {
    base64: bytesOf(flag, path, MOST_BYTES, '25 MB').toString('base64'),
    name: basename(path),
  };
}

/** Whether what stands in place of a name is the path of a file. */
export const isPath = (text: string): boolean => /[/\\]|\.json$/.test(text);

/** Bytes of a file of fields. */
const MOST_FIELDS = 64 * 1024;

/**
 * The fields of an operation as a file of JSON has them; `words` say what it is like, for people.
 * @param takes what the operation takes
 * @throws WrongUse for what is no file, no JSON object, or has a field that there is not
 */
export function fieldsIn(
  flag: string,
  path: string,
  takes: AdminFields,
): Readonly<Record<string, unknown>> {
  const names = Object.keys(takes);
  const text = bytesOf(flag, path, MOST_FIELDS, '64 KB').toString('utf8');
  const { words: _, ...fields } = objectIn(flag, path, text);
  for (const name of Object.keys(fields)) {
    if (names.includes(name) && name !== 'preset') continue;
    const near = nearest(name, names);
    const meant = near === undefined ? `There are ${names.join(', ')}` : `Did you mean ${near}`;
    throw new WrongUse(`${flag} ${path} has a field "${name}". ${meant}${near ? '?' : '.'}`);
  }
  try {
    return checked(takes, fields);
  } catch (error) {
    if (!(error instanceof WrongInput)) throw error;
    throw new WrongUse(`${flag} ${path}: ${error.message}`);
  }
}

function objectIn(flag: string, path: string, text: string): Readonly<Record<string, unknown>> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new WrongUse(`${flag} ${path} is no JSON: ${(error as Error).message}.`);
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    return value as Readonly<Record<string, unknown>>;
  }
  throw new WrongUse(`${flag} ${path} must hold one JSON object, such as {"share": 0.2}.`);
}

/** @throws WrongUse for what is no file, is empty, cannot be read, or is too large */
function bytesOf(flag: string, path: string, most: number, size: string): Buffer {
  const refuse = (why: string): never => {
    throw new WrongUse(`${flag} ${path} ${why}.`);
  };
  try {
    const file = resolve(path);
    const found = statSync(file);
    if (!found.isFile()) return refuse('is no file');
    if (found.size === 0) return refuse('is empty');
    if (found.size > most) return refuse(`has more than ${size}`);
    return readFileSync(file);
  } catch (error) {
    throw error instanceof WrongUse ? error : unread(error, flag, path);
  }
}
