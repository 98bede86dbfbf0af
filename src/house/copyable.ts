/** How the program is called, in a clone and where it is installed alike. */
export const PROGRAM = 'npx convograph';

/** A word as a shell takes it for one word. */
export function shellWord(word: string): string {
  if (/^[\w@%+=:,./-]+$/.test(word)) return word;
  if (process.platform === 'win32') return `"${word.replaceAll('"', '\\"')}"`;
  return `'${word.replaceAll("'", `'\\''`)}'`;
}

/**
 * A command for a person to copy.
 * @param words what follows the program's name, as a shell reads it
 * @param data the `--data` that the person gave, which the next command needs too
 */
export function copyable(words: string, data?: string): string {
  if (data === undefined) return `${PROGRAM} ${words}`;
  // What follows -- is another program's.
  const [own = '', ...program] = words.split(/ (?=-- )/);
  return [PROGRAM, own, '--data', shellWord(data), ...program].join(' ');
}

/** The commands of ours in a sentence: in backticks, with or without `npx`. */
const COMMANDS = /`(?:npx )?convograph ([^`]+)`/g;

/**
 * A sentence whose commands can be copied: what lies below the command line does not know how a
 * person called it.
 * @param data see {@link copyable}
 */
export const withCopyable = (sentence: string, data?: string): string =>
  sentence.replace(COMMANDS, (_, words: string) => {
    const isComplete = data === undefined || /(?:^| )--(?:data|help)\b/.test(words);
    return `\`${copyable(words, isComplete ? undefined : data)}\``;
  });

/** The `--data` among words that were typed, undefined where there is none. */
export function dataIn(words: readonly string[]): string | undefined {
  // What follows -- is another program's.
  const end = words.indexOf('--');
  const args = end < 0 ? words : words.slice(0, end);
  const at = args.findLastIndex((arg) => arg === '--data' || arg.startsWith('--data='));
  const arg = args[at];
  return arg === '--data' ? args[at + 1] : arg?.slice('--data='.length);
}
