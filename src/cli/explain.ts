import { styleText } from 'node:util';
import type { Command } from 'commander';
import { Identifier } from '../access/identify.ts';
import type { Explanation } from '../api/explain/explain.ts';
import { type AskedCall, readCall } from '../api/explain/read-call.ts';
import { NOT_OFFERED } from '../api/not-yet.ts';
import type { StoreFlags } from '../config/store-config.ts';
import type { CallExplanation, MadeCall } from '../control/explain-made.ts';
import { VERSIONS } from '../graph/declare/versions.ts';
import { withCopyable } from '../house/copyable.ts';
import { WrongUse } from '../house/failure.ts';
import type { House } from '../house/house.ts';
import { askServer, SERVER_FLAG, SERVER_HELP } from './ask-server.ts';
import { type FilterFlags, filterOf, filterOptions } from './log/filters.ts';
import type { CommandHouse } from './open-store.ts';
import { examples, storeCommand } from './options.ts';
import { print, table } from './output.ts';
import { PLAIN_PAINT } from './paint.ts';
import { callWords } from './request-lines.ts';
import { withHouse } from './with-house.ts';

interface ExplainFlags extends StoreFlags, FilterFlags {
  readonly token?: string;
  readonly last?: true;
  readonly seq?: string;
  readonly server?: string;
}

/** Flags that say which of the calls that were refused is meant. */
const WHICH = ['app', 'page', 'conversation', 'code', 'path', 'filter'] as const;

/** `convograph explain`: why a call is answered as it is. */
export function explainCommand(): Command {
  const command = storeCommand(
    'explain',
    'Tell what a call needs, what there is and what is missing',
  )
    .argument(
      '[call...]',
      "'METHOD URL': a path or an address, with the parameters of a POST too in its query; GET where no method is named",
    )
    .option('--token <token>', 'access token of the call (one in the address counts instead)')
    .option('--last', 'the last call that the server refused, with the token that it came with')
    .option('--seq <seq>', 'the call of this number in `convograph log`');
  for (const option of filterOptions()) {
    if (WHICH.some((name) => option.attributeName() === name)) command.addOption(option);
  }
  return command
    .option(SERVER_FLAG, SERVER_HELP)
    .addHelpText(
      'after',
      examples(
        'explain --last',
        'explain --last --app "My app"',
        "explain 'GET /me/conversations?platform=instagram' --token EAA…",
        "explain 'https://graph.facebook.com/v23.0/me?access_token=EAA…'",
        "explain 'POST /me/messages' --token EAA… --json",
        `explain 'POST /me/messages?recipient={"id":"4404935943621117"}&message={"text":"Hi"}' --token EAA…`,
      ),
    )
    .action(run);
}

async function run(words: readonly string[], flags: ExplainFlags): Promise<void> {
  const { method, url, token: own } = readCall(words.join(' '));
  const { last, seq, token = own } = flags;
  if ([url !== '', last, seq !== undefined].filter(Boolean).length !== 1) {
    throw new WrongUse(
      "Say which call to explain, such as 'GET /me/conversations', or --last, or --seq with its number.",
    );
  }
  if (url === '' && token !== undefined) {
    throw new WrongUse('The server knows the token of the call: leave --token out.');
  }
  const limiting = WHICH.find((name) => flags[name] !== undefined);
  if (!last && limiting) throw new WrongUse(`--${limiting} goes with --last.`);
  const no = seq === undefined ? undefined : seqOf(seq);
  await withHouse(flags, async (house) => {
    const found =
      url === ''
        ? await explainedByServer(house, flags, no)
        : await explainHere(house, { method, url, token });
    const explanation = {
      ...found,
      requirements: found.requirements.map(({ hint, ...need }) =>
        hint === undefined ? need : { ...need, hint: withCopyable(hint, flags.data) },
      ),
    };
    print(flags, explanation, flags.json ? '' : await told(explanation, flags.data));
  });
}

/** Of one that could be made no server has to run. */
async function explainHere(house: CommandHouse, asked: AskedCall): Promise<CallExplanation> {
  const { explainAsked } = await import('../control/explain-made.ts');
  return explainAsked({ ...house, answering: answering(house) }, asked);
}

/** Of a call that was made: the server knows which, and with what token. */
async function explainedByServer(
  house: House,
  flags: ExplainFlags,
  seq: number | undefined,
): Promise<CallExplanation> {
  const { explainOperation } = await import('../control/explain.ts');
  const filter = await filterOf(flags, house.store.directory);
  const which = seq === undefined ? { last: true, filter: filter || undefined } : { seq };
  return askServer(house, explainOperation, which, flags);
}

/** @throws WrongUse */
function seqOf(text: string): number {
  if (/^\d{1,15}$/.test(text)) return Number(text);
  throw new WrongUse(`--seq must be the number of a call, and is "${text}".`);
}

/** The house as the server answers from it. */
const answering = ({
  store,
  vault,
  media,
  clock,
  random,
  outbound,
  fetcher,
  probe,
  calendar,
}: CommandHouse) => ({
  random,
  outbound,
  fetcher,
  probe,
  store,
  identifier: new Identifier(store, vault),
  vault,
  media,
  clock,
  calendar,
  defaultVersion: VERSIONS[0] ?? 'v19.0',
  onFault: (fault: unknown) => {
    throw fault;
  },
});

async function told(explanation: CallExplanation, data?: string): Promise<string> {
  const { request, token, requirements, made, headline, remedies, at_meta } = explanation;
  const lines = [
    request,
    ...(token === undefined ? [] : [`with ${token}`]),
    ...(made ? [madeWords(made)] : []),
    '',
    ...(headline === undefined ? [] : [`${headline}.`, '']),
  ];
  if (requirements.length > 0) {
    lines.push(
      await table(requirements, {
        ' ': ({ ok, error }) => (ok ? 'ok' : error ? 'MISSING' : 'left out'),
        NEEDED: ({ needed }) => needed,
        'WHAT THERE IS': ({ has }) => has,
      }),
      '',
    );
  }
  const hints = requirements.filter(({ hint }) => hint !== undefined);
  if (hints.length > 0) {
    lines.push('How to mend it:', ...hints.map(({ needed, hint }) => `- ${needed}: ${hint}.`), '');
  }
  if (remedies.length > 0) {
    const commands = remedies.map(({ words, command }) => `- ${words}: \`convograph ${command}\``);
    lines.push('Do one of:', ...commands.map((line) => withCopyable(line, data)), '');
  }
  if (at_meta !== undefined) lines.push(`On Meta's host: ${at_meta}`, '');
  lines.push(...verdict(explanation));
  return lines.map(painted).join('\n');
}

/** What became of a call when it was made, and what of it is kept nowhere. */
function madeWords({ seq, at, lost, status, code, message, fault }: MadeCall): string {
  const answer = callWords({ call: '', status, code, why: fault ?? message }, PLAIN_PAINT).trim();
  const missing = lost.length === 0 ? '' : `, without what is kept nowhere: ${lost.join(', ')}`;
  return `as number ${seq} at ${at.slice(11, 19)}, answered ${answer}${missing}`;
}

/** What is met in green, what is lacking in red: the first word of a row says which it is. */
const painted = (text: string): string =>
  text
    .replaceAll(/^ok(?= )/gm, (word) => styleText('green', word))
    .replaceAll(/^(?:MISSING|left out)(?= )/gm, (word) => styleText('red', word));

/** How what is not there is told: Meta may have more than what the documentation here lists. */
const NOT_THERE = /^Unknown path components|^\(#803\)|nonexisting field/;

function verdict({ answer, missing, carried_out: done, not_yet }: Explanation): string[] {
  const { status, error } = answer;
  if (error) {
    const who =
      not_yet !== undefined
        ? `${NOT_OFFERED}. Until then it answers with ${status}:`
        : NOT_THERE.test(error.message)
          ? `Convograph answers with ${status}, as Meta's host does where it has no such thing:`
          : `Meta's host would answer with ${status}:`;
    return [who, JSON.stringify({ error })];
  }
  const left = missing.length > 0 ? 'Data is left out, and nobody is told.' : 'Nothing is missing.';
  if (done) return [`${left} Meta's host would answer with ${status}.`];
  return [`${left} It was judged and not carried out: what comes of it shows when it is.`];
}
