import type { Command } from 'commander';

/** The command of a program that words run, and what stands behind its name. */
export function commandOf(
  program: Command,
  words: readonly string[],
): { readonly command: Command; readonly rest: readonly string[] } {
  const sub = program.commands.find((each) => each.name() === words[0]);
  return sub ? commandOf(sub, words.slice(1)) : { command: program, rest: words };
}
