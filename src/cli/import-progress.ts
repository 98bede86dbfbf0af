import { grouped } from './output.ts';

/** How far an import or an export is. */
interface Progress {
  /** What is done, of how much: bytes, or whatever else. */
  readonly bytes: number;
  readonly total: number;
  readonly messages: number;
}

/** Shows how far an import or an export is, on stderr. */
export interface ProgressView {
  readonly show: (progress: Progress) => void;
  readonly end: () => void;
}

/** Milliseconds between two lines where there is no terminal. */
const LINE_EVERY = 2000;

/** A bar on a terminal, elsewhere a line every two seconds. */
export async function progressView(stream: NodeJS.WriteStream): Promise<ProgressView> {
  return stream.isTTY ? bar(stream) : lines(stream);
}

async function bar(stream: NodeJS.WriteStream): Promise<ProgressView> {
  // Loaded where there is a terminal: twenty modules.
  const { Presets, SingleBar } = await import('cli-progress');
  const view = new SingleBar(
    {
      stream,
      format: '{bar} {percentage}% | {messages} messages | {rate} a second',
      hideCursor: true,
      clearOnComplete: true,
    },
    Presets.rect,
  );
  const began = performance.now();
  view.start(1, 0, { messages: '0', rate: '-' });
  return {
    show({ bytes, total, messages }) {
      view.setTotal(Math.max(total, 1));
      view.update(bytes, { messages: grouped(messages), rate: rate(messages, began) });
    },
    end: () => view.stop(),
  };
}

function lines(stream: NodeJS.WriteStream): ProgressView {
  const began = performance.now();
  let last = began;
  return {
    show({ bytes, total, messages }) {
      const now = performance.now();
      if (now - last < LINE_EVERY) return;
      last = now;
      const percent = total > 0 ? Math.floor((bytes / total) * 100) : 0;
      stream.write(
        `${percent} %, ${grouped(messages)} messages, ${rate(messages, began)} a second\n`,
      );
    },
    end: () => undefined,
  };
}

const rate = (messages: number, began: number): string =>
  grouped(Math.round((messages / Math.max(performance.now() - began, 1)) * 1000));
