import type { House } from '../house/house.ts';
import type { SeedReport } from '../seed/report.ts';
import { seedFile } from '../seed/seed-file.ts';
import { grouped } from './output.ts';

/**
 * Writes what a seed file says into a store.
 * @param file as it was typed
 * @throws SeedError for one that cannot be read or carried out
 */
export function seedFrom(house: House, file: string): Promise<SeedReport> {
  return seedFile(house, file, process.env);
}

/** What `--json` prints of a seed file: later work adds keys, never renames them. */
export const seedObject = ({ added, apps, pages, tokens }: SeedReport) => ({
  added,
  apps: apps.map(({ id, name, secret, instagramSecret }) => ({
    ...{ id, name, secret, instagram_secret: instagramSecret },
  })),
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
