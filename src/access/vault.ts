import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  hkdfSync,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto';

/** The keys with which what stands in a store, and is handed out, is made: as hexadecimal text. */
export interface CarriedKeys {
  readonly token: string;
  readonly code: string;
  readonly app: string;
  readonly login: string;
  readonly seed: string;
}

/**
 * The uses of the server key, each with a key of its own derived from it. Without the key file
 * the database opens nothing: it holds neither a token's text nor a readable secret.
 */
export class Vault {
  #tokenKey: Buffer;
  #codeKey: Buffer;
  #appKey: Buffer;
  #loginKey: Buffer;
  #seedKey: Buffer;
  readonly #sealKey: Buffer;
  readonly #own: CarriedKeys;
  /** Seals the keys of snapshots (snapshot/secrets.ts). */
  readonly snapshotKey: Buffer;
  /** Signs media links (media/media-store.ts). */
  readonly mediaKey: Buffer;

  /** @param serverKey text of the key file, or of `CONVOGRAPH_KEY` */
  constructor(serverKey: string) {
    const derive = (use: string) =>
      Buffer.from(hkdfSync('sha256', serverKey, 'convograph', use, 32));
    this.#tokenKey = derive('token');
    this.#sealKey = derive('seal');
    this.#codeKey = derive('code');
    this.#appKey = derive('app');
    this.#loginKey = derive('login');
    this.#seedKey = derive('seed');
    this.mediaKey = derive('media');
    this.snapshotKey = derive('snapshot');
    this.#own = this.keys;
  }

  /** With what texts are made and checked now. */
  get keys(): CarriedKeys {
    return {
      token: this.#tokenKey.toString('hex'),
      code: this.#codeKey.toString('hex'),
      app: this.#appKey.toString('hex'),
      login: this.#loginKey.toString('hex'),
      seed: this.#seedKey.toString('hex'),
    };
  }

  /**
   * Has texts made and checked with the keys of another store, whose snapshot this one was made of; with
   * those of the server key again without any. Secrets stay sealed under the server key.
   */
  carry(keys: CarriedKeys = this.#own): void {
    const { token, code, app, login, seed } = keys;
    this.#tokenKey = Buffer.from(token, 'hex');
    this.#codeKey = Buffer.from(code, 'hex');
    this.#appKey = Buffer.from(app, 'hex');
    this.#loginKey = Buffer.from(login, 'hex');
    this.#seedKey = Buffer.from(seed, 'hex');
  }

  /** Whether these are those of the server key itself. */
  isOwn(keys: CarriedKeys): boolean {
    return sameText(JSON.stringify(keys), JSON.stringify(this.#own));
  }

  /** 16 bytes that only this server can make of these. */
  tokenMac(bytes: Uint8Array): Buffer {
    return createHmac('sha256', this.#tokenKey).update(bytes).digest().subarray(0, 16);
  }

  /** What is kept of a login code: from it nobody makes the code. */
  codeMac(code: string): string {
    return createHmac('sha256', this.#codeKey).update(code).digest('hex');
  }

  /** What is kept of a word of a seed file, secrets among them: it tells whether one is the same. */
  seedMac(text: string): string {
    return createHmac('sha256', this.#seedKey).update(text).digest('base64url').slice(0, 11);
  }

  /** Signs what people and apps are handed: forms of the login dialog, that a browser knows the key, opt-ins. */
  loginMac(text: string): string {
    return createHmac('sha256', this.#loginKey).update(text).digest('base64url');
  }

  /** The second half of an app token as `client_credentials` gives it; it ends with the secret. */
  appTokenPart(appId: string, secret: string): string {
    return this.#appText('token', appId, secret).toString('base64url').slice(0, 27);
  }

  /** An app's client token, 32 hexadecimal digits: worked out, so nothing of it is kept. */
  clientToken(appId: string): string {
    return this.#appText('client', appId, '').toString('hex').slice(0, 32);
  }

  #appText(use: string, appId: string, secret: string): Buffer {
    return createHmac('sha256', this.#appKey).update(`${use} ${appId} ${secret}`).digest();
  }

  /** A secret made unreadable without the key (AES-256-GCM). */
  seal(secret: string): string {
    const nonce = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', this.#sealKey, nonce);
    const body = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()]);
    return Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64url');
  }

  /**
   * The secret behind {@link seal}.
   * @throws Error when it was sealed under another key
   */
  unseal(sealed: string): string {
    const bytes = Buffer.from(sealed, 'base64url');
    const decipher = createDecipheriv('aes-256-gcm', this.#sealKey, bytes.subarray(0, 12));
    decipher.setAuthTag(bytes.subarray(12, 28));
    return decipher.update(bytes.subarray(28), undefined, 'utf8') + decipher.final('utf8');
  }
}

/** Compares two texts in time that does not tell where they differ. */
export function sameText(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}
