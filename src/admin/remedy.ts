import { commandLine } from './command-line.ts';
import type { AdminOperation } from './operation.ts';
import { object, open, text, type ValueOf } from './schema.ts';

/** What can be done about something, for programs and people alike. */
export const Remedy = object(
  'Remedy',
  'An operation that mends something, with what it is given.',
  {
    operation: text('its id'),
    place: text('method and path below the control plane'),
    input: open('', 'What stands in its path, and its body.', {}),
    words: text('what it does'),
    command: text('the same as a command, without the program’s name'),
  },
);
export type Remedy = ValueOf<typeof Remedy>;

/** An operation with its input, in a few words. */
export const remedy = (
  operation: AdminOperation,
  input: Readonly<Record<string, unknown>>,
  words: string,
): Remedy => ({
  operation: operation.id,
  place: `${operation.method} ${operation.path}`,
  input,
  words,
  command: commandLine(operation, input),
});
