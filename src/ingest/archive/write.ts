import { BEGUN } from '../../store/page/imports.ts';
import { FLAGS, type MessageExtra } from '../../store/page/message.ts';
import type { NewMessage } from '../../store/page/writer.ts';
import { PageIn } from '../page-in.ts';
import type { ArchiveImport } from './archive-import.ts';
import { Cast } from './cast.ts';
import type { Identity } from './identity/identities.ts';
import { mergeMoment } from './merge.ts';
import type { ArchiveMessage } from './message.ts';
import type { Parts } from './parts.ts';
import { withMoreReactions } from './reactions.ts';
import { RoughTimes } from './rough.ts';
import { meetingOf } from './same/meetings.ts';
import { openThread, type StandingThread } from './standing.ts';
import type { SurveyedFile } from './survey.ts';

/** A message with the parts that were made of it. */
export interface ReadyMessage {
  readonly message: ArchiveMessage;
  readonly parts: Parts;
}

/** Some messages of a file, all of each millisecond among them, oldest first. */
export interface Batch {
  readonly identity: Identity;
  readonly file: SurveyedFile;
  readonly messages: readonly ReadyMessage[];
  /** Milliseconds in which the file meets others of its download: what these have is in, too. */
  readonly times: ReadonlySet<number>;
  /** Whether the file ends with it; how many of its media were found. */
  readonly end: { readonly media: number } | undefined;
}

/** A thread while it is written. */
interface Open {
  readonly standing: StandingThread;
  readonly cast: Cast;
}

/** What a file has brought so far. */
interface News {
  conversations: number;
  messages: number;
  changes: number;
}

/** Messages of one transaction: see ingest/dialogues/batches.ts. */
const MESSAGES = 4000;
/** Characters of their texts. */
const CHARACTERS = 2 * 1024 * 1024;
/** Batches of one transaction: many threads have a message or two. */
const BATCHES = 500;

/** Writes threads into a Page, several batches a transaction. */
export class ThreadWriter {
  /** Numbers of the conversations that were met. */
  readonly conversations = new Set<number>();
  readonly #work: ArchiveImport;
  readonly #business: string;
  readonly #threads = new Map<Identity, Open>();
  /** The Page's, under which {@link #threads} were read and written. */
  #revision: number | undefined;
  /** Those of which something may have changed since they were opened. */
  readonly #stale = new Set<Identity>();
  /** Files of which it is told that they meet one that came in before. */
  readonly #meeting = new Set<SurveyedFile>();
  readonly #rough = new RoughTimes();
  /** The last file of which only a part is in. */
  #begun: SurveyedFile | undefined;
  #news: News = { conversations: 0, messages: 0, changes: 0 };
  #waiting: Batch[] = [];
  #messages = 0;
  #characters = 0;

  constructor(work: ArchiveImport, business: string) {
    this.#work = work;
    this.#business = business;
  }

  /** Takes a batch; it is on disk when {@link flush} has been waited for. */
  async add(batch: Batch): Promise<void> {
    this.#waiting.push(batch);
    this.#messages += batch.messages.length;
    for (const { message } of batch.messages) this.#characters += message.text.length;
    const isMuch = this.#messages >= MESSAGES || this.#characters >= CHARACTERS;
    if (isMuch || this.#waiting.length >= BATCHES) await this.flush();
  }

  /** Writes what waits. */
  async flush(): Promise<void> {
    const batches = this.#waiting;
    this.#waiting = [];
    this.#messages = 0;
    this.#characters = 0;
    if (batches.length === 0) return;
    const known = this.#revision;
    this.#revision = undefined;
    this.#revision = await this.#work.store.transaction(async (tx) => {
      const { no } = this.#work.page;
      // Others write too, such as a server: what was known of the threads is then looked up anew.
      const isStale = (await tx.revisions.before(no)) !== known;
      if (isStale) for (const each of this.#threads.keys()) this.#stale.add(each);
      const on = new PageIn(tx, this.#work.page);
      for (const batch of batches) await this.#write(on, batch);
      return tx.revisions.after(no);
    });
    const current = batches.at(-1)?.identity;
    for (const each of this.#threads.keys()) {
      if (each === current) continue;
      this.#threads.delete(each);
      this.#stale.delete(each);
    }
  }

  async #write(on: PageIn, batch: Batch): Promise<void> {
    const { identity, file, messages, end } = batch;
    const { standing, cast } = await this.#open(on, identity);
    const { conversation } = standing;
    const { reader, writer } = on;
    await cast.join(on, file.facts.participants, 'listed');
    await cast.join(
      on,
      messages.map(({ message }) => message.sender),
      'sender',
    );
    const read: NewMessage[] = [];
    for (const ready of messages) read.push(await rowOf(on, cast, ready));
    const added: NewMessage[] = [];
    const target = { reader: reader.messages, conversation, newest: standing.newest };
    const { messages: incoming, retimed } = await this.#rough.placed(target, file, read);
    for (const { row, to } of retimed) {
      await on.mover.retimeMessage({ ...row, conversation }, to, to.created);
      standing.newest = Math.max(standing.newest, to.created);
    }
    this.#news.changes += retimed.length;
    for (const moment of moments(incoming)) {
      const [{ created } = { created: 0 }] = moment;
      // Nothing stands after the newest there was.
      const there =
        created > standing.newest ? [] : await reader.messages.allAt(conversation, created);
      if (there.length === 0 && moment.length === 1) {
        added.push(...moment);
        continue;
      }
      const { add, unsend, amend } = mergeMoment(there, moment);
      if (add.length < moment.length && !this.#meeting.has(file)) {
        const meeting = await meetingOf(reader, batch, { standing, created });
        if (meeting !== undefined) {
          this.#meeting.add(file);
          this.#work.tally.countedOnce.add(file.file.shown, meeting);
        }
      }
      added.push(...add);
      for (const row of unsend) await writer.unsend(conversation, row);
      for (const { message, extra } of amend) {
        const hasParts = Object.keys(extra).length > 0;
        await writer.amend(conversation, { ...message, extra: hasParts ? extra : undefined });
      }
      this.#news.changes += unsend.length + amend.length;
    }
    if (added.length > 0) await writer.addMessages(conversation, added);
    standing.newest = Math.max(standing.newest, added.at(-1)?.created ?? 0);
    this.#news.messages += added.length;
    if (end) await this.#finish(on, identity, file, end.media);
    else await this.#begin(on, identity, file);
  }

  /** Remembers of which thread a file is: one that is broken off here is known by it again. */
  async #begin(on: PageIn, identity: Identity, file: SurveyedFile): Promise<void> {
    if (file === this.#begun) return;
    this.#begun = file;
    const { name, platform } = identity.thread;
    if (file.known.some((one) => one.thread === name && one.platform === platform)) return;
    await this.#putFile(on, identity, file, BEGUN);
  }

  async #open(on: PageIn, identity: Identity): Promise<Open> {
    const known = this.#threads.get(identity);
    if (known && !this.#stale.delete(identity)) return known;
    const business = this.#business;
    const standing = await openThread(on, { identity, business }, known?.standing);
    const cast = await Cast.of(on, standing, { identity, business });
    const opened = { standing, cast };
    this.#threads.set(identity, opened);
    this.conversations.add(standing.conversation);
    if (standing.isNew) this.#news.conversations++;
    return opened;
  }

  /** Remembers a file that is in, and leaves an event when it has brought something. */
  async #finish(on: PageIn, identity: Identity, file: SurveyedFile, media: number) {
    const { thread } = identity;
    const { conversations, messages, changes } = this.#news;
    this.#news = { conversations: 0, messages: 0, changes: 0 };
    const counts = this.#work.tally.on(thread.platform);
    counts.newConversations += conversations;
    counts.newMessages += messages;
    await this.#putFile(on, identity, file, media);
    if (conversations + messages + changes === 0) return;
    const body = { file: file.file.path, conversations, messages };
    await on.writer.addEvent(this.#work.clock.now(), 'imported', body);
  }

  async #putFile(on: PageIn, identity: Identity, file: SurveyedFile, media: number) {
    const { name: thread, platform } = identity.thread;
    await on.imports.putFile({
      ...{ hash: file.hash, thread, platform, media },
      business: this.#business,
      facts: JSON.stringify({ ...file.facts, measured: true }),
      source: this.#threads.get(identity)?.standing.source,
    });
  }
}

/** History counts as read: else every import would fill the inbox with unread messages. */
async function rowOf(
  on: PageIn,
  cast: Cast,
  { message, parts }: ReadyMessage,
): Promise<NewMessage> {
  const { created, text, unsent } = message;
  const sender = message.sender === '' ? null : await cast.numberOf(on, message.sender);
  const rough = message.within === undefined ? undefined : { within: message.within };
  if (unsent) {
    return { created, sender, text: '', flags: FLAGS.read | FLAGS.deleted, extra: rough };
  }
  const made: NonNullable<MessageExtra['reactions']>[number][] = [];
  for (const { reaction, actor, at } of message.reactions) {
    const by = await cast.numberOf(on, actor);
    made.push({ reaction, by, ...(at !== undefined && { at }) });
  }
  const reactions = withMoreReactions([], made);
  const extra: MessageExtra = { ...rough, ...parts, ...(reactions.length > 0 && { reactions }) };
  const shows = text !== '' || parts.attachments || parts.shares || parts.sticker;
  return {
    created,
    sender,
    text,
    // What Instagram's download leaves empty is what its API calls unsupported.
    flags: shows || cast.platform !== 'INSTAGRAM' ? FLAGS.read : FLAGS.read | FLAGS.unsupported,
    extra: Object.keys(extra).length > 0 ? extra : undefined,
  };
}

/** Messages in order, those of each millisecond together. */
function* moments(messages: readonly NewMessage[]): Generator<NewMessage[]> {
  let moment: NewMessage[] = [];
  for (const message of messages) {
    if (moment.length > 0 && moment[0]?.created !== message.created) {
      yield moment;
      moment = [];
    }
    moment.push(message);
  }
  if (moment.length > 0) yield moment;
}
