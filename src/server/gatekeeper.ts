import type { Admission } from '../api/answering/admission.ts';
import type { GraphAnswer, GraphRequest } from '../graph/wire/request.ts';
import type { Gatekeeper } from './file-intake.ts';

type Params = ReadonlyMap<string, string>;

/** The answer to a request whose body is not read to its end for it. */
export class EarlyAnswer extends Error {
  override readonly name = 'EarlyAnswer';
  readonly answer: GraphAnswer;

  constructor(answer: GraphAnswer) {
    super('The answer is known before the body is read.');
    this.answer = answer;
  }
}

/**
 * Judges the token of a request as soon as there is one, each once. The query's counts before that of
 * the body, and this before the header's (wire.md 1.4).
 * @param requestOf the request as far as its parameters are known
 */
export function gatekeeper(
  { judge, takesFiles }: Admission,
  requestOf: (params: Params) => GraphRequest,
  query: Params,
  requestId: string,
): Gatekeeper {
  let good: string | undefined;
  return {
    async isKnown(params) {
      const request = requestOf(params);
      const token = query.get('access_token') || request.token;
      if (token === undefined) return false;
      if (token === good) return true;
      const verdict = await judge({ ...request, token }, requestId);
      if (verdict === 'not asked for') return false;
      if (verdict !== 'good') throw new EarlyAnswer(verdict);
      good = token;
      return true;
    },
    takesFiles: (params) => takesFiles(requestOf(params)),
  };
}
