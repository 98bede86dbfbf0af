import type { Caller } from '../../access/caller.ts';
import type { AccessDeps } from '../../access/deps.ts';
import { Identifier } from '../../access/identify.ts';
import { judge, likelyPlatform, type Requirement } from '../../access/permissions.ts';
import { type TokenRef, tokenText } from '../../access/token-text.ts';
import { turns } from '../../base/turns.ts';
import { GraphError } from '../../graph/errors/error.ts';
import type { AppRow, PageRow, TokenRow } from '../../store/directory.ts';
import type { Platform } from '../../store/page/platform.ts';

/** Tokens that are looked at in one turn. */
const STRIDE = 500;

/** As whom an app would send, and what its token lacks for that. */
export interface Sender {
  readonly caller: Caller;
  readonly lacks: Requirement | undefined;
}

interface Asked {
  readonly app: AppRow;
  readonly page: PageRow;
  /** Undefined where nobody is known: then a token that has what either takes is enough, as for a send. */
  readonly platform: Platform | undefined;
  readonly suits?: ((caller: Caller) => boolean) | undefined;
}

/**
 * As whom an app would send for a Page: by the first of its living tokens that lacks nothing, or by
 * the first there is; undefined where it has none.
 * @param suits what a token has to have besides
 */
export async function senderOf(
  deps: AccessDeps,
  { app, page, platform, suits = () => true }: Asked,
): Promise<Sender | undefined> {
  const identifier = new Identifier(deps.store, deps.vault);
  let first: Sender | undefined;
  for (let last: TokenRow | undefined; ; await turns.next()) {
    const rows = await deps.store.directory.tokens.after(last, STRIDE);
    for (const row of rows) {
      if (row.app !== app.id || row.revoked !== undefined) continue;
      const caller = await callerOf(refOf(row, page), identifier, deps);
      if (caller?.page?.no !== page.no) continue;
      if (caller.kind === 'instagram' && platform !== 'INSTAGRAM') continue;
      const on = platform ?? likelyPlatform(caller, 'sendMessages');
      const lacks = judge(caller, 'sendMessages', on).find(({ error }) => error);
      if (!lacks && suits(caller)) return { caller, lacks };
      first ??= { caller, lacks };
    }
    if (rows.length < STRIDE) return first;
    last = rows.at(-1);
  }
}

/** Whoever sends with a token that nobody has. */
export const nobody = (app: AppRow, page: PageRow): Caller => ({
  ...{ kind: 'page', token: '', app, user: undefined, insider: true, outside: false, page },
  ...{ scopes: new Set(), tasks: new Set(), roles: [], no: 0, isDerived: false },
});

/** A token of a person sends by the Page token that it gives. */
const refOf = ({ kind, no }: TokenRow, page: PageRow): TokenRef =>
  kind === 'user' || kind === 'system' ? { kind: 'derived', no, page: page.no } : { kind, no };

async function callerOf(
  ref: TokenRef,
  identifier: Identifier,
  { vault, clock }: AccessDeps,
): Promise<Caller | undefined> {
  try {
    return await identifier.identify(tokenText(ref, vault), clock.now());
  } catch (error) {
    if (error instanceof GraphError) return undefined;
    throw error;
  }
}
