import { readFileSync } from 'node:fs';
import { Command } from 'commander';
import { examples } from './options.ts';

/** The commands, in the order of the help. Each is loaded when it is needed. */
const COMMANDS = new Map<string, () => Promise<Command>>([
  ['demo', async () => (await import('./demo.ts')).demoCommand()],
  ['serve', async () => (await import('./serve.ts')).serveCommand()],
  ['app', async () => (await import('./app.ts')).appCommand()],
  ['page', async () => (await import('./page.ts')).pageCommand()],
  ['user', async () => (await import('./user.ts')).userCommand()],
  ['person', async () => (await import('./person.ts')).personCommand()],
  ['token', async () => (await import('./token.ts')).tokenCommand()],
  ['clock', async () => (await import('./clock.ts')).clockCommand()],
  ['explain', async () => (await import('./explain.ts')).explainCommand()],
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
  const named = COMMANDS.get(args.find((arg) => !arg.startsWith('-')) ?? '');
  for (const load of named ? [named] : COMMANDS.values()) program.addCommand(await load());
  quiet(program);
  return program;
}

/** Subcommands do not inherit this from the program they are added to. */
function quiet(command: Command): void {
  command.exitOverride().configureOutput({ writeErr: () => undefined });
  command.commands.forEach(quiet);
}

function version(): string {
  const manifest = readFileSync(new URL('../../package.json', import.meta.url), 'utf8');
  return (JSON.parse(manifest) as { version: string }).version;
}
