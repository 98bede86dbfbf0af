import type { ControlSchemas } from '../control/operations.ts';

export type CatalogueError = ControlSchemas['CatalogueError'];
export type ErrorFamily = ControlSchemas['ErrorFamily'];

/** What is looked for. */
interface Wanted {
  readonly written: string;
  readonly family: string | undefined;
}

/** Operations that meet an error without a fault; none where any call does. */
export const operationsOf = (
  { family }: CatalogueError,
  families: readonly ErrorFamily[],
): readonly string[] => families.find(({ name }) => name === family)?.operations ?? [];

/** Errors in whose code, words, cause or operations all that was written stands, in the order of their codes. */
export function found(
  errors: readonly CatalogueError[],
  families: readonly ErrorFamily[],
  { written, family }: Wanted,
): readonly CatalogueError[] {
  const words = written.toLowerCase().split(/\s+/).filter(Boolean);
  const textOf = (each: CatalogueError) =>
    [
      ...[each.code, each.subcode, `${each.code}/${each.subcode}`, `http ${each.status}`],
      ...[each.name, each.type, each.message, each.when, each.family],
      ...operationsOf(each, families),
    ]
      .join(' ')
      .toLowerCase();
  return errors
    .filter((each) => family === undefined || each.family === family)
    .filter((each) => words.every((word) => textOf(each).includes(word)))
    .toSorted((a, b) => a.code - b.code || (a.subcode ?? 0) - (b.subcode ?? 0));
}
