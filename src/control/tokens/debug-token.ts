import { INSTAGRAM_SCOPES, SCOPES, TASKS } from '../../access/scopes.ts';
import { type TokenFacts, tokenFacts } from '../../access/token-facts.ts';
import { HANDLES } from '../../access/token-handle.ts';
import { problemOf } from '../../access/token-problem.ts';
import { GraphErrorShape, shownError } from '../../admin/graph-error.ts';
import { operation } from '../../admin/operation.ts';
import { list, object, open, text } from '../../admin/schema.ts';
import { Token } from '../../admin/tokens/token.ts';
import { infoOf } from '../../admin/tokens.ts';
import { createAnswer } from '../../api/answering/answer.ts';
import { requestOf } from '../../api/explain/read-call.ts';
import { describeToken } from '../../api/explain/token.ts';
import { heldToken } from '../calls/held-token.ts';
import type { ControlDeps } from '../explain.ts';

const Debugged = object('DebuggedToken', 'What a token is.', {
  words: text('in a few words, without its text'),
  'token?': Token,
  scopes: list(text(), 'that it has today: those of its row that its person grants still'),
  tasks: list(text(), 'that it has today on its Page'),
  'error?': GraphErrorShape,
  could: object('TokenRights', 'What a token of its kind can be given.', {
    scopes: list(text()),
    tasks: list(text()),
  }),
  debug_token: open('', 'What debug_token on Meta’s side answers, asked by its app.', {}),
});

/** The text of a token is as little for an address as the control key: it comes in the body. */
export const debugTokenOperation = operation({
  id: 'debugToken',
  words: 'Tell what a token is, what it may do today, and what debug_token says of it',
  http: 'POST /tokens/debug',
  looks: true,
  onServer: true,
  takes: { token: text(`its text, or ${HANDLES}`) },
  gives: Debugged,
  async run(deps: ControlDeps, { token: said }) {
    const { store, vault, clock } = deps;
    const { directory } = store;
    const now = clock.now();
    const text = await heldToken(said, { store, vault });
    const facts = await tokenFacts(text, { store, vault }, now);
    const [first] = await directory.apps.after('', 1);
    const app = facts?.app ?? first;
    const problem = facts ? problemOf(facts, now) : undefined;
    return {
      words: facts
        ? describeToken(facts)
        : 'no token of this server: look whether it was cut, or comes from elsewhere',
      ...(facts?.row && { token: await infoOf(directory, facts.row, now) }),
      scopes: facts?.scopes ?? [],
      tasks: facts?.tasks ?? [],
      ...(problem && { error: shownError(problem) }),
      could: couldHave(facts),
      debug_token: app ? await asked(deps, text, `${app.id}|${vault.unseal(app.secret)}`) : {},
    };
  },
  command: 'token debug <token>',
  examples: ['token debug 402817365091', 'token debug EAA…'],
  says: ({ words, error, debug_token }) =>
    `It is ${words}${error ? `: ${error.message}` : ''}\n\n${JSON.stringify(debug_token, undefined, 2)}`,
});

/** Tasks of a person's tokens come with the role. */
const couldHave = (facts: TokenFacts | undefined) => ({
  scopes:
    !facts?.row || facts.kind === 'app'
      ? []
      : facts.kind === 'instagram'
        ? INSTAGRAM_SCOPES
        : SCOPES,
  tasks: facts?.row?.kind === 'page' ? TASKS : [],
});

/** What debug_token answers, without counting or keeping that it was asked. */
async function asked(
  { answering }: ControlDeps,
  token: string,
  app: string,
): Promise<Readonly<Record<string, unknown>>> {
  const quiet = {
    ...answering,
    journal: undefined,
    shapes: undefined,
    limiter: undefined,
    faults: undefined,
  };
  const url = `/debug_token?input_token=${encodeURIComponent(token)}`;
  const { body, place } = await createAnswer(quiet)(requestOf({ url, token: app }), 'A0');
  place?.leave();
  return typeof body === 'string' ? JSON.parse(body) : {};
}
