import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { carriedOut } from '../cli/run.ts';
import { page, wordsOf } from './support/markdown.ts';
import { Reader, seededStore } from './support/reader.ts';
import { CALLBACK, loginCode } from './support/settings.ts';

/** A row of a table of things to break: what is met, what is typed, what takes it back. */
interface Row {
  readonly seen: string;
  readonly typed: string;
  readonly back: string;
}

/** The rows below a table's head. */
function rowsBelow(file: string, head: string): Row[] {
  const { text } = page(file);
  const [table = ''] = text.slice(text.indexOf(head) + head.length).split('\n\n');
  return [...table.matchAll(/^\| (.+?) \| (.+?) \| (.+?) \|$/gm)].map(
    ([, seen = '', typed = '', back = '']) => ({ seen, typed, back }),
  );
}

let folder: string;
let seed: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'convograph-failures-'));
  seed = await seededStore(folder);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The command that a cell begins with. */
const codeIn = (cell: string): string | undefined => /^`([^`]+)`/.exec(cell)?.[1];

/** Codes that a cell promises: `613`, `190 with 463`, `190/460`; the first that comes is right. */
const promised = (cell: string): string[] =>
  [...cell.matchAll(/\b(\d{2,5})(?: with |\/)(\d{3})|\b(\d{3,5})\b/g)].map(
    ([, code, sub, alone]) => (code === undefined ? `${alone}` : `${code}/${sub}`),
  );

/** What a token meets: the first error in three calls at once, `200` where there is none. */
async function met({ url }: Reader, token: string, path = '/v26.0/me/conversations') {
  for (let i = 0; i < 3; i++) {
    const answer = await fetch(`${url}${path}?access_token=${token}`);
    const { error } = (await answer.json()) as { error?: { code: number; error_subcode?: number } };
    if (error)
      return [error.code, error.error_subcode].filter((each) => each !== undefined).join('/');
  }
  return '200';
}

/** The Page token that the start prints. */
const ofStart = async ({ facts }: Reader): Promise<string> => facts.pageToken;

/** A Page token as the guide gets one: by a code, and from the person's accounts. */
async function byLogin(reader: Reader): Promise<string> {
  const { url, facts } = reader;
  const ask = async (path: string, params: Record<string, string>) =>
    (await fetch(`${url}${path}?${new URLSearchParams(params)}`)).json() as Promise<{
      access_token: string;
      data: { access_token: string }[];
    }>;
  const user = await ask('/oauth/access_token', {
    client_id: facts.appId,
    client_secret: facts.appSecret,
    redirect_uri: CALLBACK,
    code: await loginCode(reader),
  });
  const accounts = await ask('/me/accounts', { access_token: user.access_token });
  return accounts.data[0]?.access_token ?? '';
}

const tables = [
  { file: 'README.md', head: '| to see | do | take it back |\n|---|---|---|\n' },
  {
    file: 'docs/guides/login.md',
    head: '| break it | explain ends with | mend it |\n|---|---|---|\n',
    user: 'user set "Rosa Lind"',
    tokenOf: byLogin,
  },
].map(({ file, head, user = '', tokenOf = ofStart }) => ({
  tokenOf,
  file,
  rows: rowsBelow(file, head).map((row) =>
    // The guide has what is typed first, and what is met second.
    user === '' ? row : { seen: row.typed, typed: row.seen, back: row.back },
  ),
  user,
}));

describe.each(tables)('the failures that $file tells how to meet', ({ rows, user, tokenOf }) => {
  it('are some', () => expect(rows.length).toBeGreaterThan(4));

  it.each(rows)('$seen, by $typed', async ({ seen, typed, back }) => {
    const reader = await Reader.begin(seed);
    onTestFinished(() => reader.end());
    const pageToken = await tokenOf(reader);
    const run = async (line: string) => {
      const words = wordsOf(
        line
          .replace(/^npx convograph /, '')
          .replace('EAA…', pageToken)
          .replace('…', user),
      );
      const done = await carriedOut([...words, '--data', join(reader.folder, '.convograph')]);
      expect([done.code, done.stderr], line).toEqual([0, '']);
      return done.stdout;
    };
    expect(await met(reader, pageToken)).toBe('200');
    const printed = await run(codeIn(typed) ?? '');
    const token = /^(EAA\w+)$/m.exec(printed)?.[1] ?? pageToken;
    const codes = promised(seen);
    const answer = await met(reader, token);
    // Subcodes that are not named may be there too.
    if (codes.length > 0)
      expect(
        [answer, answer.split('/')[0]].some((each) => codes.includes(`${each}`)),
        `${seen}: ${answer}`,
      ).toBe(true);
    const mend = codeIn(back);
    if (mend !== undefined) {
      await run(mend);
      expect(await met(reader, pageToken)).toBe('200');
    } else if (/another token/.test(back)) {
      expect(await met(reader, pageToken)).toBe('200');
    } else {
      expect(back).toMatch(/^for good: |^another login$/);
      expect(await met(reader, pageToken)).not.toBe('200');
    }
  });
});
