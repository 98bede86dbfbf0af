import type { Random } from '../base/random.ts';
import type { NewTokenRow } from '../store/directory.ts';
import type { Transaction } from '../store/store.ts';
import { DATA_ACCESS, LONG_LIFE, SHORT_LIFE } from './life.ts';

/** Adds a token under a number that none has; gives the number. */
export async function issueToken(
  { directory, reader }: Transaction,
  random: Random,
  token: Omit<NewTokenRow, 'no'>,
): Promise<number> {
  let no = Number(random.digits(12));
  while (await reader.tokens.byNo(no)) no = Number(random.digits(12));
  await directory.tokens.add({ ...token, no });
  return no;
}

/** What a person's login is good for. */
export interface Login {
  readonly app: string;
  readonly user: string | undefined;
  readonly scopes: readonly string[];
}

/**
 * Adds the user token of a login, short-lived or long-lived.
 * @param issued epoch milliseconds
 * @returns its number, and in how many milliseconds it ends
 */
export async function issueLoginToken(
  tx: Transaction,
  random: Random,
  { app, user, scopes }: Login,
  { issued, longLived }: { readonly issued: number; readonly longLived: boolean },
): Promise<{ readonly no: number; readonly life: number }> {
  const life = longLived ? LONG_LIFE : SHORT_LIFE;
  const no = await issueToken(tx, random, {
    ...PLAIN_TOKEN,
    kind: 'user',
    app,
    user,
    scopes,
    issued,
    expires: issued + life,
    dataAccess: issued + DATA_ACCESS,
    longLived,
  });
  return { no, life };
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
