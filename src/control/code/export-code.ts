import { HANDLES, tokenOfHandle } from '../../access/token-handle.ts';
import { AdminError } from '../../admin/error.ts';
import { operation } from '../../admin/operation.ts';
import { byDefault, integer, list, object, open, text, textOf, word } from '../../admin/schema.ts';
import type { ControlDeps } from '../explain.ts';
import { LANGUAGE_NAMES, LANGUAGES, type LanguageName } from './languages.ts';
import { sampleCallOf } from './read-call.ts';
import type { Language } from './sample-call.ts';

const Sample = object('CodeSample', 'A call in the words of one client.', {
  as: word(LANGUAGE_NAMES),
  name: text(),
  syntax: word(['http', 'shell', 'php', 'js', 'java', 'objc', 'python']),
  code: text('all of it'),
  'page?': text('the same as Meta’s own pages have it'),
  'here?': text('how this client is brought to this server, where the code does not say so'),
});

export const exportCodeOperation = operation({
  id: 'exportCode',
  words: 'Write a call as code, for curl, Meta’s SDKs, Node or Python',
  http: 'POST /export/code',
  looks: true,
  onServer: true,
  takes: {
    'url?': textOf(
      { maxLength: 65_536, pattern: '\\S' },
      'a path or an address with its query, the method before it where that is not GET; a token in it stands in the code',
      { wrong: '"url" must be a path or an address, such as /me/conversations.' },
    ),
    'method?': word(['GET', 'POST', 'DELETE'], 'GET without it'),
    'host?': word(['facebook', 'instagram'], 'for which host, where `url` is a path'),
    'body?': open('CodeBody', 'parameters of its body: texts, or JSON', {}),
    'token?': text(
      `whose text is to stand in the code: ${HANDLES}, or the text itself; a placeholder without it`,
    ),
    'as?': word(LANGUAGE_NAMES, 'the one client; all without it', '--as <client>'),
    at: byDefault(word(['here', 'meta'], 'which server the code calls'), 'here'),
    'seq?': integer('the call of this number in the timeline, in place of `url`'),
    'trace?': text('the call that was answered with this fbtrace_id, in place of `url`'),
  },
  gives: object('CodeSamples', '', { data: list(Sample) }),
  check({ url, seq, trace, method, body, token }, naming) {
    if ([url, seq, trace].filter((one) => one !== undefined).length !== 1) {
      const [first, ...others] = (['url', 'seq', 'trace'] as const).map(naming);
      throw new AdminError(`Say one of ${first}, ${others.join(' and ')}.`);
    }
    if (url === undefined && (method ?? body ?? token) !== undefined) {
      throw new AdminError(`${naming('url')} alone takes a method, a body and a token.`);
    }
  },
  async run(deps: ControlDeps, { as, url, token: said, ...ask }) {
    const token = said === undefined ? undefined : await tokenOfHandle(said, deps.answering);
    if (said !== undefined && token === undefined) {
      throw new AdminError('There is no such token: `convograph token list` shows which are.');
    }
    const call = await sampleCallOf({ ...ask, token, ...methodOf(url, ask.method) }, deps);
    const wanted = as === undefined ? LANGUAGE_NAMES : [as];
    const speaking = wanted.filter((name) => languageOf(name).hosts.includes(call.host));
    if (speaking.length === 0) {
      const { name, hosts } = languageOf(wanted[0] as LanguageName);
      throw new AdminError(`The ${name} asks ${hosts.map((host) => `graph.${host}.com`)} alone.`);
    }
    return {
      data: speaking.map((name) => {
        const { write, name: words, syntax } = languageOf(name);
        return { as: name, name: words, syntax, ...write(call) };
      }),
    };
  },
  command: 'code [url]',
  examples: [
    'code /me/conversations --as php',
    'code \'POST /me/messages?recipient={"id":"4404935943621117"}&message={"text":"Hi"}\' --as node',
    'code --seq 41 --as curl',
  ],
  note: 'The method stands before the address, as in `explain`. What the code asks for is this server; --at meta has it ask Meta’s.',
  says: ({ data }) =>
    data.map(({ name, code }) => (data.length === 1 ? code : `# ${name}\n\n${code}\n`)).join('\n'),
});

const languageOf = (name: LanguageName): Language => LANGUAGES[name];

/** `POST /me/messages`: a method before an address counts. */
function methodOf(url: string | undefined, method: 'GET' | 'POST' | 'DELETE' | undefined) {
  if (url === undefined) return {};
  const [, before, rest] = /^\s*(GET|POST|DELETE)\s+(\S.*)$/is.exec(url) ?? [];
  if (before === undefined) return { url, method };
  return { url: rest, method: method ?? (before.toUpperCase() as 'GET' | 'POST' | 'DELETE') };
}
