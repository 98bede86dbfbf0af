import { randomBytes } from 'node:crypto';
import type { Vault } from '../access/vault.ts';
import type { TokenKind } from '../store/directory.ts';
import type { RawRow } from '../store/transfer/raw-rows.ts';
import type { TableName } from '../store/transfer/tables.ts';
import type { SnapshotSecrets } from './secrets.ts';

/** What stands in rows in the place of a secret. */
const NONE = '';

/** Takes the secrets out of rows: they go into a file apart from them, under another key. */
export class SecretsOfRows {
  readonly #vault: Vault;
  readonly #apps: SnapshotSecrets['apps'][number][] = [];
  readonly #verifyTokens: SnapshotSecrets['verifyTokens'][number][] = [];

  constructor(vault: Vault) {
    this.#vault = vault;
  }

  without(table: TableName, row: RawRow): RawRow {
    const open = (sealed: unknown): string => this.#vault.unseal(String(sealed));
    if (table === 'app') {
      const { id, secret, instagram_secret: instagram } = row;
      this.#apps.push([String(id), open(secret), instagram === null ? null : open(instagram)]);
      return { ...row, secret: NONE, instagram_secret: instagram === null ? null : NONE };
    }
    if (table === 'subscription') {
      const { app, object, verify_token: token } = row;
      this.#verifyTokens.push([String(app), String(object), open(token)]);
      return { ...row, verify_token: NONE };
    }
    return row;
  }

  taken(): Pick<SnapshotSecrets, 'apps' | 'verifyTokens'> {
    return { apps: this.#apps, verifyTokens: this.#verifyTokens };
  }
}

/** Secrets that nobody could open, made anew. */
export interface AnewSecrets {
  readonly apps: readonly {
    readonly id: string;
    readonly name: string;
    readonly secret: string;
    readonly instagramSecret: string;
  }[];
  readonly verifyTokens: readonly {
    readonly app: string;
    readonly object: string;
    readonly token: string;
  }[];
  readonly tokens: readonly {
    readonly no: number;
    readonly kind: TokenKind;
    readonly app: string;
    readonly user: string | undefined;
    readonly text: string;
  }[];
}

/** Puts secrets into rows again, sealed for the store that they come into. */
export class SecretsForRows {
  readonly #vault: Vault;
  readonly #apps: ReadonlyMap<string, readonly [secret: string, instagram: string | null]>;
  readonly #verifyTokens: ReadonlyMap<string, string>;
  readonly #isOpen: boolean;
  readonly #anewApps: AnewSecrets['apps'][number][] = [];
  readonly #anewTokens: AnewSecrets['verifyTokens'][number][] = [];

  /** @param secrets none where no key opened them */
  constructor(vault: Vault, secrets: SnapshotSecrets | undefined) {
    this.#vault = vault;
    this.#isOpen = secrets !== undefined;
    this.#apps = new Map(secrets?.apps.map(([id, ...both]) => [id, both]));
    this.#verifyTokens = new Map(
      secrets?.verifyTokens.map(([app, object, token]) => [`${app} ${object}`, token]),
    );
  }

  readonly change = (table: TableName, row: RawRow): RawRow => {
    if (table === 'app') return this.#app(row);
    return table === 'subscription' ? this.#subscription(row) : row;
  };

  /** What was made anew: of some apps, or all. */
  anew(apps?: ReadonlySet<string>): Omit<AnewSecrets, 'tokens'> {
    return {
      apps: this.#anewApps.filter(({ id }) => !apps || apps.has(id)),
      verifyTokens: this.#anewTokens.filter(({ app }) => !apps || apps.has(app)),
    };
  }

  #app(row: RawRow): RawRow {
    const id = String(row.id);
    const made = (): string => randomBytes(16).toString('hex');
    const [secret, instagram] = this.#apps.get(id) ?? [made(), made()];
    if (!this.#isOpen) {
      const told = { id, name: String(row.name), secret, instagramSecret: instagram ?? secret };
      this.#anewApps.push(told);
    }
    return {
      ...row,
      secret: this.#vault.seal(secret),
      instagram_secret: instagram === null ? null : this.#vault.seal(instagram),
    };
  }

  #subscription(row: RawRow): RawRow {
    const [app, object] = [String(row.app), String(row.object)];
    const known = this.#verifyTokens.get(`${app} ${object}`);
    const token = known ?? randomBytes(16).toString('hex');
    if (!this.#isOpen) this.#anewTokens.push({ app, object, token });
    return { ...row, verify_token: this.#vault.seal(token) };
  }
}
