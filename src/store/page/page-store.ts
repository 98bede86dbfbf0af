import type { Connection } from '../connection.ts';
import { type Deliveries, deliveriesOf } from '../log/deliveries.ts';
import { Log } from '../log/log.ts';
import type { KeptRows } from '../row-cache.ts';
import { Aliases } from './aliases.ts';
import { Comments } from './comments.ts';
import { Conversations } from './conversations.ts';
import { Engagement } from './engagement.ts';
import { History } from './history.ts';
import { ImportLeaseReader } from './import-lease.ts';
import { ImportReports } from './import-reports.ts';
import { Imports } from './imports.ts';
import { Messages } from './messages.ts';
import { MessengerProfile } from './messenger-profile.ts';
import { OnceAnswers } from './once-answers.ts';
import { People } from './people.ts';
import { SeededThings } from './seeded.ts';
import { Submissions } from './submissions.ts';
import { UploadedFiles } from './uploaded.ts';
import { Windows } from './window.ts';

/**
 * Everything of one Page that can be read. There is no way from here to another Page's rows: each
 * statement is bound to this Page's number.
 */
export class PageStore {
  readonly conversations: Conversations;
  readonly messages: Messages;
  readonly people: People;
  readonly engagement: Engagement;
  readonly imports: Imports;
  readonly history: History;
  readonly aliases: Aliases;
  readonly importLease: ImportLeaseReader;
  readonly windows: Windows;
  readonly log: Log;
  readonly importReports: ImportReports;
  readonly messengerProfile: MessengerProfile;

  readonly #connection: Connection;
  readonly #page: number;

  /**
   * @param page the Page's number
   * @param kept counts rows kept between reads, where they may be: whoever lets them drops this
   *   store when something changes
   */
  constructor(connection: Connection, page: number, kept?: KeptRows) {
    this.#connection = connection;
    this.#page = page;
    this.conversations = new Conversations(connection, page);
    this.messages = new Messages(connection, page, kept);
    this.people = new People(connection, page, kept);
    this.engagement = new Engagement(connection, page);
    this.imports = new Imports(connection, page);
    this.history = new History(connection, page);
    this.aliases = new Aliases(connection, page);
    this.importLease = new ImportLeaseReader(connection, page);
    this.windows = new Windows(connection, page);
    this.log = new Log(connection, page);
    this.importReports = new ImportReports(connection, page);
    this.messengerProfile = new MessengerProfile(connection, page);
  }

  /** What of it came from seed files. */
  get seeded(): SeededThings {
    return new SeededThings(this.#connection, this.#page);
  }

  /** What people have filled in. */
  get submissions(): Submissions {
    return new Submissions(this.#connection, this.#page);
  }

  /** What people published on it. */
  get comments(): Comments {
    return new Comments(this.#connection, this.#page);
  }

  /** What was answered to sends that are made once. */
  get onceAnswers(): OnceAnswers {
    return new OnceAnswers(this.#connection, this.#page);
  }

  /** Files that apps uploaded, to be sent by their ids. */
  get uploaded(): UploadedFiles {
    return new UploadedFiles(this.#connection, this.#page);
  }

  /** What became of its events. */
  get deliveries(): Deliveries {
    return deliveriesOf(this.#connection, this.#page);
  }
}
