import type { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import type { AdminOperation } from '../../src/admin/operation.ts';
import { OPERATIONS } from '../../src/admin/operations.ts';
import { createProgram } from '../../src/cli/program.ts';
import { flagOf, SETTINGS } from '../../src/config/settings.ts';
import { document, ROUTES } from '../../src/control/routes.ts';

/** Flags of every command. */
const OF_ALL = SETTINGS.filter((each) => each.of === 'all').map(flagOf);

/**
 * What the clock's one command does at once, the control plane does in parts; a recording asks for acts; `import`
 * carries itself out; `jobs` shows each job; `why` tells of attempts; a flag of the server says as of when it is;
 * what `fail` takes is typed, and picked from a list on a page alone.
 */
const HTTP_ALONE = [
  ...['getClock', 'setClock', 'advanceClock', 'freezeClock', 'unfreezeClock', 'resetClock'],
  ...[
    'showAct',
    'listFaultOffers',
    'beginUpload',
    'appendUpload',
    'lookIntoArchive',
    'importArchive',
    'getSnapshotFile',
    'bringSnapshot',
    'showJob',
    'showCalendar',
    'changeCalendar',
    'listAttempts',
  ],
];

interface DocumentedOperation {
  readonly operationId: string;
  readonly parameters?: readonly { readonly name: string }[];
  readonly requestBody?: {
    readonly content: {
      readonly 'application/json': { readonly schema: { readonly $ref: string } };
    };
  };
}

const program = await createProgram([]);
const { paths, components } = document() as unknown as {
  paths: Record<string, Record<string, DocumentedOperation>>;
  components: { schemas: Record<string, { properties?: object }> };
};

/** The words of a command, without its arguments. */
const wordsOf = ({ command }: AdminOperation): string[] =>
  (command ?? '').split(' ').filter((word) => !/^[<[]/.test(word));

function commandOf(operation: AdminOperation): Command {
  return wordsOf(operation).reduce((command: Command, word) => {
    const found = command.commands.find((each) => each.name() === word);
    if (!found) throw new Error(`There is no command ${word}.`);
    return found;
  }, program);
}

const withCommand = OPERATIONS.filter(({ command }) => command);

describe('an operation', () => {
  it('has a command, but for parts of another’s', () => {
    const without = OPERATIONS.filter(({ command }) => !command).map(({ id }) => id);
    expect(without).toEqual(HTTP_ALONE);
    expect(new Set(withCommand.map((each) => wordsOf(each).join(' '))).size).toBe(
      withCommand.length,
    );
  });

  it('is a route of the control plane, and of its document', () => {
    for (const operation of OPERATIONS) {
      expect(ROUTES).toContain(operation);
      const { path, method, id } = operation;
      expect(paths[path]?.[method.toLowerCase()]?.operationId).toBe(id);
    }
  });

  it.each(withCommand.map((each) => [each.id, each] as const))(
    'takes the same on the command line and over HTTP: %s',
    (_id, operation) => {
      const command = commandOf(operation);
      const typed = command.registeredArguments.length + command.options.length;
      const server = operation.onServer ? ['--server'] : [];
      const always = [...OF_ALL, '--no-json', '--yes', ...server];
      const common = command.options.filter(({ long }) => always.includes(long ?? '')).length;
      const fields = Object.values(operation.takes as Record<string, { flags?: object }>);
      const flags = fields.reduce(
        (sum, { flags: many }) => sum + Object.keys(many ?? [0]).length,
        0,
      );
      expect(typed - common).toBe(flags);
      const documented = paths[operation.path]?.[operation.method.toLowerCase()];
      const { parameters = [], requestBody } = documented as DocumentedOperation;
      const ref = requestBody?.content['application/json'].schema.$ref.split('/').at(-1) ?? '';
      const body = components.schemas[ref]?.properties ?? {};
      expect([...parameters.map(({ name }) => name), ...Object.keys(body)].sort()).toEqual(
        Object.keys(operation.takes).sort(),
      );
    },
  );

  it('says in words what it does, and what each parameter is', () => {
    for (const { words, takes } of OPERATIONS) {
      expect(words).toMatch(/^[A-Z].*[^.]$/);
      for (const { help } of Object.values(takes as Record<string, { help: string }>)) {
        expect(help).toMatch(/\S.*[^.]$/);
      }
    }
  });
});
