import { z } from 'zod';
import { SnapshotError } from './snapshot-error.ts';

/** What this version writes, and the newest that it reads. */
export const FORMAT = 1;

const Sealed = z.string().max(10_000_000);

const Header = z.object({
  convograph: z.literal('snapshot'),
  format: z.literal(FORMAT),
  /** The version of the program that took it. */
  program: z.string(),
  /** ISO 8601: by the clock of the store. */
  taken: z.string(),
  /** The Page that it is of; the whole store without one. */
  page: z.object({ no: z.number(), id: z.string(), name: z.string() }).optional(),
  rows: z.number(),
  holds: z.object({
    pages: z.number(),
    people: z.number(),
    conversations: z.number(),
    messages: z.number(),
    apps: z.number(),
    tokens: z.number(),
  }),
  /** Files of media; those that were left out lie in the store that it was taken of. */
  media: z.object({ files: z.number(), bytes: z.number(), leftOut: z.boolean() }),
  /** Secrets, sealed under a key of its own, and that key sealed once for each key that opens it. */
  secrets: z.object({
    sealed: Sealed,
    byServer: Sealed,
    byPassphrase: z.object({ salt: z.string().max(100), key: Sealed }).optional(),
  }),
});

/** What a snapshot says of itself before anything else. */
export type SnapshotHeader = z.infer<typeof Header>;

/** @throws SnapshotError for what is none, or a later version's */
export function readHeader(text: string): SnapshotHeader {
  const said = jsonOf(text);
  const format = (said as { readonly format?: unknown } | undefined)?.format;
  if (typeof format === 'number' && format > FORMAT) {
    throw new SnapshotError('It was taken by a newer Convograph: update this one.');
  }
  const header = Header.safeParse(said);
  if (header.success) return header.data;
  throw new SnapshotError('It is no snapshot of Convograph, or damaged.');
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
