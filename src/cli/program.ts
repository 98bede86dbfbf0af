import { Command } from 'commander';
import { version } from '../base/version.ts';
import { UnknownCommand, WrongUse } from '../house/failure.ts';
import { nounCommand } from './noun-command.ts';
import { examples } from './options.ts';

/** The command of what a person does (admin/acts/). */
const act = (name: string): [string, () => Promise<Command>] => [
  name,
  async () => {
    const { ACTS } = await import('../admin/acts/operations.ts');
    const noun = ACTS.find((each) => each.name === name);
    if (!noun) throw new Error(`There is no act ${name}.`);
    return nounCommand(noun);
  },
];

/** Of events of one Page and app; of rows of the timeline where a filter says which. */
async function replayCommand(args: readonly string[]): Promise<Command> {
  if (args.some((arg) => /^--filter(?:=|$)/.test(arg))) {
    return nounCommand((await import('../control/timeline/command.ts')).REPLAY_ROWS);
  }
  return nounCommand((await import('../admin/webhooks/operations.ts')).REPLAY);
}

/** The commands, in the order of the help. Each is loaded when it is needed. */
const COMMANDS = new Map<string, (args: readonly string[]) => Promise<Command>>([
  ['demo', async () => (await import('./demo.ts')).demoCommand()],
  ['serve', async () => (await import('./serve.ts')).serveCommand()],
  ['proxy', async () => (await import('./proxy.ts')).proxyCommand()],
  ['run', async () => (await import('./run/command.ts')).runCommand()],
  ['ca', async () => (await import('./ca/ca.ts')).caCommand()],
  ['app', async () => nounCommand((await import('../admin/apps/operations.ts')).APPS)],
  ['page', async () => nounCommand((await import('../admin/pages/operations.ts')).PAGES)],
  ['webhook', async () => nounCommand((await import('../admin/callbacks/operations.ts')).WEBHOOK)],
  ['user', async () => nounCommand((await import('../admin/users/operations.ts')).USERS)],
  [
    'conversation',
    async () => nounCommand((await import('../admin/conversations/operations.ts')).CONVERSATIONS),
  ],
  ['person', async () => nounCommand((await import('../admin/people/operations.ts')).PEOPLE)],
  ['product', async () => nounCommand((await import('../admin/products/operations.ts')).PRODUCTS)],
  ['token', async () => nounCommand((await import('../control/tokens/command.ts')).TOKEN)],
  ['clock', async () => nounCommand((await import('../admin/clock/operations.ts')).CLOCK)],
  ['calendar', async () => (await import('./calendar.ts')).calendarCommand()],
  ...['say', 'tap', 'link', 'react', 'unreact', 'edit', 'unsend', 'receive', 'read', 'refer'].map(
    act,
  ),
  ...['edit-notice', 'opt-in', 'order', 'submit', 'inform', 'feedback', 'rate'].map(act),
  ...['comment', 'post', 'uncomment', 'block', 'unblock', 'policy', 'inbox', 'event'].map(act),
  ['owner', async () => nounCommand((await import('../admin/owner/operations.ts')).OWNER)],
  ['why', async () => nounCommand((await import('../admin/webhooks/operations.ts')).WHY)],
  ['replay', replayCommand],
  ['log', async () => (await import('./log/log.ts')).logCommand()],
  [
    'copy-test',
    async () => nounCommand((await import('../control/test-code/command.ts')).COPY_TEST),
  ],
  ['code', async () => nounCommand((await import('../control/code/command.ts')).CODE)],
  [
    'catalogue',
    async () => nounCommand((await import('../control/catalogue/command.ts')).CATALOGUE),
  ],
  ['fail', async () => nounCommand((await import('../admin/armed/operations.ts')).FAIL)],
  ['chaos', async () => nounCommand((await import('../admin/armed/operations.ts')).CHAOS)],
  ['faults', async () => nounCommand((await import('../admin/armed/operations.ts')).FAULTS)],
  ['mend', async () => nounCommand((await import('../admin/armed/operations.ts')).MEND)],
  [
    'snapshot',
    async () => nounCommand((await import('../admin/snapshots/operations.ts')).SNAPSHOTS),
  ],
  ['store', async () => (await import('./store/store.ts')).storeGroup()],
  ['restart', async () => nounCommand((await import('../admin/restarts/operations.ts')).RESTARTS)],
  ['reset', async () => nounCommand((await import('../admin/reset/operations.ts')).RESET)],
  ['upload', async () => nounCommand((await import('../admin/uploads/operations.ts')).UPLOADS)],
  ['jobs', async () => nounCommand((await import('../admin/jobs/operations.ts')).JOBS)],
  ['job', async () => nounCommand((await import('../admin/jobs/operations.ts')).JOB)],
  ['can-send', async () => nounCommand((await import('../admin/can-send/operations.ts')).CAN_SEND)],
  ['record', async () => (await import('./recording/record.ts')).recordCommand()],
  [
    'replay-record',
    async () => (await import('./recording/replay-record.ts')).replayRecordCommand(),
  ],
  ['clients', async () => nounCommand((await import('../control/clients/command.ts')).CLIENTS)],
  ['explain', async () => (await import('./explain.ts')).explainCommand()],
  ['call', async () => nounCommand((await import('../control/calls/command.ts')).CALL)],
  ['error', async () => nounCommand((await import('../control/mending/command.ts')).ERROR)],
  ['again', async () => nounCommand((await import('../control/calls/command.ts')).AGAIN)],
  ['seed', async () => (await import('./seed.ts')).seedCommand()],
  ['import', async () => (await import('./import.ts')).importCommand()],
  ['export', async () => (await import('./export.ts')).exportCommand()],
]);

/**
 * The command line for these arguments. Its errors are thrown (CommanderError), never printed.
 * Only the command that they name is in it; all are, for the help, when they name none.
 */
export async function createProgram(args: readonly string[]): Promise<Command> {
  const program = new Command('convograph')
    .description("Meta's Graph API for conversations, on your own machine.")
    .version(version(), '-v, --version')
    .addHelpText(
      'after',
      examples('demo', 'serve --port 0', 'app create --name "My app"', 'token create --help'),
    );
  const [name = '', ...rest] = wordsOf(args);
  const load = COMMANDS.get(name);
  const names = [...COMMANDS.keys()];
  if (!load && name !== '' && name !== HELP) throw new UnknownCommand('', name, names);
  if (name === HELP) requireHelped('', rest, names);
  // What follows the name of another program is that program's.
  if (!load || name === 'run') program.enablePositionalOptions();
  for (const each of load ? [load] : loadedFor(args)) program.addCommand(await each(args));
  quiet(program);
  const [group] = program.commands;
  if (load && group && group.commands.length > 0) settleGroup(group, rest, args);
  return program;
}

/** What there is to list where no command is named: for its version the program needs none. */
const loadedFor = (args: readonly string[]) =>
  args.some((arg) => arg === '-v' || arg === '--version') ? [] : COMMANDS.values();

const HELP = 'help';

/**
 * Refuses help on a command that there is not.
 * @throws UnknownCommand
 */
function requireHelped(group: string, [word]: readonly string[], names: readonly string[]): void {
  if (word === undefined || names.includes(word)) return;
  throw new UnknownCommand(group, word, names);
}

/** Arguments that are no flags; what follows a flag may be its value, or none. */
const wordsOf = (args: readonly string[]): string[] => args.filter((arg) => !arg.startsWith('-'));

/**
 * Has a group of commands list what it has where none is named, or none of its own.
 * @throws WrongUse
 */
function settleGroup(group: Command, words: readonly string[], args: readonly string[]): void {
  const names = group.commands.map((each) => each.name());
  group.on('command:*', ([word = '']: string[]) => {
    throw new UnknownCommand(`${group.name()} `, word, names);
  });
  if (words[0] === HELP) requireHelped(`${group.name()} `, words.slice(1), names);
  const asksForHelp = args.some((arg) => arg === '--help' || arg === '-h');
  if (words.length > 0 || asksForHelp) return;
  throw new WrongUse(
    `A command is missing after "${group.name()}": there are ${names.join(', ')}; --help shows more.`,
  );
}

/** Subcommands do not inherit this from the program they are added to. */
function quiet(command: Command): void {
  command.exitOverride().configureOutput({ writeErr: () => undefined });
  command.commands.forEach(quiet);
}
