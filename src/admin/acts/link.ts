import { linkingToken } from '../../access/linking-token.ts';
import { recordAccountLinking } from '../../store/page/commands/record-account-linking.ts';
import { checkWord, onStage, requireConversation, requireOpen, type Stage } from '../acts.ts';
import { AdminError } from '../error.ts';
import { operation } from '../operation.ts';
import { page } from '../pages/page.ts';
import { integer, object, text } from '../schema.ts';
import { as } from './act.ts';
import { type Tappable, tappables } from './tappable.ts';

const Linking = object('Linking', 'An account that somebody links, or is about to.', {
  url: text('what the button opens: the business’s page, where somebody logs in within 5 minutes'),
  'event?': integer("of an account that is linked: its number in the Page's log"),
  at: text('ISO 8601 in UTC'),
  conversation_id: text(),
});

export const linkOperation = operation({
  id: 'link',
  words: 'Tap Log In: open the page where an account is linked, or link it at once',
  http: 'POST /pages/{page}/acts/link',
  status: 201,
  takes: {
    page,
    as,
    'code?': text('the authorization_code, as if somebody had logged in there'),
    'server?': text('where a browser comes back to (default: the server of the store)'),
  },
  gives: Linking,
  run: async (deps, { page, as, code, server }) => {
    checkWord(code);
    let url = '';
    const done = await onStage(deps, { page, as }, async (stage) => {
      requireOpen(stage);
      const conversation = requireConversation(stage);
      const button = await logIn(stage);
      const { tx, page, person, at } = stage;
      const whose = { page: page.no, person: person.no, app: button.app, made: at };
      const origin = server?.replace(/\/+$/, '') ?? deps.links.origin;
      url = addressOf(button, linkingToken(whose, deps.vault), origin);
      if (code !== undefined) {
        const linking = { conversation: conversation.no, person, app: button.app, code };
        await recordAccountLinking(tx, page.no, linking, at);
      }
      return { conversation };
    });
    const { event, at, conversation_id = '' } = done;
    return { url, ...(code !== undefined && { event }), at, conversation_id };
  },
  command: 'link',
  examples: [
    'link --page "My Page" --as "Grace Hopper"',
    'link --page "My Page" --as "Grace Hopper" --code 4711',
  ],
  note: 'It is the newest Log In button (account_link) that the person was sent.',
  says: ({ url, event }) =>
    event === undefined ? `Log In opens ${url}` : `Linked (event ${event})`,
});

/** @throws AdminError where the person sees none */
async function logIn(stage: Stage): Promise<Tappable> {
  const found = (await tappables(stage)).find(({ type }) => type === 'account_link');
  if (found) return found;
  throw new AdminError(
    `"${stage.person.name}" was sent no Log In button: a template with a button of the type account_link has one.`,
  );
}

/** As Meta has it, whatever parameters the address has already (wire.md 9.7). */
function addressOf({ url = '' }: Tappable, token: string, origin: string): string {
  const back = `${origin}/messenger_platform/account_linking/?account_linking_token=${token}`;
  const [address = '', fragment] = url.split(/#(.*)/s);
  const added = `account_linking_token=${token}&redirect_uri=${encodeURIComponent(back)}`;
  return `${address}${address.includes('?') ? '&' : '?'}${added}${fragment === undefined ? '' : `#${fragment}`}`;
}
