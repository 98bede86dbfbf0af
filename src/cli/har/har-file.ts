import { readFile, stat } from 'node:fs/promises';
import { z } from 'zod';
import { WrongUse } from '../../house/failure.ts';

/** Bytes of a file, and entries in it: answers stand there too, and are read with the rest. */
const MOST_BYTES = 128 * 1_048_576;
const MOST_ENTRIES = 100_000;

const pair = z.looseObject({ name: z.string(), value: z.string().nullish() });

const entry = z.looseObject({
  startedDateTime: z.string(),
  request: z.looseObject({
    method: z.string(),
    url: z.string(),
    headers: z.array(pair).nullish(),
    postData: z
      .looseObject({
        mimeType: z.string().nullish(),
        text: z.string().nullish(),
        encoding: z.string().nullish(),
        params: z.array(pair).nullish(),
      })
      .nullish(),
  }),
  _convograph: z.looseObject({ kind: z.string(), app: z.string().optional() }).optional(),
});

const har = z.looseObject({
  log: z.looseObject({
    entries: z.array(entry),
    _convograph: z
      .looseObject({ apps: z.array(z.looseObject({ id: z.string(), name: z.string() })) })
      .optional(),
  }),
});

/** What a browser, a proxy or `convograph record` saw (HAR 1.2), as far as calls tell. */
export type HarLog = z.infer<typeof har>['log'];
export type HarEntry = z.infer<typeof entry>;

/** @throws WrongUse for what is no such file, with the place of what is wrong */
export async function harIn(path: string): Promise<HarLog> {
  const wrong = (sentence: string) => new WrongUse(`${path}: ${sentence}`);
  const value = parsed(await textOf(path));
  if (value === undefined) throw wrong('it is no JSON: save calls as a HAR file.');
  const { entries } = (value as { log?: { entries?: unknown } } | null)?.log ?? {};
  if (!Array.isArray(entries)) {
    throw wrong('there is no list "log.entries": it is no HAR file, and no recording.');
  }
  if (entries.length > MOST_ENTRIES) {
    throw wrong(
      `it has ${entries.length} entries, and ${MOST_ENTRIES} are read at most: save fewer.`,
    );
  }
  const { data, error } = har.safeParse(value);
  if (data) return data.log;
  const place = (error.issues[0]?.path ?? []).reduce<string>(
    (text, step) => (typeof step === 'number' ? `${text}[${step}]` : `${text}.${String(step)}`),
    '',
  );
  throw wrong(`${place.slice(1)} is missing, or not what HAR 1.2 has there.`);
}

async function textOf(path: string): Promise<string> {
  try {
    const { size } = await stat(path);
    if (size > MOST_BYTES) {
      throw new WrongUse(
        `${path} has more than ${MOST_BYTES / 1_048_576} MB: save it without the bodies of answers.`,
      );
    }
    return await readFile(path, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') throw new WrongUse(`There is no file ${path}.`);
    if (code === 'EISDIR') throw new WrongUse(`${path} is a folder: name a file.`);
    throw error;
  }
}

function parsed(text: string): unknown {
  try {
    // Browsers on Windows begin files with a byte order mark.
    return JSON.parse(text.startsWith('\ufeff') ? text.slice(1) : text);
  } catch {
    return undefined;
  }
}
