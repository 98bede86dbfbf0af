import { createHmac } from 'node:crypto';
import { GraphError } from '../graph/error.ts';
import type { AppRow, RoleRow, TokenRow } from '../store/directory.ts';
import type { Store } from '../store/store.ts';
import { isInsiderRole } from './app-review.ts';
import type { Caller } from './caller.ts';
import { sessionTime } from './session-time.ts';
import { readTokenText, type TokenRef } from './token-text.ts';
import { sameText, type Vault } from './vault.ts';

interface Known {
  readonly caller: Caller;
  readonly expires: number | undefined;
}

/** Callers kept ready; each is under 1 KB beside the rows it shares. */
const MOST_KNOWN = 2_000;

/** Answers who is asking. A caller is looked up once and kept while the store does not change. */
export class Identifier {
  readonly #store: Store;
  readonly #vault: Vault;
  readonly #known = new Map<string, Known>();
  #generation = -1;

  constructor(store: Store, vault: Vault) {
    this.#store = store;
    this.#vault = vault;
  }

  /**
   * The caller behind a token.
   * @param now epoch milliseconds
   * @throws GraphError `tokenUnreadable`, `tokenExpired`, `tokenRevoked`, `roleRemoved` (190)
   */
  identify(token: string, now: number): Caller | Promise<Caller> {
    const generation = this.#store.generation();
    if (generation !== this.#generation) {
      this.#known.clear();
      this.#generation = generation;
    }
    const known = this.#known.get(token);
    return known ? living(known, now) : this.#meet(token, now, generation);
  }

  async #meet(token: string, now: number, generation: number): Promise<Caller> {
    const known = await this.#lookUp(token);
    if (this.#known.size >= MOST_KNOWN) this.#known.clear();
    if (generation === this.#generation) this.#known.set(token, known);
    return living(known, now);
  }

  /**
   * Checks `appsecret_proof`, in its newer form over `token|appsecret_time` (protocol.md 1.5).
   * @throws GraphError `proofInvalid`, `proofRequired` when there is none and the app wants one (100)
   */
  checkProof(caller: Caller, proof: string | undefined, time: string | undefined): void {
    if (proof === undefined) {
      if (caller.app.requireProof) throw new GraphError('proofRequired');
      return;
    }
    const secret = this.#vault.unseal(caller.app.sealedSecret);
    const message = time === undefined ? caller.token : `${caller.token}|${time}`;
    const right = createHmac('sha256', secret).update(message).digest('hex');
    if (!sameText(right, proof)) throw new GraphError('proofInvalid');
  }

  async #lookUp(token: string): Promise<Known> {
    const ref = readTokenText(token, this.#vault);
    if (!ref) return this.#appLiteral(token);
    const row = await this.#store.directory.tokenByNo(ref.no);
    const app = row && (await this.#store.directory.appById(row.app));
    if (!row || !app) throw new GraphError('tokenUnreadable');
    if (row.revoked !== undefined) throw new GraphError('tokenRevoked');
    return { caller: await this.#callerOf(token, ref, row, app), expires: row.expires };
  }

  /** `app_id|app_secret`, the app token that needs no request (protocol.md 1.4). */
  async #appLiteral(token: string): Promise<Known> {
    const bar = token.indexOf('|');
    const app = bar > 0 ? await this.#store.directory.appById(token.slice(0, bar)) : undefined;
    if (!app || !sameText(this.#vault.unseal(app.sealedSecret), token.slice(bar + 1))) {
      throw new GraphError('tokenUnreadable');
    }
    return {
      caller: { ...NOBODY, kind: 'app', token, app, no: 0 },
      expires: undefined,
    };
  }

  async #callerOf(token: string, ref: TokenRef, row: TokenRow, app: AppRow): Promise<Caller> {
    const { directory } = this.#store;
    const scopes = new Set(row.scopes);
    const user = row.user === undefined ? undefined : await directory.userById(row.user);
    const roles: RoleRow[] = user ? await directory.rolesOf(user.id) : [];
    const insider = !user || isInsiderRole(await directory.appRoleOf(app.id, user.id));
    const common = { ...NOBODY, token, app, user, insider, scopes, no: row.no };
    if (ref.kind === 'derived') {
      const role = roles.find((each) => each.page === ref.page);
      const page = await directory.pageByNo(ref.page);
      if (!role || !page) throw new GraphError('roleRemoved');
      return { ...common, kind: 'page', page, tasks: new Set(role.tasks) };
    }
    if (row.kind === 'page') {
      const page = row.page === undefined ? undefined : await directory.pageByNo(row.page);
      if (!page) throw new GraphError('tokenUnreadable');
      return { ...common, kind: 'page', page, tasks: new Set(row.tasks) };
    }
    return row.kind === 'user' ? { ...common, kind: 'user', roles } : { ...common, kind: 'app' };
  }
}

/** @throws GraphError `tokenExpired` */
function living({ caller, expires }: Known, now: number): Caller {
  if (expires === undefined || expires > now) return caller;
  throw new GraphError('tokenExpired', { expired: sessionTime(expires), now: sessionTime(now) });
}

const NOBODY = {
  user: undefined,
  insider: true,
  page: undefined,
  scopes: new Set<string>(),
  tasks: new Set<string>(),
  roles: [] as readonly RoleRow[],
};
