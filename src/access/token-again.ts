import type { TokenSources } from './token-facts.ts';
import { tokenText } from './token-text.ts';

/** Which token a call came with, without its text. */
export interface TokenMark {
  /** Number of the token's row; 0: the app's own. */
  readonly no: number;
  /** Whether it is the Page token that came of that. */
  readonly isDerived: boolean;
  readonly app: string | undefined;
  /** The Page's number. */
  readonly page: number | undefined;
}

/**
 * The text of a token, made again from what stands for it: no text is kept anywhere. It is for the process
 * alone, and is told nobody.
 * @returns undefined where its row is gone
 */
export async function tokenAgain(
  { no, isDerived, app, page }: TokenMark,
  { store, vault }: TokenSources,
): Promise<string | undefined> {
  const { directory } = store;
  if (no === 0) {
    const row = app === undefined ? undefined : await directory.apps.byId(app);
    return row && `${row.id}|${vault.unseal(row.secret)}`;
  }
  const row = await directory.tokens.byNo(no);
  if (!row) return undefined;
  if (!isDerived) return tokenText({ kind: row.kind, no }, vault);
  return page === undefined ? undefined : tokenText({ kind: 'derived', no, page }, vault);
}
