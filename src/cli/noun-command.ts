import type { Command } from 'commander';
import type { Noun, Operation } from '../admin/operation.ts';
import { allOf } from '../base/in-strides.ts';
import type { StoreFlags } from '../config/store-config.ts';
import { withCopyable } from '../house/copyable.ts';
import { Failure, WrongUse } from '../house/failure.ts';
import { commandGroup, examples, storeCommand } from './options.ts';
import { print, printList } from './output.ts';
import { argumentsOf, flagsOf, type Given, inputOf, nameOf } from './parameters.ts';
import { withHouse, withNewHouse } from './with-house.ts';

/** The command of a noun, with one of its own for each operation that has one. */
export function nounCommand({ name, words, examples: lines, operations }: Noun): Command {
  const commands = operations.flatMap((each) => (each.command ? [commandOf(each)] : []));
  const [only] = commands;
  if (only?.name() === name) return only;
  const group = commandGroup(name, words, ...lines);
  for (const each of commands) group.addCommand(each);
  return group;
}

function commandOf(operation: Operation): Command {
  const { words, takes, command } = operation;
  const [name = ''] = (command?.line ?? '').split(/ ?</)[0]?.split(' ').slice(-1) ?? [];
  const made = storeCommand(name, words);
  for (const each of argumentsOf(operation)) made.argument(`<${each}>`, takes[each].help);
  for (const option of flagsOf(operation)) made.addOption(option);
  if (command?.asks) made.option('--yes', 'do it without asking');
  const note = command?.note === undefined ? '' : `\n\n${command.note}`;
  return made
    .addHelpText('after', examples(...(command?.examples ?? [])) + note)
    .action((...given: unknown[]) => {
      const [flags, , ...rest] = given.slice(-2).concat(given.slice(0, -2));
      return carryOut(operation, rest as string[], flags as Given & StoreFlags);
    });
}

/** @throws WrongUse for words that cannot be read, before a store is opened */
async function carryOut(
  operation: Operation,
  args: readonly string[],
  flags: Given & StoreFlags,
): Promise<void> {
  const { method, check, run, command } = operation;
  if (!command) return;
  const input = inputOf(operation, args, flags);
  const naming = (parameter: string): string => nameOf(operation, parameter);
  if (method === 'PATCH') requireChanges(operation, input);
  check?.(input, naming);
  if (command.asks && !flags.yes) await confirm(command.asks(input));
  const open = command.makesStore?.(input) ? withNewHouse : withHouse;
  await open(flags, async (house) => {
    const output = await run(house, input);
    if (command.columns) {
      const none = withCopyable(command.says(output, input), flags.data);
      await printList(flags, await allOf<object>(output.data), command.columns, none);
      return;
    }
    const shown = command.prints
      ? Object.fromEntries(command.prints.map((key) => [key, output[key]]))
      : output;
    print(flags, shown, command.says(output, input));
  });
}

/** @throws WrongUse where nobody is there to be asked, Failure where the answer is not yes */
async function confirm(question: string): Promise<void> {
  const { stdin: input, stderr: output } = process;
  if (!input.isTTY || !output.isTTY) throw new WrongUse(`${question} Say --yes to do it.`);
  const terminal = (await import('node:readline/promises')).createInterface({ input, output });
  const answer = await terminal.question(`${question} Do it? [y/N] `);
  terminal.close();
  if (!/^y(?:es)?$/i.test(answer.trim())) throw new Failure('Nothing was deleted.');
}

function requireChanges(operation: Operation, input: object): void {
  const flags = flagsOf(operation).filter(({ mandatory }) => !mandatory);
  const names = flags.map(({ long }) => long);
  const isNamed = Object.keys(operation.takes).filter((name) =>
    operation.path.includes(`{${name}}`),
  );
  if (Object.keys(input).length > isNamed.length) return;
  const which =
    names.length > 8
      ? '--help shows what there is'
      : `${names.slice(0, -1).join(', ')} or ${names.at(-1)}`;
  throw new WrongUse(`Say what to change: ${which}.`);
}
