import { createProgram } from './program.ts';

// A reader that stops early, such as `head`, is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

try {
  const program = await createProgram(process.argv.slice(2));
  if (process.argv.length > 2) await program.parseAsync();
  else program.outputHelp();
} catch (error) {
  const [{ endingFor }, { dataIn }] = await Promise.all([
    import('./exit.ts'),
    import('./copyable.ts'),
  ]);
  const { code, sentence } = endingFor(error, dataIn(process.argv.slice(2)));
  if (sentence) process.stderr.write(`${sentence}\n`);
  process.exitCode = code;
}
