import type { PageStore } from '../../../store/page/page-store.ts';
import type { StandingThread } from '../standing.ts';
import type { SurveyedFile } from '../survey.ts';

/**
 * Says so where a file begins or ends in the very millisecond in which what stood of its thread
 * ended or began, so that equal messages there may be two and count as one.
 * @param times milliseconds in which all of the download's messages are given
 */
export async function meetingOf(
  reader: PageStore,
  { file, times }: { readonly file: SurveyedFile; readonly times: ReadonlySet<number> },
  { standing, created }: { readonly standing: StandingThread; readonly created: number },
): Promise<string | undefined> {
  const { first, last, form } = file.facts;
  // An encrypted thread is one file.
  if (form === 'e2ee' || (created !== first && created !== last)) return undefined;
  if (times.has(created)) return undefined;
  const { conversation, oldestBefore, newestBefore } = standing;
  const before = { created, tie: 0 };
  const goesOn =
    created === first &&
    newestBefore === created &&
    (await reader.messages.older(conversation, before, 1)).length > 0;
  // The newest messages are in the first file: no other comes after it.
  const comesBefore =
    created === last && oldestBefore === created && newestBefore > created && file.number > 1;
  if (!goesOn && !comesBefore) return undefined;
  const time = new Date(created).toISOString();
  return `it ${goesOn ? 'begins' : 'ends'} at ${time}, within the millisecond of another file that came in before: messages that are equal there count once (give both files in one import to have them told apart)`;
}
