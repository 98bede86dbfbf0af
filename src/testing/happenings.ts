import type { ControlClient } from './control/client.ts';

/** Which of them: those whose values are these, or of which a function says so. */
export type Which<T> = Partial<T> | ((each: T) => boolean);

/** What has happened, and what is still to come. */
export interface Happenings<T> {
  /** All that are kept, oldest first: the newest thousand. */
  all(): Promise<readonly T[]>;
  filter(which: Which<T>): Promise<readonly T[]>;
  /**
   * The first that is such, as soon as it is there.
   * @param within how long it is waited, in ms of the machine; 5,000 without
   * @throws Error when there is none in time
   */
  wait(which?: Which<T>, within?: number): Promise<T>;
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
  // biome-ignore lint/suspicious/noExplicitAny: what Meta sends, of whatever shape
  readonly body: any;
}

/** Gives what is behind where it was read to, at the latest after so many ms, and how long it took. */
type ReadOn<T> = (within: number) => Promise<{ some: readonly T[]; waited: number }>;

/** The calls that bots made. */
export const requestsOf = (control: ControlClient): Happenings<TestRequest> =>
  happenings('call', () => {
    let after = 0;
    return async (within) => {
      const { data, cursor, waited_ms } = await control.wait({ for: 'call', after, within });
      after = cursor;
      return { some: data as unknown as readonly TestRequest[], waited: waited_ms };
    };
  });

/** How long one of several Pages is waited for before the next, in ms. */
const SLICE = 20;

/** The webhooks of all Pages. */
export const webhooksOf = (control: ControlClient): Happenings<TestWebhook> =>
  happenings('webhook', () => {
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
  });

function happenings<T extends object>(what: string, begin: () => ReadOn<T>): Happenings<T> {
  const all = async (): Promise<readonly T[]> => {
    const read = begin();
    const found: T[] = [];
    for (;;) {
      const { some } = await read(0);
      if (some.length === 0) return found;
      found.push(...some);
    }
  };
  return {
    all,
    filter: async (which) => (await all()).filter(isSuch(which)),
    async wait(which = {}, within = 5_000) {
      const read = begin();
      const such = isSuch(which);
      for (let left = within; ; ) {
        const { some, waited } = await read(Math.max(left, 0));
        const found = some.find(such);
        if (found) return found;
        if (left <= 0) throw new Error(`There was no such ${what} within ${within / 1000} s.`);
        left -= Math.max(waited, 1);
      }
    },
  };
}

const isSuch = <T extends object>(which: Which<T>): ((each: T) => boolean) =>
  typeof which === 'function'
    ? which
    : (each) => Object.entries(which).every(([name, value]) => each[name as keyof T] === value);
