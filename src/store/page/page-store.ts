import { type Awaitable, chain } from '../../base/awaitable.ts';
import type { Connection } from '../connection.ts';
import { PAGE } from '../directory/tables.ts';
import { type Deliveries, deliveriesOf } from '../log/deliveries.ts';
import { Log } from '../log/log.ts';
import type { KeptRows } from '../row-cache.ts';
import { find } from '../rows.ts';
import { Aliases } from './aliases.ts';
import { Comments } from './comments.ts';
import { ControlHistory } from './control-history.ts';
import { Conversations } from './conversations.ts';
import { Engagement } from './engagement.ts';
import { History } from './history.ts';
import { ImportLeaseReader } from './import-lease.ts';
import { ImportReports } from './import-reports.ts';
import { Imports } from './imports.ts';
import { Messages } from './messages.ts';
import { MessengerProfile } from './messenger-profile.ts';
import { OnceAnswers } from './once-answers.ts';
import { type KeptPeople, People } from './people.ts';
import { Personas } from './personas.ts';
import { SeededThings } from './seeded.ts';
import { Submissions } from './submissions.ts';
import { UploadedFiles } from './uploaded.ts';
import { Windows } from './window.ts';

const idNumber = find(PAGE.only('no', 'idNo'), ['no']);

/** What of one Page may be kept between reads: whoever lets it drops the store when something changes. */
export interface KeptOfPage {
  /** Counts rows that are kept; without it none are but people. */
  readonly rows?: KeptRows;
  readonly people: KeptPeople;
}

/**
 * Everything of one Page that can be read. There is no way from here to another Page's rows: each
 * statement is bound to this Page's number.
 */
export class PageStore {
  readonly conversations: Conversations;
  readonly messages: Messages;
  readonly people: People;

  readonly #connection: Connection;
  readonly #page: number;

  /** @param page the Page's number */
  constructor(connection: Connection, page: number, kept?: KeptOfPage) {
    this.#connection = connection;
    this.#page = page;
    this.conversations = new Conversations(connection, page, kept?.people);
    this.messages = new Messages(connection, page, kept?.rows);
    this.people = new People(connection, page, kept?.people);
  }

  /** The number that the ids of its messages hold, where it is not the Page's own. */
  idNumber(): Awaitable<number | undefined> {
    return chain(this.#connection.one(idNumber, { no: this.#page }), (found) => found?.idNo);
  }

  get engagement(): Engagement {
    return new Engagement(this.#connection, this.#page);
  }

  get imports(): Imports {
    return new Imports(this.#connection, this.#page);
  }

  get history(): History {
    return new History(this.#connection, this.#page);
  }

  get aliases(): Aliases {
    return new Aliases(this.#connection, this.#page);
  }

  get importLease(): ImportLeaseReader {
    return new ImportLeaseReader(this.#connection, this.#page);
  }

  get windows(): Windows {
    return new Windows(this.#connection, this.#page);
  }

  get log(): Log {
    return new Log(this.#connection, this.#page);
  }

  get importReports(): ImportReports {
    return new ImportReports(this.#connection, this.#page);
  }

  get messengerProfile(): MessengerProfile {
    return new MessengerProfile(this.#connection, this.#page);
  }

  /** What of it came from seed files. */
  get seeded(): SeededThings {
    return new SeededThings(this.#connection, this.#page);
  }

  /** In whose name it writes. */
  get personas(): Personas {
    return new Personas(this.#connection, this.#page);
  }

  /** What people have filled in. */
  get submissions(): Submissions {
    return new Submissions(this.#connection, this.#page);
  }

  /** Who controlled its conversations. */
  get controlHistory(): ControlHistory {
    return new ControlHistory(this.#connection, this.#page);
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
