import { tokenAgain } from './token-again.ts';
import type { TokenSources } from './token-facts.ts';

/** What stands for a token where its text is not to stand: a link, a browser's page, a command line. */
const HANDLE = /^(?:app:(?<app>\d{1,20})|(?<no>\d{1,15})(?::(?<page>\d{1,20}))?)$/;

/** Handles in words, for whoever is to give one. */
export const HANDLES =
  'id of a token, ID:PAGE for the Page token that a user token gives, or app:ID for an app’s own';

/**
 * The text of the token that a handle stands for; what is no handle is a token's text itself. It is for the
 * process alone, as `tokenAgain` says.
 * @returns undefined where there is no such token
 */
export async function tokenOfHandle(
  said: string,
  sources: TokenSources,
): Promise<string | undefined> {
  const handle = HANDLE.exec(said)?.groups;
  if (handle === undefined) return said;
  const { app, page: pageId } = handle;
  const page = pageId === undefined ? undefined : await pageNo(pageId, sources);
  if (pageId !== undefined && page === undefined) return undefined;
  const mark = { no: Number(handle.no ?? 0), isDerived: pageId !== undefined, app, page };
  // Of a handle `0` an app would be needed: number 0 is no row.
  return mark.no === 0 && app === undefined ? undefined : tokenAgain(mark, sources);
}

const pageNo = async (id: string, { store }: TokenSources): Promise<number | undefined> =>
  (await store.directory.pages.byId(id))?.no;
