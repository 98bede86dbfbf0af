import { graphErrorOf } from '../api/answering/graph-error-of.ts';
import { GraphError } from '../graph/errors/error.ts';
import { errorBody } from '../graph/errors/error-body.ts';
import type { GraphAnswer } from '../graph/wire/request.ts';

/**
 * The answer for something thrown while a request was read or answered. What is no GraphError
 * is no fault of the client's: its text goes to `report` and never to the client.
 */
export function refusalAnswer(
  thrown: unknown,
  requestId: string,
  report: (fault: unknown) => void = () => undefined,
): GraphAnswer {
  if (!(thrown instanceof GraphError)) report(thrown);
  const error = graphErrorOf(thrown);
  const { code, status } = error.entry;
  return {
    status,
    body: errorBody(error, requestId),
    version: undefined,
    error: { code, message: error.message },
  };
}
