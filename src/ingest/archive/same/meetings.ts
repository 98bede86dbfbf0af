import type { PageStore } from '../../../store/page/page-store.ts';
import type { NewMessage } from '../../../store/page/writer.ts';
import type { Tally } from '../../report.ts';
import type { Identity } from '../identity/identify.ts';
import type { StandingThread } from '../standing.ts';
import type { SurveyedFile } from '../survey.ts';
import type { Edge } from './edges.ts';

/** Messages of a file, and where it meets others of its download. */
interface Part {
  readonly identity: Identity;
  readonly file: SurveyedFile;
  readonly edge: Edge | undefined;
}

/** Where files meet within a millisecond: those of one import, and those of one import and another. */
export class Meetings {
  readonly #tally: Tally;
  #identity: Identity | undefined;
  readonly #met = new Map<string, readonly NewMessage[]>();
  readonly #told = new Set<SurveyedFile>();

  constructor(tally: Tally) {
    this.#tally = tally;
  }

  /** The messages of one millisecond with those that files of the same download before it had. */
  all({ identity, edge }: Part, moment: readonly NewMessage[]): readonly NewMessage[] {
    const [{ created } = { created: 0 }] = moment;
    if (!edge?.times.has(created)) return moment;
    if (this.#identity !== identity) this.#met.clear();
    this.#identity = identity;
    const key = `${edge.download} ${created}`;
    const all = [...(this.#met.get(key) ?? []), ...moment];
    this.#met.set(key, all);
    return all;
  }

  /**
   * Says so where a file begins or ends in the very millisecond in which what stood of the thread
   * ended or began, so that equal messages there may be two and count as one.
   */
  async look(
    reader: PageStore,
    { file, edge }: Part,
    { standing, created }: { readonly standing: StandingThread; readonly created: number },
  ): Promise<void> {
    const { first, last } = file.facts;
    if (created !== first && created !== last) return;
    if (edge?.times.has(created) || this.#told.has(file)) return;
    const { conversation, oldestBefore, newestBefore } = standing;
    const before = { created, tie: 0 };
    const goesOn =
      created === first &&
      newestBefore === created &&
      (await reader.messages.older(conversation, before, 1)).length > 0;
    const comesBefore = created === last && oldestBefore === created && newestBefore > created;
    if (!goesOn && !comesBefore) return;
    this.#told.add(file);
    const time = new Date(created).toISOString();
    this.#tally.countOnce(
      file.file.shown,
      `it ${goesOn ? 'begins' : 'ends'} at ${time}, within the millisecond of another file that came in before: messages that are equal there count once (give both files in one import to have them told apart)`,
    );
  }
}
