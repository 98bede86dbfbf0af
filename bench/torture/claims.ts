import { hash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { DiskFiles } from '../../src/media/disk-files.ts';
import { readMessageId } from '../../src/store/ids/message-id.ts';

/** Something that was acknowledged, and has to be there from then on. */
export type Claim =
  | { readonly is: 'page' | 'app' | 'user'; readonly id: string }
  /** A person of this name or, where it was renamed since, one with a higher number at its end. */
  | { readonly is: 'person'; readonly id: string; readonly version: number }
  | { readonly is: 'token' | 'revoked'; readonly no: number }
  /** A conversation with at least so many messages. */
  | { readonly is: 'conversation'; readonly id: string; readonly messages: number }
  /** A Page of this name with at least so many messages. */
  | { readonly is: 'imported'; readonly page: string; readonly messages: number }
  /** A message that somebody was told of, by its id. */
  | { readonly is: 'told'; readonly id: string }
  /** Bytes, by their name. */
  | { readonly is: 'medium'; readonly name: string };

/** The name of a person that was renamed so often: it says so, and which was acknowledged can be told. */
export const nameOf = (version: number): string => `Person ${version}`;

/** A claim as a line. */
export const written = (claim: Claim): string => `${JSON.stringify(claim)}\n`;

/** The latest claim of each thing: those before it are in it. */
export function latest(claims: readonly Claim[]): Claim[] {
  const byThing = new Map<string, Claim>();
  for (const claim of claims) {
    const { is } = claim;
    const { id, no, name, page } = claim as Partial<Record<string, string>>;
    byThing.set(`${is} ${id ?? no ?? name ?? page}`, claim);
  }
  return [...byThing.values()];
}

/** What of the claims does not hold in a data directory whose database is open; in words. */
export function missing(claims: readonly Claim[], data: string, database: DatabaseSync): string[] {
  const value = (sql: string, ...keys: readonly (string | number)[]): unknown => {
    const row = database.prepare(sql).get(...keys);
    return row && Object.values(row)[0];
  };
  const holds = (claim: Claim): boolean => {
    switch (claim.is) {
      case 'page':
      case 'app':
      case 'user':
        return value(`select 1 from "${claim.is}" where id = ?`, claim.id) === 1;
      case 'person': {
        const name = value('select name from person where id = ?', claim.id);
        return Number(String(name).split(' ')[1]) >= claim.version;
      }
      case 'token':
        return value('select 1 from token where no = ?', claim.no) === 1;
      case 'revoked':
        return typeof value('select revoked from token where no = ?', claim.no) === 'number';
      case 'conversation':
        return (
          Number(value('select message_count from conversation where id = ?', claim.id) ?? -1) >=
          claim.messages
        );
      case 'imported': {
        const count = `select count(*) from message m, page p where p.name = ? and m.page = p.no`;
        return Number(value(count, claim.page)) >= claim.messages;
      }
      case 'told': {
        const key = readMessageId(claim.id);
        const one =
          'select 1 from message where page = ? and conversation = ? and created = ? and tie = ?';
        return !!key && value(one, key.page, key.conversation, key.created, key.tie) === 1;
      }
      case 'medium':
        return hasMedium(data, claim.name);
    }
  };
  return claims
    .filter((claim) => !holds(claim))
    .map((claim) => `missing: ${written(claim).trim()}`);
}

/** Whether a medium is there, with its own bytes. */
export function hasMedium(data: string, name: string): boolean {
  const path = new DiskFiles(join(data, 'media')).path(name);
  return existsSync(path) && hash('sha256', readFileSync(path)) === name;
}
