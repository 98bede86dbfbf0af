import type { PageRow } from '../../store/directory.ts';
import type { ImportedThread } from '../../store/page/imports.ts';
import type { MessageRow } from '../../store/page/message.ts';
import type { PageStore } from '../../store/page/page-store.ts';
import type { PersonRow } from '../../store/page/people.ts';
import { PLATFORMS, type Platform } from '../../store/page/platform.ts';
import type { ExportConversation } from '../conversations.ts';
import type { Writer } from '../writer.ts';
import { ownName, ThreadCast } from './cast.ts';
import { type FileDeps, Files } from './files.ts';
import { writtenMessage } from './message.ts';
import { ThreadFiles } from './thread-file.ts';
import { ROOTS, SECTIONS, ThreadNames } from './threads.ts';

/** Rows whose people are looked up at once. */
const TOGETHER = 200;

/** Writes conversations as Meta's download in JSON has them (wire.md 14). */
export class DyiWriter implements Writer {
  readonly #deps: FileDeps;
  readonly #page: PageRow;
  readonly #reader: PageStore;
  readonly #names: ThreadNames;
  readonly #stickers: Readonly<Record<Platform, Files>>;
  /** How many of the threads written each person takes part in: one, or more. */
  readonly #met = new Map<number, 'once' | 'again'>();
  #files: ThreadFiles | undefined;

  constructor(deps: FileDeps, { page, reader, threads }: DyiSource) {
    this.#deps = deps;
    this.#page = page;
    this.#reader = reader;
    this.#names = new ThreadNames(threads);
    const [messenger, instagram] = PLATFORMS.map((platform) => new Files(deps, ROOTS[platform]));
    this.#stickers = { MESSENGER: messenger as Files, INSTAGRAM: instagram as Files };
  }

  async add(told: ExportConversation, met: () => void): Promise<void> {
    const { target, tally } = this.#deps;
    const { conversation, people, title } = told;
    const { platform, folder, ownerApp } = conversation;
    const section = SECTIONS[folder];
    const name = this.#names.nameOf(told);
    const path = `${ROOTS[platform]}/${section}/${name}`;
    const cast = new ThreadCast(this.#business(platform), platform, tally);
    const participants = people.map(({ person }) => this.#introduce(person, cast));
    if (ownerApp !== undefined) tally.lose('owners of threads');
    const setting = {
      ...{ platform, cast, tally },
      files: new Files(this.#deps, path),
      stickers: this.#stickers[platform],
    };
    const files = new ThreadFiles(target, path, [...participants, cast.business], {
      title: title === '' ? cast.business : title,
      is_still_participant: true,
      thread_path: `${section}/${name}`,
      magic_words: [],
    });
    this.#files = files;
    const taking = new Set(people.map(({ person }) => person.no));
    for await (const rows of inGroups(told.messages('newest first'))) {
      await this.#meet(rows, { cast, taking });
      for (const row of rows) {
        await files.add(await writtenMessage(row, setting), row.created);
        met();
      }
    }
    await files.finish();
    this.#files = undefined;
    tally.lose('orders of messages of one millisecond, where a file has no other', files.unordered);
  }

  async finish(): Promise<void> {
    for (const each of this.#met.values()) {
      if (each === 'again') this.#deps.tally.lose('people in several threads, who become several');
    }
  }

  async abandon(): Promise<void> {
    await this.#files?.abandon();
  }

  /** Takes in those who have written or reacted without taking part. */
  async #meet(
    rows: readonly MessageRow[],
    { cast, taking }: { cast: ThreadCast; taking: Set<number> },
  ): Promise<void> {
    const senders = new Set(rows.map(({ sender }) => sender ?? 0));
    const reactors = rows.flatMap(({ extra }) => (extra?.reactions ?? []).map(({ by }) => by));
    const unknown = [...new Set([...senders, ...reactors])].filter(
      (no) => no !== 0 && cast.nameOf(no) === undefined,
    );
    for (const person of await this.#reader.people.byNos(unknown)) this.#introduce(person, cast);
    for (const no of senders) {
      if (no === 0 || taking.has(no)) continue;
      taking.add(no);
      this.#deps.tally.lose('senders who take no part in the thread, and will');
    }
  }

  #introduce(person: PersonRow, cast: ThreadCast): string {
    const { tally } = this.#deps;
    const seen = this.#met.get(person.no);
    this.#met.set(person.no, seen ? 'again' : 'once');
    if (!seen && hasProfile(person)) tally.lose('profiles of people, beyond the name');
    return cast.add(person);
  }

  #business(platform: Platform): string {
    const { name, instagramUsername } = this.#page;
    return platform === 'INSTAGRAM' ? (instagramUsername ?? name) : name;
  }
}

/** What is exported, from a reader of one moment. */
export interface DyiSource {
  readonly page: PageRow;
  readonly reader: PageStore;
  readonly threads: readonly ImportedThread[];
}

/** Whether a person has more than a name, or on Instagram another than the username. */
function hasProfile(person: PersonRow): boolean {
  const { platform, name, username, profile, user, consents, blockedBy } = person;
  const { first_name, last_name, ...more } = profile;
  const [first = '', ...rest] = name.split(' ');
  return (
    Object.keys(more).length > 0 ||
    (first_name ?? first) !== first ||
    (last_name ?? rest.join(' ')) !== rest.join(' ') ||
    user !== undefined ||
    !consents ||
    blockedBy !== 'nobody' ||
    (platform === 'INSTAGRAM' && name !== ownName({ name, username } as PersonRow, platform))
  );
}

async function* inGroups(rows: AsyncIterable<MessageRow>): AsyncGenerator<MessageRow[], void> {
  let group: MessageRow[] = [];
  for await (const row of rows) {
    group.push(row);
    if (group.length < TOGETHER) continue;
    yield group;
    group = [];
  }
  if (group.length > 0) yield group;
}
