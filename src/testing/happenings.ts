import { PLAIN_PAINT } from '../cli/paint.ts';
import { callWords } from '../cli/request-lines.ts';
import { rowLine } from '../cli/row-lines.ts';
import { attemptWords } from '../cli/webhook-lines.ts';
import type { TimelineRow } from '../journal/timeline/row.ts';
import type { ControlClient } from './control/client.ts';
import { storyOf } from './story.ts';
import { isSuch, type Which } from './which.ts';
import { wrongCount } from './wrong-count.ts';

/** What has happened, and what is still to come. */
export interface Happenings<T> {
  /** All that are kept, oldest first: the newest thousand. */
  all(): Promise<readonly T[]>;
  filter(which: Which<T>): Promise<readonly T[]>;
  /**
   * The first that is such, as soon as it is there.
   * @param within how long it is waited, in ms of the machine; 5,000 without
   * @throws WrongCount when there is none in time
   */
  wait(which?: Which<T>, within?: number): Promise<T>;
  /**
   * The only one that is such, once it is there, every webhook was answered and it is quiet.
   * @param within how long it is waited for it, in ms of the machine; 5,000 without
   * @throws WrongCount when there is none, or another
   * @example
   * const { subcode } = await graph.requests.one({ path: /messages$/, code: 10 });
   */
  one(which?: Which<T>, within?: number): Promise<T>;
  /**
   * As {@link one}, of so many: no more and no less.
   * @throws WrongCount
   */
  times(count: number, which?: Which<T>, within?: number): Promise<readonly T[]>;
  /**
   * That there is none, nor comes one: every webhook was answered, and it is quiet for a while.
   * @param wait `for` is how long, in ms of the machine; 200 without
   * @throws WrongCount
   */
  none(which?: Which<T>, wait?: { readonly for?: number | undefined }): Promise<void>;
}

/** A call that Meta's side was asked; values that hold secrets are `…`. */
export interface TestRequest {
  readonly no: number;
  readonly method: string;
  /** With its version, such as `/v26.0/me/messages`. */
  readonly path: string;
  readonly host: 'facebook' | 'instagram';
  readonly params: Readonly<Record<string, string>>;
  /** Ids of the app and the Page of its token, where that was good. */
  readonly app?: string;
  readonly page?: string;
  /** Undefined where a fault kept the answer back. */
  readonly status?: number;
  /** What a fault that it met did, as `graph.fail` armed it. */
  readonly fault?: string;
  /** Of the error, where it was refused. */
  readonly code?: number;
  readonly subcode?: number;
  readonly message?: string;
  /** What is behind it, such as why a file was not fetched: Meta does not tell, and nor is the bot told. */
  readonly because?: string;
  /** Milliseconds of the machine until it was answered. */
  readonly ms?: number;
}

/** A webhook that was sent, or was to be. */
export interface TestWebhook {
  readonly no: number;
  /** Id of the app. */
  readonly app: string;
  readonly url: string;
  /** Numbers of what it tells of, in the log of the Page. */
  readonly events: readonly number[];
  /** 1 for the first. */
  readonly attempt: number;
  /** Whether the bot took it. */
  readonly delivered: boolean;
  /** Undefined where nothing came back. */
  readonly status?: number;
  /** Why it failed, or what is odd about it. */
  readonly note?: string;
  /** Milliseconds of the machine that it took. */
  readonly ms: number;
  // biome-ignore lint/suspicious/noExplicitAny: what Meta sends, of whatever shape
  readonly body: any;
}

/** A row of the timeline: what happened, to whom, and what set it off. */
export type TestRow = TimelineRow;

/** Gives what is behind where it was read to, at the latest after so many ms, and how long it took. */
type ReadOn<T> = (within: number) => Promise<{ some: readonly T[]; waited: number }>;

/** Where happenings are read. */
interface Source<T> {
  /** `call`, `webhook`. */
  readonly what: string;
  readonly control: ControlClient;
  readonly begin: () => ReadOn<T>;
  /** One of them in a line, for failures. */
  readonly line: (each: T) => string;
  /** Their order, where they are not read in it. */
  readonly order?: (one: T, other: T) => number;
}

/** The calls that bots made. */
export const requestsOf = (control: ControlClient): Happenings<TestRequest> =>
  happenings({
    what: 'call',
    control,
    begin() {
      let after = 0;
      return async (within) => {
        const { data, cursor, waited_ms } = await control.wait({ for: 'call', after, within });
        after = cursor;
        return { some: data as unknown as readonly TestRequest[], waited: waited_ms };
      };
    },
    line: ({ method, path, because, message, fault, ...came }) =>
      callWords(
        { ...came, call: `${method} ${path}`, why: fault ?? because ?? message },
        PLAIN_PAINT,
      ),
  });

/** Calls, acts, events, webhooks and operations, in one order. */
export const timelineOf = (control: ControlClient): Happenings<TestRow> =>
  happenings({
    what: 'row',
    control,
    begin() {
      let after = 0;
      return async (within) => {
        const { data, cursor, waited_ms } = await control.wait({ for: 'row', after, within });
        after = cursor;
        return { some: data as unknown as readonly TestRow[], waited: waited_ms };
      };
    },
    line: (row) => rowLine(row, { names: IDS, paint: PLAIN_PAINT }),
    // What takes long is read when it is over, and has its number from when it began.
    order: (one, other) => one.seq - other.seq,
  });

const own = (id: string): string => id;
const IDS = { app: own, page: own, person: own };

/** How long one of several Pages is waited for before the next, in ms. */
const SLICE = 20;

/** The webhooks of all Pages. */
export const webhooksOf = (control: ControlClient): Happenings<TestWebhook> =>
  happenings({
    what: 'webhook',
    control,
    begin() {
      const cursors = new Map<string, number>();
      return async (within) => {
        const { data: pages } = await control.listPages();
        const some: TestWebhook[] = [];
        let waited = 0;
        for (const { id: page } of pages) {
          const most = some.length > 0 ? 0 : pages.length > 1 ? Math.min(within, SLICE) : within;
          const query = { for: 'webhook', page, after: cursors.get(page), within: most } as const;
          const { data, cursor, waited_ms } = await control.wait(query);
          cursors.set(page, cursor);
          some.push(...(data as unknown as readonly TestWebhook[]));
          waited += waited_ms;
        }
        return { some, waited };
      };
    },
    line: ({ events, app, url, status, note, attempt, ms }) =>
      attemptWords(
        {
          webhook: `#${events.join(', #')} to app ${app} at ${url}`,
          number: attempt,
          status,
          why: note,
          ms,
        },
        PLAIN_PAINT,
      ),
  });

/** How long, in ms, a bot may still be busy when the time to wait is over. */
const LATE = 1_000;

function happenings<T extends object>(source: Source<T>): Happenings<T> {
  const { what, control, begin, line, order } = source;
  const ordered = (some: T[]): readonly T[] => (order ? some.sort(order) : some);
  const all = async (read = begin()): Promise<readonly T[]> => {
    const found: T[] = [];
    for (;;) {
      const { some } = await read(0);
      if (some.length === 0) return ordered(found);
      found.push(...some);
    }
  };
  /** Reads until so many are such, or the time is up. */
  const until = async (count: number, such: (each: T) => boolean, within: number) => {
    const read = begin();
    const seen: T[] = [];
    for (let left = within; ; ) {
      const { some, waited } = await read(Math.max(left, 0));
      seen.push(...some);
      const found = seen.filter(such);
      if (found.length >= count || left <= 0) return { read, seen, found, left };
      left -= Math.max(waited, 1);
    }
  };
  const times = async (
    count: number,
    which: Which<T> = {},
    within = 5_000,
    quiet = 50,
  ): Promise<readonly T[]> => {
    const such = isSuch(which);
    const { read, seen, left } = await until(count, such, count === 0 ? 0 : within);
    const { busy } = await control.awaitQuiet({ for: quiet, within: Math.max(left, quiet + LATE) });
    const every = ordered([...seen, ...(await all(read))]);
    const found = every.filter(such);
    if (found.length === count && busy === undefined) return found;
    const story = await storyOf(control);
    throw wrongCount({ what, which, wanted: count, found, all: every, busy, line, story });
  };
  return {
    all: () => all(),
    filter: async (which) => (await all()).filter(isSuch(which)),
    async wait(which = {}, within = 5_000) {
      const { seen, found } = await until(1, isSuch(which), within);
      const [first] = found;
      if (first) return first;
      throw wrongCount({
        what,
        which,
        wanted: undefined,
        found,
        all: seen,
        line,
        story: await storyOf(control),
      });
    },
    times: (count, which, within) => times(count, which, within),
    one: async (which, within) => (await times(1, which, within))[0] as T,
    none: async (which, { for: quiet = 200 } = {}) => void (await times(0, which, 0, quiet)),
  };
}
