import { ask } from '../control/ask.ts';
import { ControlError, type Gives } from '../control/control-plane.ts';
import { Shown } from '../shown.ts';
import { type Call, urlOf } from './call.ts';
import { remember } from './history.ts';
import { pastedToken } from './tokens/pasted.ts';

export type Answer = Gives<'POST /calls'>;

/** A call that was made here, and what it came to. */
export interface Run {
  readonly call: Call;
  /** Undefined while there is no answer. */
  readonly answer?: Answer;
  /** Why there is none: the console's own failure, not Meta's error. */
  readonly failure?: ControlError;
}

const last = new Shown<Run | undefined>(undefined);
let underWay: AbortController | undefined;

/** The last call that was made; it stays while another tab of the pane is open. */
export const useLastRun = last.use;

/** What an operation takes of a call. @param token the handle that counts where the call names none */
const inputOf = ({ method, host, body, ...call }: Call, token: string | undefined) => {
  const said = call.token ?? token;
  const handle = said === 'pasted' ? pastedToken() : said;
  return {
    ...{ method, host, url: urlOf(call) },
    ...(method !== 'GET' && body !== '' && { body }),
    ...(handle !== undefined && handle !== 'none' && { token: handle }),
  };
};

/** Makes a call, whatever it is; the one before it is not waited for any more. */
export async function run(call: Call, token: string | undefined): Promise<void> {
  underWay?.abort();
  const mine = new AbortController();
  underWay = mine;
  last.become({ call });
  try {
    const answer = await ask('POST /calls', inputOf(call, token), mine.signal);
    if (mine.signal.aborted) return;
    last.become({ call, answer });
    remember(call, answer.status);
  } catch (failure) {
    if (mine.signal.aborted) return;
    last.become({
      call,
      failure: failure instanceof ControlError ? failure : new ControlError(String(failure), 0),
    });
  }
}

/** Shows what the same call came to when it was made once more, as far as the timeline keeps it. */
export async function showRow(call: Call, seq: number): Promise<void> {
  const { answer, status = 0, ms = 0 } = await ask('GET /timeline/{seq}', { seq: String(seq) });
  last.become({ call, answer: { status, headers: [], body: answer?.body ?? '', ms, seq } });
}
