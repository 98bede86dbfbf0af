import { Identifier } from '../../src/access/identify.ts';
import type { AnswerDeps } from '../../src/api/answering/answer-deps.ts';
import { type Explanation, explain } from '../../src/api/explain/explain.ts';
import { readCall } from '../../src/api/explain/read-call.ts';
import { Calendar } from '../../src/graph/declare/calendar.ts';
import type { World } from '../support/world.ts';

/** Has a call explained over a world's store, as the command line and the control plane do. */
export function ask(
  { server, token: full }: World,
  text: string,
  token: string | undefined = full,
  more: Partial<AnswerDeps> = {},
): Promise<Explanation> {
  const { store, vault, media, clock, random, outbound, fetcher, probe } = server;
  const identifier = new Identifier(store, vault);
  const onFault = (fault: unknown) => {
    throw fault;
  };
  const deps: AnswerDeps = {
    ...{ store, vault, media, clock, random, outbound, fetcher, probe, identifier, onFault },
    calendar: new Calendar('all', clock),
    defaultVersion: 'v19.0',
    ...more,
  };
  return explain({ ...readCall(text), token }, deps);
}

/** What is missing of a call, by what is needed, with the error each lack gives. */
export const lacking = ({ requirements }: Explanation): Record<string, string | undefined> =>
  Object.fromEntries(
    requirements.filter(({ ok }) => !ok).map(({ needed, error }) => [needed, error?.message]),
  );
