import { GraphError } from '../graph/error.ts';
import { errorBody } from '../graph/error-body.ts';
import type { GraphAnswer } from '../graph/request.ts';

/**
 * The answer for something thrown while a request was read or answered. What is no GraphError is a
 * fault of ours: its text goes to `report` and never to the client.
 */
export function refusal(
  thrown: unknown,
  requestId: string,
  report: (fault: unknown) => void = () => undefined,
): GraphAnswer {
  const isKnown = thrown instanceof GraphError;
  if (!isKnown) report(thrown);
  const error = isKnown ? thrown : new GraphError('unknown');
  const { code, status } = error.entry;
  return {
    status,
    body: errorBody(error, requestId),
    version: undefined,
    error: { code, message: error.message },
  };
}
