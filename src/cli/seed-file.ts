import { readFile, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { WrongUse } from '../house/failure.ts';
import type { House } from '../house/house.ts';
import { readSeed } from '../seed/file/read.ts';
import type { SeedReport } from '../seed/report.ts';
import { seedStore } from '../seed/seed.ts';
import { grouped } from './output.ts';

/** Bytes of a seed file: what is larger is an archive, which `import` takes. */
const LARGEST = 16 * 1024 * 1024;

/**
 * Writes what a seed file says into a store; says on stderr what of it has no effect.
 * @param file as it was typed
 * @throws WrongUse for one that cannot be read
 * @throws SeedError for one that cannot be carried out
 */
export async function seedFrom(house: House, file: string): Promise<SeedReport> {
  const read = readSeed(file, await textOf(file), process.env);
  const report = await seedStore(house, read, resolve(file));
  for (const remark of report.remarks) process.stderr.write(`${remark}\n`);
  return report;
}

async function textOf(file: string): Promise<string> {
  try {
    if ((await stat(resolve(file))).size > LARGEST) {
      throw new WrongUse(
        `The seed file ${file} is larger than 16 MB: \`convograph import\` takes more.`,
      );
    }
    return await readFile(resolve(file), 'utf8');
  } catch (error) {
    if (error instanceof WrongUse) throw error;
    throw new WrongUse(
      `The seed file ${file} cannot be read: ${(error as NodeJS.ErrnoException).code}.`,
    );
  }
}

/** What `--json` prints of a seed file: later work adds keys, never renames them. */
export const seedObject = ({ added, apps, pages, tokens }: SeedReport) => ({
  added,
  apps: apps.map(({ instagramSecret, ...app }) => ({ ...app, instagram_secret: instagramSecret })),
  pages: pages.map(({ instagramId, ...page }) => ({
    ...page,
    ...(instagramId !== undefined && { instagram_id: instagramId }),
  })),
  tokens: tokens.map(({ kind, app, page, user, text }) => ({
    type: kind,
    app_id: app.id,
    ...(page !== undefined && { page }),
    ...(user !== undefined && { user }),
    access_token: text,
  })),
});

const WORDS = {
  users: ['user', 'users'],
  apps: ['app', 'apps'],
  pages: ['Page', 'Pages'],
  people: ['person', 'people'],
  conversations: ['conversation', 'conversations'],
  messages: ['message', 'messages'],
} as const satisfies Record<keyof SeedReport['added'], readonly [one: string, more: string]>;

/** The same for people. */
export function seedLines({ added, apps, pages, tokens }: SeedReport): string[] {
  const said = Object.entries(WORDS).flatMap(([what, [one, more]]) => {
    const count = added[what as keyof typeof added];
    return count === 0 ? [] : [`${grouped(count)} ${count === 1 ? one : more}`];
  });
  return [
    said.length > 0 ? `From the seed file: ${said.join(', ')}.` : 'All of the seed file was there.',
    ...pages.map(
      ({ id, name, instagramId }) =>
        `Page ${name}: id ${id}${instagramId === undefined ? '' : `, Instagram ${instagramId}`}`,
    ),
    ...apps.flatMap(({ id, name, secret, instagramSecret }) => [
      `App ${name}: id ${id}`,
      `  secret ${secret}, of Instagram login ${instagramSecret}`,
    ]),
    ...tokens.flatMap(({ kind, app, page, user, text }) => [
      [`${NAMES[kind]} of ${app.name}`, page && `for ${page}`, user && `by ${user}`]
        .filter(Boolean)
        .join(' '),
      `  ${text}`,
    ]),
  ];
}

const NAMES = {
  page: 'Page token',
  user: 'User token',
  system: 'System user token',
  instagram: 'Instagram token',
  app: 'App token',
} as const;
