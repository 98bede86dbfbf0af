import { Command } from 'commander';
import { DURATION_FORM, durationOf } from '../config/duration.ts';
import { PROGRAM } from './copyable.ts';
import { WrongUse } from './failure.ts';

/**
 * A command that uses the store: every one takes `--data` and `--json`. Defaults stand in
 * config/config.ts, and here for people.
 */
export function storeCommand(name: string, description: string): Command {
  return new Command(name)
    .description(description)
    .option('--data <dir>', 'directory of the store (default: ./.convograph)')
    .option('--json', 'print JSON on stdout and nothing else');
}

/** A command that listens: {@link storeCommand} and the flags of config/config.ts ServerFlags. */
export function serverCommand(name: string, description: string): Command {
  return storeCommand(name, description)
    .option('--port <n>', 'port to listen on, 0 for any free one (default: 4004, or PORT)')
    .option('--host <host>', 'address to listen on (default: 127.0.0.1)')
    .option('--public-url <url>', 'address of paging links, such as https://graph.example.com')
    .option(
      '--trust-proxy <list>',
      'addresses and ranges whose X-Forwarded-* is believed (default: loopback)',
    )
    .option(
      '--instagram-host <name>',
      'one more name of the Instagram host (default: graph.instagram.com)',
    )
    .option(
      '--default-version <version>',
      'Graph version of requests that name none (default: the oldest offered)',
    );
}

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

/**
 * One of two words as a switch: true for the first.
 * @throws WrongUse
 */
export function switchOf(flag: string, text: string, on: string, off: string): boolean {
  if (text === on || text === off) return text === on;
  throw new WrongUse(`${flag} must be ${on} or ${off}, and is "${text}".`);
}

/**
 * A duration as typed, in milliseconds.
 * @throws WrongUse
 */
export function durationIn(flag: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const duration = durationOf(text);
  if (duration !== undefined) return duration;
  throw new WrongUse(`${flag} must be ${DURATION_FORM}, and is "${text}".`);
}
