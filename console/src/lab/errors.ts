import type { ControlSchemas } from '../control/operations.ts';
import { codeOf } from '../errors/code.ts';

/** An error that can be armed. */
export type OfferedError = ControlSchemas['OfferedError'];

/** Those that calls of a name meet, what is written in them, and what is met first for that name. */
export function errorsFor(
  errors: readonly OfferedError[],
  on: string,
  written: string,
): readonly OfferedError[] {
  const words = written.trim().toLowerCase();
  const isFor = ({ of }: OfferedError) => of === 'any' || (on === 'send') === (of === 'send');
  return errors
    .filter(isFor)
    .filter((each) =>
      `${codeOf(each)} ${each.name} ${each.message} ${each.when}`.toLowerCase().includes(words),
    )
    .sort((a, b) => Number(a.of === 'any') - Number(b.of === 'any'));
}
