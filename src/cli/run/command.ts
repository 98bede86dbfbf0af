import type { Command } from 'commander';
import { systemScheduler } from '../../base/scheduler.ts';
import { examples, runnerCommand } from '../options.ts';
import { openWay } from './open-way.ts';
import { PassedSignals } from './passed-signals.ts';
import { type ProgramEnd, runProgram, signalEnd } from './program.ts';
import { RUN_SETTINGS, type RunFlags } from './run-flags.ts';
import { tell } from './tell.ts';

/** `convograph run`: a program whose calls of Meta's hosts come here. */
export function runCommand(): Command {
  return runnerCommand('run', "Run a program whose calls of Meta's hosts come here", RUN_SETTINGS)
    .argument('<command...>', 'the program and its arguments, after --')
    .option('--to <url>', 'a server elsewhere, in place of the one of a store: http://host:port')
    .passThroughOptions()
    .addHelpText(
      'after',
      [
        '\nEvery other host is called as ever. The run ends as the program does, by its',
        'exit code or its signal.',
        examples(
          'run -- node bot.js',
          'run --seed store.yaml -- npm test',
          'run --log -- python3 app.py',
          'run --to http://127.0.0.1:4004 -- php bot.php',
        ),
      ].join('\n'),
    )
    .action(run);
}

/** After how long without a call a person is told so, in ms. */
const QUIET = 10_000;

async function run(words: readonly string[], flags: RunFlags): Promise<void> {
  const signals = new PassedSignals(systemScheduler);
  const end = await ended(words, flags, signals).finally(() => signals.end());
  if (end.sentence !== undefined) tell(end.sentence);
  process.exitCode = end.code;
  // Whoever started this learns of it what he would of the program: a shell ends its loop at Ctrl+C.
  if (end.signal && ENDING.has(end.signal)) process.kill(process.pid, end.signal);
}

/** Signals that end this process as they ended the program; the others leave a core, or nobody behind. */
const ENDING: ReadonlySet<NodeJS.Signals> = new Set(['SIGINT', 'SIGTERM', 'SIGHUP']);

async function ended(
  words: readonly string[],
  flags: RunFlags,
  signals: PassedSignals,
): Promise<ProgramEnd> {
  const way = await openWay(flags, process.env);
  const quiet = systemScheduler.after(QUIET, () => {
    if (way.calls() === 0) tell(noCall(way.guide));
  });
  try {
    if (signals.early) return signalEnd(signals.early);
    for (const line of way.lines) tell(line);
    return await runProgram(words, way.env, signals);
  } finally {
    quiet();
    await way.close();
  }
}

const noCall = (guide: string): string =>
  `No call of graph.facebook.com or another host of Meta's has come in 10 s; if there was one, see what a program may need besides: ${guide}`;
