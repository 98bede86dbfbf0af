import { Command, Option } from 'commander';
import { CONFIG_FILE, flagOf, SETTINGS, type Setting } from '../config/settings.ts';
import { PROGRAM } from '../house/copyable.ts';
import { WrongUse } from '../house/failure.ts';
import { placeOf, wantsJson } from './place.ts';

/**
 * A command that uses the store: every one takes `--data` and `--json`, and finds in its flags what
 * the environment or a file says of the latter.
 */
export const storeCommand = (name: string, description: string): Command =>
  withSettings(new Command(name).description(description), ({ of }) => of === 'all').hook(
    'preAction',
    async (_, command) => {
      command.setOptionValue('json', wantsJson(await placeOf(command.opts())));
    },
  );

/** A command that listens, with the flags of its settings (config/settings.ts). */
export function serverCommand(name: 'demo' | 'serve', description: string): Command {
  const of: Setting['of'][] = name === 'serve' ? ['all', 'servers', 'serve'] : ['all', 'servers'];
  const names = SETTINGS.filter((each) => of.includes(each.of)).map(({ env }) => env);
  const also = `\nEach may be said in the environment, as ${names.join(', ')}, or in ${CONFIG_FILE}.`;
  return withSettings(new Command(name).description(description), (each) =>
    of.includes(each.of),
  ).addHelpText('after', also.replaceAll(/(.{1,79})(?: |$)/g, '$1\n').trimEnd());
}

/** A command that runs a program, and a server for it. */
export const runnerCommand = (
  name: string,
  description: string,
  settings: readonly string[],
): Command =>
  withSettings(
    new Command(name).description(description),
    ({ key }) => settings.includes(key),
    ANY_PORT,
  );

/** What holds of the server of a run where nothing is said, in place of what holds of others. */
const ANY_PORT = { port: 'any free one' };

function withSettings(
  command: Command,
  takes: (setting: Setting) => boolean,
  without: Readonly<Record<string, string>> = {},
): Command {
  for (const one of SETTINGS.filter(takes)) {
    const setting = { ...one, without: without[one.key] ?? one.without };
    command.addOption(optionOf(setting));
    if (setting.kind !== 'switch' && setting.kind !== 'log') continue;
    // What a file or the environment put on can be put off.
    const off = flagOf(setting).replace('--', '--no-');
    command.addOption(new Option(off).default(undefined).hideHelp());
  }
  return command;
}

/** A list may be said at once, or entry by entry. */
function optionOf(setting: Setting): Option {
  const option = new Option(setting.flag, helpOf(setting));
  if (setting.kind !== 'list') return option;
  return option.argParser<string>((entry, before) => (before ? `${before},${entry}` : entry));
}

const helpOf = ({ about, without, kind }: Setting): string =>
  kind === 'switch' ? about : `${about} (default: ${without})`;

/** Examples below a command's help, one a line without the program's name. */
export const examples = (...lines: string[]): string =>
  ['\nExamples:', ...lines.map((line) => `  $ ${PROGRAM} ${line}`)].join('\n');

/** A command that only holds others, with examples of them. */
export const commandGroup = (name: string, description: string, ...lines: string[]): Command =>
  new Command(name).description(description).addHelpText('after', examples(...lines));

/** A list as typed, `a,b`; undefined when the flag was not given. */
export function words(list: string | undefined): string[] | undefined {
  return list
    ?.split(',')
    .map((word) => word.trim())
    .filter(Boolean);
}

/**
 * Entries as typed, `name=value` each.
 * @param flag whose they are, for the sentence about a bad one
 * @throws WrongUse
 */
export function pairs(flag: string, entries: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    entries.map((entry) => {
      // The last one: names of users may hold the sign, the values do not.
      const at = entry.lastIndexOf('=');
      if (at < 1) throw new WrongUse(`${flag} takes NAME=VALUE, and "${entry}" is not that.`);
      return [entry.slice(0, at).trim(), entry.slice(at + 1).trim()];
    }),
  );
}
