import type { Random } from '../config/random.ts';
import type { NewTokenRow } from '../store/directory.ts';
import type { Transaction } from '../store/store.ts';

/** Adds a token under a number that none has; gives the number. */
export async function issueToken(
  { directory, reader }: Transaction,
  random: Random,
  token: Omit<NewTokenRow, 'no'>,
): Promise<number> {
  let no = Number(random.digits(12));
  while (await reader.tokenByNo(no)) no = Number(random.digits(12));
  await directory.addToken({ ...token, no });
  return no;
}

/** What a token has that nothing was said of. */
export const PLAIN_TOKEN = {
  user: undefined,
  page: undefined,
  scopes: [],
  tasks: [],
  expires: undefined,
  dataAccess: undefined,
  longLived: false,
} as const satisfies Partial<NewTokenRow>;
