import { tokenText } from '../../access/token-text.ts';
import { appNamed } from '../../admin/apps.ts';
import { pageNamed } from '../../admin/pages.ts';
import { addToken, type TokenSpec } from '../../admin/tokens.ts';
import type { PageSeed, SeedFile, TokenSeed } from '../file/schema.ts';
import type { Seeding } from './seeding.ts';

/** A token that a file asks for, or that its Pages need. */
export interface SeededToken {
  readonly kind: TokenSpec['kind'];
  /** Id and name of the app. */
  readonly app: { readonly id: string; readonly name: string };
  /** Name and id of the Page, where it is one's. */
  readonly page: string | undefined;
  readonly pageId: string | undefined;
  /** As the file names the user, where it is one's. */
  readonly user: string | undefined;
  readonly text: string;
}

/** Makes the tokens of a file that are not there; gives all of them. */
export async function seedTokens(seeding: Seeding, seed: SeedFile): Promise<SeededToken[]> {
  const tokens: SeededToken[] = [];
  for (const [i, token] of (seed.tokens ?? usualTokens(seed)).entries()) {
    const path = seed.tokens ? ['tokens', i] : ['pages'];
    tokens.push(await seeding.telling(path, () => seedToken(seeding, token)));
  }
  return tokens;
}

/** Of each Page one for each app that has to do with it. */
function usualTokens({ pages = [], apps = [] }: SeedFile): TokenSeed[] {
  const only = apps.length === 1 ? apps.map(({ name }) => name) : [];
  return pages.flatMap((page) => {
    const named = appsOf(page);
    const ofPage = (named.length > 0 ? named : only).map((app) => ({ app, page: page.name }));
    const ofAccount = Object.keys(page.instagram?.subscribed_apps ?? {});
    return [...ofPage, ...ofAccount.map((app) => ({ app, instagram: page.name }))];
  });
}

const appsOf = ({ routing, subscribed_apps, instagram }: PageSeed): string[] => {
  const all = [
    ...Object.keys(subscribed_apps ?? {}),
    ...(routing?.default_app === undefined ? [] : [routing.default_app]),
    ...(routing?.primary_receiver === undefined ? [] : [routing.primary_receiver]),
    ...(routing?.may_take ?? []),
    ...Object.keys(instagram?.subscribed_apps ?? {}),
  ];
  return [...new Set(all)];
};

/** @throws AdminError */
async function seedToken(seeding: Seeding, token: TokenSeed): Promise<SeededToken> {
  const { tx, vault } = seeding;
  const { user, scopes, tasks } = token;
  const kind = token.page ? 'page' : token.instagram ? 'instagram' : user ? 'user' : 'app';
  const pageText = token.page ?? token.instagram;
  const app = await appNamed(tx.reader, token.app);
  const page = pageText === undefined ? undefined : await pageNamed(tx.reader, pageText);
  const named = JSON.stringify([kind, app.id, page?.id, user, scopes, tasks]);
  const no = Number(seeding.random('token', named).digits(12));
  if (!(await tx.reader.tokens.byNo(no))) {
    const ids = { appId: app.id, pageId: page?.id, userId: user };
    await addToken(tx, seeding.deps('token', named), { kind, ...ids, scopes, tasks });
  }
  return {
    kind,
    app,
    page: page?.name,
    pageId: page?.id,
    user,
    text: tokenText({ kind, no }, vault),
  };
}
