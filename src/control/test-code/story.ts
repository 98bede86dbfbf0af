import { showActOperation } from '../../admin/acts/again/act-again.ts';
import { AdminError } from '../../admin/error.ts';
import type { TimelineRow } from '../../journal/timeline/row.ts';
import { NO_APP } from '../../journal/timeline/rows.ts';
import { Timeline } from '../../journal/timeline/timeline.ts';
import type { LogEvent } from '../../store/log/log.ts';
import type { ControlDeps } from '../explain.ts';
import { keptJournal } from '../requests.ts';
import { repliesOf } from '../waiting/reply.ts';
import { actCode, INDENT } from './act-code.ts';
import { Expression, literal } from './literal.ts';
import type { RowChoice } from './row-choice.ts';
import { shownReply } from './shown-reply.ts';
import type { CastCustomer, TestStory } from './write-test.ts';

/** What is done again besides what people do. */
const CONTROLS = /^(?:\w+Clock|fail|changePage|armChaos|mend)$/;

/** Acts that no bot is asked to answer. */
const RECEIPTS = new Set(['read', 'delivery']);

/** Letters of an act that stand in a test; those of a longer one are files. */
const LONGEST = 20_000;

/** Ids in what is done which no code stands for. */
const IDS = ['message', 'reply_to', 'id', 'post_id'];

interface Act {
  readonly row: TimelineRow;
  readonly operation: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly who: CastCustomer | undefined;
  /** Ids of messages that are named in it. */
  readonly names: readonly string[];
}

/** Writes down what was chosen as the steps of a test. */
export class StoryWriter {
  readonly #deps: ControlDeps;
  readonly #choice: RowChoice;
  readonly #customers = new Map<string, CastCustomer>();
  /** By id of a message: what it is in the code. */
  readonly #ids = new Map<string, string>();
  readonly #notes: string[] = [];
  #named = 0;

  constructor(deps: ControlDeps, choice: RowChoice) {
    this.#deps = deps;
    this.#choice = choice;
  }

  /** @throws AdminError where nothing of it can be done again */
  async story(): Promise<TestStory> {
    const { rows, isChosen, page, app } = this.#choice;
    const chosen = rows.filter(isChosen);
    const acts = await this.#acts(chosen);
    const wanted = new Set(acts.flatMap(({ names }) => names));
    const steps: string[] = [];
    for (const row of chosen) {
      const act = acts.find((each) => each.row === row);
      if (act) steps.push(...(await this.#actSteps(act, wanted)));
      else if (row.kind === 'control') steps.push(...(await this.#controlSteps(row)));
      else if (row.kind === 'call' && row.code !== undefined) steps.push(refusedStep(row));
    }
    const [first] = chosen;
    if (acts.length === 0 || !first) {
      throw new AdminError(
        'Nobody does anything in these rows that an app was told of: choose also what the customer wrote or tapped.',
        { conflict: true },
      );
    }
    const { subscriptions } = this.#deps.store.directory;
    const fields = async (object: 'page' | 'instagram') =>
      (await subscriptions.one(app.id, object))?.fields.map(({ name }) => name);
    const hasInstagram = page.instagramUsername !== undefined;
    return {
      title: titleOf(acts, app.name),
      now: first.at,
      page: { name: page.name, mode: page.mode, instagram: page.instagramUsername },
      app: {
        name: app.name,
        isDefault: page.defaultApp === app.id,
        fields: await fields('page'),
        instagramFields: hasInstagram ? await fields('instagram') : undefined,
      },
      customers: [...this.#customers.values()],
      steps: [...this.#notes, ...(this.#notes.length > 0 ? [''] : []), ...steps],
    };
  }

  /** What of the rows somebody did that can be done again. */
  async #acts(rows: readonly TimelineRow[]): Promise<Act[]> {
    const acts: Act[] = [];
    for (const row of rows) {
      if (row.kind !== 'act' || row.event === undefined) continue;
      const { page } = this.#choice;
      const told = await showActOperation.run(this.#deps, {
        page: page.id,
        event: String(row.event),
      });
      const { operation, input, unclear, person_name: name, platform } = told;
      if (operation === undefined || input === undefined) {
        this.#note(row, unclear ?? 'nobody did it');
        continue;
      }
      if (!this.#wasTold(row)) {
        this.#note(row, 'no app was told of it');
        continue;
      }
      const { page: _page, as, ...rest } = input as Readonly<Record<string, unknown>>;
      if (JSON.stringify(rest).length > LONGEST) {
        this.#note(row, 'the files in it are too large for a test');
        continue;
      }
      const who = typeof as === 'string' ? this.#customer(as, name, platform) : undefined;
      const names = IDS.flatMap((each) => (typeof rest[each] === 'string' ? rest[each] : []));
      acts.push({ row, operation, input: rest, who, names });
    }
    return acts;
  }

  /** Whether anybody could answer: the bot of the test is told from the beginning, and would. */
  #wasTold({ event, page, note }: TimelineRow): boolean {
    const took = (row: TimelineRow) =>
      row.kind === 'webhook' && row.delivered && row.event === event && row.page === page;
    return note !== NO_APP || this.#choice.rows.some(took);
  }

  async #actSteps(act: Act, wanted: ReadonlySet<string>): Promise<string[]> {
    const { row, operation, who } = act;
    const input = this.#withNames(act);
    if (!input) return [];
    const isNamed = row.mid !== undefined && wanted.has(row.mid) && !this.#ids.has(row.mid);
    const does = actCode({ operation, input, who: who?.called });
    const called = isNamed ? `act${++this.#named}` : undefined;
    if (called) this.#ids.set(row.mid as string, `${called}.messageId`);
    const line = `${called ? `const ${called} = ` : ''}${does};`;
    if (!who || RECEIPTS.has(row.what) || input.from_page) return [line];
    return [line, ...(await this.#answerSteps(act, who, wanted)), ''];
  }

  /** What the bot answered until somebody did something in the conversation again. */
  async #answerSteps(
    { row }: Act,
    { called }: CastCustomer,
    wanted: ReadonlySet<string>,
  ): Promise<string[]> {
    const { rows, isChosen, app } = this.#choice;
    const there = rows.filter(
      ({ seq, conversation }) => seq > row.seq && conversation === row.conversation,
    );
    const next = there.findIndex(({ kind, what }) => kind === 'act' && !RECEIPTS.has(what));
    const until = next < 0 ? there : there.slice(0, next);
    const sent = until.filter(
      ({ kind, what, app: by }) => kind === 'event' && what === 'message' && by === app.id,
    );
    const replies = await this.#replies(sent);
    if (replies.length > 0) {
      const ids = replies.map(({ id }) => id);
      const isNamed = ids.some((id) => wanted.has(id));
      const answers = isNamed ? `answers${++this.#named}` : undefined;
      ids.forEach((id, i) => void (answers && this.#ids.set(id, `${answers}[${i}].id`)));
      const count = replies.length > 1 ? `, { count: ${replies.length} }` : '';
      const got = `await graph.replies(${called}${count})`;
      const expected = literal(replies.map(shownReply), INDENT);
      return answers
        ? [`const ${answers} = ${got};`, `assert.deepEqual(${answers}.map(shown), ${expected});`]
        : [`assert.deepEqual((${got}).map(shown), ${expected});`];
    }
    const isRefused = until.some((each) => isChosen(each) && each.code !== undefined);
    // Whoever does something else at once does not wait for an answer.
    return isRefused || next >= 0 ? [] : [`await graph.silence(${called});`];
  }

  async #replies(sent: readonly TimelineRow[]) {
    const { page } = this.#choice;
    const store = this.#deps.store.page(page.no);
    const id = sent[0]?.conversation;
    const conversation = id === undefined ? undefined : await store.conversations.byId(id);
    if (!conversation) return [];
    const events: LogEvent<'message'>[] = [];
    for (const { event = 0 } of sent) {
      const [found] = (await store.log.after(event - 1, 1, ['message'])).events;
      if (found?.no === event) events.push(found);
    }
    return repliesOf(page, store, conversation, events);
  }

  async #controlSteps({ seq, what, status = 200 }: TimelineRow): Promise<string[]> {
    if (!CONTROLS.test(what) || status >= 400) return [];
    const timeline = new Timeline(keptJournal(this.#deps), this.#deps.store);
    const { input = {} } = (await timeline.row(seq)) ?? {};
    const page = 'page' in input ? { page: new Expression('page.id') } : {};
    return [`await graph.control.${what}(${literal({ ...input, ...page }, INDENT)});`];
  }

  /** What an act is given, with what ids are called here; undefined where one is of before. */
  #withNames({ input, row }: Act): Readonly<Record<string, unknown>> | undefined {
    const named: Record<string, unknown> = { ...input };
    for (const each of IDS) {
      const id = input[each];
      if (typeof id !== 'string') continue;
      const code = this.#ids.get(id);
      if (code === undefined) {
        this.#note(row, 'it is about something of before the rows that were chosen');
        return undefined;
      }
      named[each] = new Expression(code);
    }
    return named;
  }

  #customer(id: string, name = 'Customer', platform: CastCustomer['platform'] = 'MESSENGER') {
    const known = this.#customers.get(id);
    if (known) return known;
    const taken = new Set([...this.#customers.values()].map(({ called }) => called));
    const plain =
      name
        .normalize('NFKD')
        .replaceAll(/[^A-Za-z ]/g, '')
        .trim()
        .split(/ +/)[0] ?? '';
    const word = plain === '' ? 'customer' : plain.toLowerCase();
    const base = TAKEN.has(word) ? `${word}Customer` : word;
    let called = base;
    for (let i = 2; taken.has(called); i++) called = `${base}${i}`;
    const made = { called, name, platform };
    this.#customers.set(id, made);
    return made;
  }

  #note({ seq, what }: TimelineRow, why: string): void {
    this.#notes.push(`// Row ${seq} (${what}) is left out: ${why.replace(/\.$/, '')}.`);
  }
}

/** Names that stand for something else in the code. */
const TAKEN = new Set([
  ...['assert', 'test', 'graph', 'page', 'app', 'shown', 'await', 'case', 'class', 'const'],
  ...['default', 'do', 'else', 'enum', 'for', 'function', 'if', 'in', 'let', 'new', 'null', 'this'],
  ...['true', 'false', 'try', 'var', 'void', 'while', 'with', 'yield', 'static', 'return'],
]);

/** That a call was refused as it was. */
function refusedStep({ what, code, subcode }: TimelineRow): string {
  const [method = '', path = ''] = what.split(' ');
  const last = path.split('/').at(-1) ?? '';
  const such = /^[a-z_]+$/.test(last) ? new Expression(`/${last}$/`) : undefined;
  return `await graph.requests.wait(${literal({ method, path: such, code, subcode }, INDENT)});`;
}

const MOST_OF_TITLE = 60;

function titleOf(acts: readonly Act[], app: string): string {
  const [first] = acts;
  const { text, title } = first?.input ?? {};
  const words = [text, title].find((each) => typeof each === 'string');
  const did = `${first?.operation}${words === undefined ? '' : ` "${words}"`}`;
  return `${first?.who?.name ?? 'Somebody'}: ${did.slice(0, MOST_OF_TITLE)}, answered by ${app}`;
}
