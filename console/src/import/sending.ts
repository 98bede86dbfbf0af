import { useSyncExternalStore } from 'react';
import { ask, place } from '../control/ask.ts';
import { ControlError } from '../control/control-plane.ts';
import type { ControlFiles, ControlSchemas } from '../control/operations.ts';
import { queries } from '../control/use-control.ts';
import { keptKey } from '../key.ts';

/** Bytes that are sent at once: a request is over in a minute, and what breaks off is sent again. */
const PART = 8 * 1_048_576;

/** How often one is sent where the server does not answer, and after how many ms. */
const TRIES = 6;
const PAUSE = 500;

/** A file on its way. */
interface SentFile {
  readonly name: string;
  readonly bytes: number;
  readonly sent: number;
}

/** Files that are sent, or were and could not be. */
export interface Sending {
  readonly files: readonly SentFile[];
  /** Why no more is sent, as a sentence. */
  readonly error?: string;
}

let sending: Sending | undefined;
let stop: AbortController | undefined;
const listeners = new Set<() => void>();
const subscribe = (tell: () => void) => {
  listeners.add(tell);
  return () => listeners.delete(tell);
};

function become(next: Sending | undefined): void {
  sending = next;
  for (const tell of listeners) tell();
}

/** What is on its way: it goes on whatever page is looked at. */
export const useSending = (): Sending | undefined => useSyncExternalStore(subscribe, () => sending);

/** Ends it; what was sent is removed. */
export function stopSending(): void {
  stop?.abort();
  become(undefined);
}

/**
 * Sends files.
 * @param use does something with what was sent, by their ids; what it refuses is told like what could not be sent
 */
export async function send(
  files: readonly File[],
  use: (uploads: readonly string[]) => Promise<void>,
): Promise<void> {
  if (files.length === 0 || (sending && sending.error === undefined)) return;
  stop = new AbortController();
  const { signal } = stop;
  become({ files: files.map(({ name, size }) => ({ name, bytes: size, sent: 0 })) });
  const uploads: string[] = [];
  try {
    for (const [i, file] of files.entries()) {
      const begun = await ask('POST /uploads', { name: file.name, bytes: file.size }, signal);
      uploads.push(begun.id);
      await sendParts(file, begun.id, signal, (sent) => {
        if (sending) become({ files: sending.files.with(i, { ...at(i), sent }) });
      });
    }
    await use(uploads);
    become(undefined);
  } catch (error) {
    if (!signal.aborted && sending) {
      become({ ...sending, error: (error as Error).message });
    }
    for (const upload of uploads) await ask('DELETE /uploads/{upload}', { upload }).catch(nothing);
  }
  void queries.invalidateQueries({ queryKey: ['GET /uploads'] });
}

const at = (i: number): SentFile => sending?.files[i] as SentFile;
const nothing = () => undefined;

async function sendParts(
  file: File,
  upload: string,
  signal: AbortSignal,
  onSent: (bytes: number) => void,
): Promise<void> {
  for (let from = 0; from < file.size; ) {
    from = await sendPart(file, upload, from, signal);
    onSent(from);
  }
}

/** Sends what follows a byte, again where nobody answers; gives the byte behind it. */
async function sendPart(
  file: File,
  upload: string,
  from: number,
  signal: AbortSignal,
): Promise<number> {
  for (let tried = 1; ; tried++) {
    try {
      return (await posted(upload, from, file.slice(from, from + PART), signal)).received;
    } catch (error) {
      const status = error instanceof ControlError ? error.status : undefined;
      // The answer of the one before may have been lost, and not its bytes.
      const received = status === 409 && tried > 1 ? await receivedOf(upload) : from;
      if (received > from) return received;
      if (status !== 0 || tried === TRIES || signal.aborted) throw error;
      await new Promise((resolve) => setTimeout(resolve, PAUSE * 2 ** tried));
    }
  }
}

async function receivedOf(upload: string): Promise<number> {
  const { data } = await ask('GET /uploads');
  return data.find(({ id }) => id === upload)?.received ?? 0;
}

async function posted(
  upload: string,
  from: number,
  part: Blob,
  signal: AbortSignal,
): Promise<ControlSchemas['Upload']> {
  const path = 'POST /uploads/{upload}/parts' satisfies keyof ControlFiles;
  const [, filled = ''] = path.replace('{upload}', upload).split(' /');
  const answer = await fetch(`${place.control}${filled}?from=${from}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${keptKey() ?? ''}` },
    body: part,
    signal,
  }).catch((error: unknown) => {
    if (signal.aborted) throw error;
    throw new ControlError('The server does not answer.', 0);
  });
  const said = await answer.json().catch(() => undefined);
  if (answer.ok) return said;
  const { message = answer.statusText, field } = said?.error ?? {};
  throw new ControlError(message, answer.status, field);
}
