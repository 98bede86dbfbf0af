import type { Command } from 'commander';
import { argumentsOf } from '../admin/command-line.ts';
import type { AdminOperation, Noun } from '../admin/operation.ts';
import { allOf } from '../base/in-strides.ts';
import type { StoreFlags } from '../config/store-config.ts';
import { withCopyable } from '../house/copyable.ts';
import { Failure, WrongUse } from '../house/failure.ts';
import type { House } from '../house/house.ts';
import { askServer, originOf, SERVER_FLAG, SERVER_HELP } from './ask-server.ts';
import { waitingNotice } from './import-waiting.ts';
import { commandGroup, examples, storeCommand } from './options.ts';
import { print, printList } from './output.ts';
import { type CommandInput, flagsOf, helpOf, inputOf, nameOf, oneOf } from './parameters.ts';
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

function commandOf(operation: AdminOperation): Command {
  const { words, takes, command = '', asks, note, examples: lines = [] } = operation;
  const made = storeCommand(command.replace(/ [<[].*/, '').replace(/.* /, ''), words);
  for (const each of argumentsOf(operation)) {
    const field = takes[each];
    made.argument(field?.optional ? `[${each}]` : `<${each}>`, field && helpOf(field));
  }
  for (const option of flagsOf(operation)) made.addOption(option);
  if (operation.onServer) made.option(SERVER_FLAG, SERVER_HELP);
  if (asks) made.option('--yes', 'do it without asking');
  return made
    .addHelpText('after', examples(...lines) + (note === undefined ? '' : `\n\n${note}`))
    .action(() => carryOut(operation, made.args, made.opts()));
}

/** @throws WrongUse for words that cannot be read, before a store is opened */
async function carryOut(
  operation: AdminOperation,
  args: readonly string[],
  flags: CommandInput & StoreFlags,
): Promise<void> {
  const { method, check, asks, columns, makesStore, prints, says, isNo } = operation;
  const input = inputOf(operation, args, flags);
  if (method === 'PATCH') requireChanges(operation, input);
  check?.(input, (parameter) => nameOf(operation, parameter));
  if (asks && !flags.yes) await confirm(asks(input));
  const open = makesStore?.(input) ? withNewHouse : withHouse;
  await open(flags, async (house) => {
    const output = await outputOf(operation, house, input, flags);
    const sentence = withCopyable(says?.(output, input) ?? '', flags.data);
    if (isNo?.(output)) process.exitCode = 1;
    if (columns) {
      const { data } = output;
      const rows: CommandInput[] = Array.isArray(data) ? data : await allOf<CommandInput>(data);
      const cells = Object.entries(columns).map(([title, of]) => [
        title,
        typeof of === 'function' ? of : (row: CommandInput) => row[String(of)]?.toString(),
      ]);
      await printList(flags, rows, Object.fromEntries(cells), sentence);
      return;
    }
    const shown = prints?.map((key) => [key, output[key]]);
    print(flags, shown ? Object.fromEntries(shown) : output, sentence);
  });
}

/** What an operation gives; a job as it is when it has ended. */
async function outputOf(
  operation: AdminOperation,
  house: House,
  input: CommandInput,
  flags: CommandInput & StoreFlags,
  // biome-ignore lint/suspicious/noExplicitAny: what the operation gives
): Promise<any> {
  const { isJob, onServer, run } = operation;
  const deps = { ...house, ...TYPED, links: { origin: await originOf(flags) } };
  if (!isJob) {
    return onServer ? askServer(house, operation, input, flags) : run(deps, input);
  }
  const { followedJob, ownJobs, servedJobHost } = await import('./follow-job.ts');
  if (onServer) {
    const begun = await askServer(house, operation, input, flags);
    return followedJob(begun, servedJobHost(house, flags));
  }
  const { jobs, host } = ownJobs(house);
  return followedJob(await run({ ...deps, jobs }, input), host);
}

const onWait = waitingNotice((line) => process.stderr.write(`${line}\n`), 'its Page');

/** What whoever types a command has besides. */
const TYPED = { onWait, namesFiles: true } as const;

/** @throws WrongUse where nobody is there to be asked, Failure where the answer is not yes */
async function confirm(question: string): Promise<void> {
  const { stdin: input, stderr: output } = process;
  if (!input.isTTY || !output.isTTY) throw new WrongUse(`${question} Say --yes to do it.`);
  const terminal = (await import('node:readline/promises')).createInterface({ input, output });
  const answer = await terminal.question(`${question} Do it? [y/N] `);
  terminal.close();
  if (!/^y(?:es)?$/i.test(answer.trim())) throw new Failure('Nothing was done.');
}

function requireChanges(operation: AdminOperation, input: CommandInput): void {
  const changes = Object.entries(operation.takes).filter(([, { optional }]) => optional);
  if (changes.some(([name]) => name in input)) return;
  const names = changes.map(([name]) => nameOf(operation, name));
  const which = names.length > 8 ? '--help shows what there is' : oneOf(names);
  throw new WrongUse(`Say what to change: ${which}.`);
}
