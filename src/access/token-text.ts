import { timingSafeEqual } from 'node:crypto';
import type { TokenKind } from '../store/directory.ts';
import { unwire64, wire64 } from '../store/ids/wire64.ts';
import type { Vault } from './vault.ts';

/** Which row a token stands for. `derived`: the Page token that a user token gives for a Page. */
export type TokenRef =
  | { readonly kind: TokenKind; readonly no: number }
  | { readonly kind: 'derived'; readonly no: number; readonly page: number };

/** In the order of the number that stands in a text: append only. */
const KINDS = ['page', 'user', 'app', 'derived', 'system', 'instagram'] as const;
const PREFIX = 'EAA';
/** Texts of Instagram-login tokens begin otherwise, as on the platform. */
const INSTAGRAM_PREFIX = 'IGAA';
const BODY = 11;
const MAC = 16;

/**
 * The text of a token: its kind and id and a MAC over both under the server key. So the same token
 * is handed out again without being stored, and a forged one fails without a look-up.
 */
export function tokenText(ref: TokenRef, vault: Vault): string {
  const body = Buffer.alloc(BODY);
  body.writeUInt8(KINDS.indexOf(ref.kind), 0);
  body.writeUIntBE(ref.no, 1, 6);
  body.writeUInt32BE(ref.kind === 'derived' ? ref.page : 0, 7);
  return prefixOf(ref.kind) + wire64(Buffer.concat([body, vault.tokenMac(body)]));
}

/** What a token text stands for, or undefined when this server did not make it. */
export function readTokenText(text: string, vault: Vault): TokenRef | undefined {
  if (text.length > 200) return undefined;
  const prefix = text.startsWith(PREFIX) ? PREFIX : INSTAGRAM_PREFIX;
  if (!text.startsWith(prefix)) return undefined;
  const bytes = unwire64(text.slice(prefix.length));
  if (bytes?.length !== BODY + MAC) return undefined;
  const body = bytes.subarray(0, BODY);
  if (!timingSafeEqual(bytes.subarray(BODY), vault.tokenMac(body))) return undefined;
  const kind = KINDS[body.readUInt8(0)];
  const no = body.readUIntBE(1, 6);
  if (kind === undefined || prefixOf(kind) !== prefix) return undefined;
  return kind === 'derived' ? { kind, no, page: body.readUInt32BE(7) } : { kind, no };
}

const prefixOf = (kind: TokenRef['kind']): string =>
  kind === 'instagram' ? INSTAGRAM_PREFIX : PREFIX;
