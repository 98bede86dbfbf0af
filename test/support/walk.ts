import { expect } from 'vitest';
import type { Json, Params, World } from './world.ts';

/** Longer walks are going round in circles. */
const MOST_PAGES = 200;

/** Walks an edge by its next links; gives the answers' bodies in order of the list. */
export async function walkOn(world: World, path: string, params: Params): Promise<Json[]> {
  const pages: Json[] = [(await world.get(path, params)).body];
  expect(pages[0].paging ?? {}).not.toHaveProperty('previous');
  while (pages.at(-1).paging?.next) {
    expect(pages.length).toBeLessThan(MOST_PAGES);
    pages.push((await world.send('GET', pages.at(-1).paging.next)).body);
  }
  return pages;
}

/**
 * Walks back from the last page by its previous links; gives the bodies in order of the list again,
 * so that they hold what the walk there held.
 */
export async function walkBack(world: World, last: Json): Promise<Json[]> {
  const pages: Json[] = [last];
  while (pages[0]?.paging?.previous) {
    expect(pages.length).toBeLessThan(MOST_PAGES);
    const { body } = await world.send('GET', pages[0].paging.previous);
    expect(body.paging).toHaveProperty('next');
    pages.unshift(body);
  }
  return pages;
}
