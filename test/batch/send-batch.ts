import { expect } from 'vitest';
import type { Answer, Json, World } from '../support/world.ts';

/** An item of a batch as a test writes it. */
export type Item = Readonly<Record<string, Json>>;

/** An entry of the answer, its body parsed. */
export interface Entry {
  readonly code: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Json;
}

/** Posts a batch as a form with the world's token, unless `params` say otherwise. */
export function post(
  shop: World,
  batch: readonly Item[] | string,
  params: Readonly<Record<string, string>> = {},
  path = '/',
): Promise<Answer> {
  const text = typeof batch === 'string' ? batch : JSON.stringify(batch);
  const body = new URLSearchParams({ access_token: shop.token, batch: text, ...params });
  return shop.send('POST', path, {}, { body });
}

/** The entries of a batch that was answered as a whole. */
export async function entries(
  shop: World,
  batch: readonly Item[] | string,
  params?: Readonly<Record<string, string>>,
  path?: string,
): Promise<(Entry | null)[]> {
  return read(await post(shop, batch, params, path));
}

/** The entries of an answer. */
export function read({ status, body }: Answer): (Entry | null)[] {
  expect([status, body]).toEqual([200, expect.any(Array)]);
  return body.map((entry: Json) => {
    if (entry === null) return null;
    const { code, headers = [], body: text } = entry;
    const pairs = headers.map(({ name, value }: Json) => [name, value]);
    return { code, headers: Object.fromEntries(pairs), body: text === '' ? '' : JSON.parse(text) };
  });
}

/** A GET of a path. */
export const get = (relative_url: string, rest: Item = {}): Item => ({
  method: 'GET',
  relative_url,
  ...rest,
});

/** Codes of entries, null for those that are null. */
export const codes = (answers: readonly (Entry | null)[]): (number | null)[] =>
  answers.map((one) => one?.code ?? null);
