import type { PageStore } from '../../../store/page/page-store.ts';
import type { Tally } from '../../report.ts';
import type { StandingThread } from '../standing.ts';
import type { SurveyedFile } from '../survey.ts';

/** Where a file of an import meets one of an earlier import within a millisecond. */
export class Meetings {
  readonly #tally: Tally;
  readonly #told = new Set<SurveyedFile>();

  constructor(tally: Tally) {
    this.#tally = tally;
  }

  /**
   * Says so where a file begins or ends in the very millisecond in which what stood of the thread
   * ended or began, so that equal messages there may be two and count as one.
   * @param times milliseconds in which all of the download's messages are given
   */
  async look(
    reader: PageStore,
    { file, times }: { readonly file: SurveyedFile; readonly times: ReadonlySet<number> },
    { standing, created }: { readonly standing: StandingThread; readonly created: number },
  ): Promise<void> {
    const { first, last, form } = file.facts;
    // An encrypted thread is one file.
    if (form === 'e2ee' || (created !== first && created !== last)) return;
    if (times.has(created) || this.#told.has(file)) return;
    const { conversation, oldestBefore, newestBefore } = standing;
    const before = { created, tie: 0 };
    const goesOn =
      created === first &&
      newestBefore === created &&
      (await reader.messages.older(conversation, before, 1)).length > 0;
    // The newest messages are in the first file: no other comes after it.
    const comesBefore =
      created === last && oldestBefore === created && newestBefore > created && file.number > 1;
    if (!goesOn && !comesBefore) return;
    this.#told.add(file);
    const time = new Date(created).toISOString();
    this.#tally.countedOnce.add(
      file.file.shown,
      `it ${goesOn ? 'begins' : 'ends'} at ${time}, within the millisecond of another file that came in before: messages that are equal there count once (give both files in one import to have them told apart)`,
    );
  }
}
