import { createProgram } from './program.ts';

for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    // A reader that stops early, such as `head`, is no fault.
    if (error.code === 'EPIPE') return;
    process.exitCode = 1;
    if (stream === process.stderr) return;
    process.stderr.write(`What it says cannot be written: ${error.code ?? error.message}.\n`);
  });
}

try {
  const program = await createProgram(process.argv.slice(2));
  if (process.argv.length > 2) await program.parseAsync();
  else program.outputHelp();
} catch (error) {
  const [{ endingFor }, { dataIn }] = await Promise.all([
    import('./exit.ts'),
    import('../house/copyable.ts'),
  ]);
  const { code, sentence } = endingFor(error, dataIn(process.argv.slice(2)));
  if (sentence) process.stderr.write(`${sentence}\n`);
  process.exitCode = code;
}
