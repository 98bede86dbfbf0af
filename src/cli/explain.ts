import { styleText } from 'node:util';
import type { Command } from 'commander';
import { Identifier } from '../access/identify.ts';
import { type Explanation, explain } from '../api/explain/explain.ts';
import { readAskedCall } from '../api/explain/read-call.ts';
import { NOT_OFFERED } from '../api/not-yet.ts';
import type { StoreFlags } from '../config/store-config.ts';
import { VERSIONS } from '../graph/declare/versions.ts';
import { withCopyable } from '../house/copyable.ts';
import { WrongUse } from '../house/failure.ts';
import type { House } from '../house/house.ts';
import { examples, storeCommand } from './options.ts';
import { print, table } from './output.ts';
import { withHouse } from './with-house.ts';

interface ExplainFlags extends StoreFlags {
  readonly token?: string;
}

/** `convograph explain`: why a call is answered as it is. */
export function explainCommand(): Command {
  return storeCommand('explain', 'Tell what a call needs, what there is and what is missing')
    .argument(
      '<call...>',
      "'METHOD URL': a path or an address, with the parameters of a POST too in its query; GET where no method is named",
    )
    .option('--token <token>', 'access token of the call (one in the address counts instead)')
    .addHelpText(
      'after',
      examples(
        "explain 'GET /me/conversations?platform=instagram' --token EAA…",
        "explain 'https://graph.facebook.com/v23.0/me?access_token=EAA…'",
        "explain 'POST /me/messages' --token EAA… --json",
        `explain 'POST /me/messages?recipient={"id":"4404935943621117"}&message={"text":"Hi"}' --token EAA…`,
      ),
    )
    .action(run);
}

async function run(words: readonly string[], flags: ExplainFlags): Promise<void> {
  const { method, url } = readAskedCall(words.join(' '));
  if (url === '') {
    throw new WrongUse("Say which call to explain, such as 'GET /me/conversations'.");
  }
  await withHouse(flags, async (house) => {
    const found = await explain({ method, url, token: flags.token }, answering(house));
    const explanation = {
      ...found,
      requirements: found.requirements.map(({ hint, ...need }) =>
        hint === undefined ? need : { ...need, hint: withCopyable(hint, flags.data) },
      ),
    };
    print(flags, explanation, flags.json ? '' : await told(explanation));
  });
}

/** The house as the server answers from it. */
const answering = ({ store, vault, media, clock, random, outbound, fetcher, probe }: House) => ({
  random,
  outbound,
  fetcher,
  probe,
  store,
  identifier: new Identifier(store, vault),
  vault,
  media,
  clock,
  defaultVersion: VERSIONS[0] ?? 'v19.0',
  onFault: (fault: unknown) => {
    throw fault;
  },
});

async function told(explanation: Explanation): Promise<string> {
  const { request, token, requirements } = explanation;
  const lines = [request, ...(token === undefined ? [] : [`with ${token}`]), ''];
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
  lines.push(...verdict(explanation));
  return lines.map(painted).join('\n');
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
