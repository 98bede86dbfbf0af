import { systemScheduler } from '../base/scheduler.ts';
import { grouped } from './output.ts';
import { roughly, TimeLeft } from './time-left.ts';

/** How far long work is. */
interface Progress {
  /** What it is at. */
  readonly phase: string;
  /** Work that is done, of how much: bytes, or whatever else; 0 of 0 when that is not known yet. */
  readonly done: number;
  readonly total: number;
  /** What is counted besides, of what: `messages`. */
  readonly count: number;
  readonly unit: string;
}

/** Shows how far long work is, on stderr. */
export interface ProgressView {
  readonly show: (progress: Progress) => void;
  /** Leaves the terminal to others until there is more to show. */
  readonly end: () => void;
}

/** Milliseconds between two lines where there is no terminal. */
const LINE_EVERY = 10_000;

/**
 * A bar on a terminal, elsewhere a line now and then.
 * @param usual work of a millisecond, until it is measured
 */
export async function progressView(
  stream: NodeJS.WriteStream,
  usual: number,
  now: () => number = systemScheduler.elapsed,
): Promise<ProgressView> {
  const timeLeft = new TimeLeft(usual, now);
  return stream.isTTY ? bar(stream, timeLeft) : lines(stream, timeLeft, now);
}

const told = (left: number | undefined): string =>
  left === undefined ? '' : ` | ${roughly(left)} left`;

async function bar(stream: NodeJS.WriteStream, timeLeft: TimeLeft): Promise<ProgressView> {
  // Loaded where there is a terminal: twenty modules.
  const { Presets, SingleBar } = await import('cli-progress');
  const view = new SingleBar(
    {
      stream,
      format: '{phase} {bar} {percentage}%{rest}',
      barsize: 24,
      hideCursor: true,
      clearOnComplete: true,
    },
    Presets.rect,
  );
  let isShown = false;
  return {
    show({ phase, done, total, count, unit }) {
      const left = told(timeLeft.of({ done, total }));
      const rest = `${count > 0 ? ` | ${grouped(count)} ${unit}` : ''}${left}`;
      const shown = { phase: phase.padEnd(WIDEST), rest };
      if (!isShown) view.start(Math.max(total, 1), done, shown);
      isShown = true;
      view.setTotal(Math.max(total, 1));
      view.update(done, shown);
    },
    end() {
      if (isShown) view.stop();
      isShown = false;
    },
  };
}

/** Letters of the longest phase: the bar stays where it is. */
const WIDEST = 'looking through'.length;

function lines(stream: NodeJS.WriteStream, timeLeft: TimeLeft, now: () => number): ProgressView {
  let next = now() + LINE_EVERY;
  return {
    show({ phase, done, total, count, unit }) {
      const left = told(timeLeft.of({ done, total }));
      if (now() < next) return;
      next = now() + LINE_EVERY;
      const percent = total > 0 ? ` ${Math.floor((done / total) * 100)} %` : '';
      const counted = count > 0 ? ` | ${grouped(count)} ${unit}` : '';
      stream.write(`${phase}${percent}${counted}${left}\n`);
    },
    end: () => undefined,
  };
}
