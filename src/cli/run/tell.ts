/** Tells a person what is ours to say, beside what the program writes: stdout is the program's alone. */
export const tell = (sentence: string): void =>
  void process.stderr.write(`convograph: ${sentence}\n`);
