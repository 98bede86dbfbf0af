import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Json } from '../support/world.ts';

/** What others recorded lies beside the project and is no part of it. */
const SHARED = join(import.meta.dirname, '..', '..', '..', 'shared');

/** A folder or file of ../shared. */
export interface Shared {
  readonly isHere: boolean;
  /** What a title says of tests that cannot run. */
  readonly note: string;
  /** A JSON file in it; `otherwise`, where ../shared is not there. */
  json(name: string, otherwise?: Json): Json;
}

/** @param path from ../shared on, such as `data/responses` */
export function shared(path: string): Shared {
  const folder = join(SHARED, ...path.split('/'));
  const isHere = existsSync(folder);
  return {
    isHere,
    note: isHere ? '' : ` (skipped: ../shared/${path} is not there)`,
    json: (name, otherwise) =>
      isHere ? JSON.parse(readFileSync(join(folder, name), 'utf8')) : otherwise,
  };
}
