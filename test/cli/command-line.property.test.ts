import { Command } from 'commander';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { changeAppOperation } from '../../src/admin/apps/change-app.ts';
import { commandLine } from '../../src/admin/command-line.ts';
import type { AdminOperation } from '../../src/admin/operation.ts';
import { changePageOperation } from '../../src/admin/pages/change-page.ts';
import { changeTokenOperation } from '../../src/admin/tokens/change-token.ts';
import { changeUserOperation } from '../../src/admin/users/change-user.ts';
import { flagsOf, inputOf } from '../../src/cli/parameters.ts';

/** The words of a line as a shell gives them to a program. */
const shellWords = (line: string): string[] =>
  [...line.matchAll(/(?:'[^']*'|\\'|[^\s'\\])+/g)].map(([word]) =>
    word.replaceAll(/'([^']*)'|\\(')/g, (_, quoted, plain) => quoted ?? plain),
  );

/** What the command line makes of a line: parameters as the operation is given them. */
function read(operation: AdminOperation, line: string): object {
  const { command = '' } = operation;
  const words = shellWords(line).slice(command.replace(/ ?[<[].*/, '').split(' ').length);
  const typed = new Command().exitOverride().argument('[words...]');
  for (const option of flagsOf(operation)) typed.addOption(option);
  typed.parse(words, { from: 'user' });
  return inputOf(operation, typed.args, typed.opts());
}

const name = fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9 .'"$`é-]{0,12}$/);

it.each([
  [
    changeTokenOperation,
    fc.record(
      {
        token: fc.stringMatching(/^\d{1,12}$/),
        grant: fc.subarray(['pages_messaging', 'email', 'instagram_basic'], { minLength: 1 }),
        tasks: fc.subarray(['MESSAGING', 'MODERATE'], { minLength: 1 }),
        expires_in: fc.constantFrom(null, -60, 3_600),
        valid: fc.constant(true),
      },
      { requiredKeys: ['token'] },
    ),
  ],
  [
    changeUserOperation,
    fc.record(
      { user: name, checkpoint: fc.boolean(), page: name, no_role: name, active: name },
      { requiredKeys: ['user'] },
    ),
  ],
  [
    changePageOperation,
    fc.record(
      {
        page: name,
        mode: fc.constantFrom('archive', 'strict'),
        refuse: fc.constantFrom(null, 613),
        message_access: fc.constantFrom('on', 'off'),
        default_app: fc.option(name),
      },
      { requiredKeys: ['page'] },
    ),
  ],
  [
    changeAppOperation,
    fc.record(
      {
        app: name,
        mode: fc.constantFrom('live', 'development'),
        access: fc.constant({ pages_messaging: 'advanced', human_agent: 'standard' }),
        roles: fc.constant({ Ada: 'tester' }),
        business_verified: fc.boolean(),
        require_proof: fc.boolean(),
      },
      { requiredKeys: ['app'] },
    ),
  ],
] as const)(
  'the line of an operation is read as what it was made of ($0.id)',
  (operation, input) => {
    fc.assert(
      fc.property(input as fc.Arbitrary<Record<string, unknown>>, (given) => {
        expect(read(operation, commandLine(operation, given))).toEqual(given);
      }),
    );
  },
);
