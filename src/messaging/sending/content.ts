import { emojiOf, isEmoji } from '../reactions.ts';
import { instagramProblem } from '../templates/on-instagram.ts';
import { filesProblem } from './files.ts';
import { heedsReply } from './replies.ts';
import type { Content, SendAsk, SendRefusal, SendState } from './state.ts';
import { stickerProblem } from './sticker.ts';

/** Bytes of a text in UTF-8 (wire.md 8.2). */
const LONGEST_ON_INSTAGRAM = 1_000;

const refuse = (error: SendRefusal['error'], values: SendRefusal['values'] = {}): SendRefusal => ({
  error,
  values,
});

/** What is sent has to be one thing, and no larger than the platform takes. */
export const content = (
  state: SendState,
  { action, content: sent }: SendAsk,
): SendRefusal | undefined => {
  if (sent === undefined) return undefined;
  const { platform } = state;
  // Personas are Messenger's alone (wire.md 8.10).
  if (sent.persona === 'missing' || (sent.persona && platform === 'INSTAGRAM')) {
    return refuse('unknownPersona');
  }
  if (action !== undefined) return actionProblem(action, sent, platform);
  if (!sent.message) return refuse('mustSend');
  return messageProblem(sent, state) ?? (heedsReply(state) ? answerProblem(sent) : undefined);
};

function actionProblem(
  action: string,
  { message, target, reaction }: Content,
  platform: SendState['platform'],
): SendRefusal | undefined {
  if (message) return refuse('messageAndAction');
  if (action !== 'react' && action !== 'unreact') return undefined;
  if (target !== 'found') return refuse('senderActionFailed');
  if (action === 'unreact') return undefined;
  if (reaction === undefined) return refuse('requiredParameter', { param: 'payload[reaction]' });
  if (platform === 'MESSENGER') {
    return isEmoji(emojiOf(reaction)) ? undefined : refuse('senderActionFailed');
  }
  // Instagram has one reaction that an app can give (wire.md 8.7).
  if (reaction === 'love') return undefined;
  const values = { param: 'payload[reaction]', values: 'love', got: reaction };
  return refuse('enumParameter', values);
}

function messageProblem(sent: Content, state: SendState): SendRefusal | undefined {
  const { text = '', template, lacks } = sent;
  const { platform } = state;
  const attached = attachedTo(sent);
  if (attached > 1 || (text !== '' && attached > 0)) {
    return { error: 'messageData', because: 'A message has a text, or one attachment.' };
  }
  if (text === '' && attached === 0) return refuse('messageEmpty');
  const problem =
    filesProblem(sent, state) ??
    stickerProblem(sent, platform) ??
    (platform === 'INSTAGRAM' ? instagramMessageProblem(text, template) : undefined);
  return problem ?? (lacks && refuse(lacks));
}

function instagramMessageProblem(
  text: string,
  template: Content['template'],
): SendRefusal | undefined {
  if (Buffer.byteLength(text) > LONGEST_ON_INSTAGRAM) {
    const longest = String(LONGEST_ON_INSTAGRAM);
    return refuse('parameterLength', { param: 'message[text]', longest });
  }
  return template && instagramProblem(template);
}

/** How many kinds of things are attached: a message has one (wire.md 8.2). */
const attachedTo = ({ template, sticker, files = [], instagramAttachment }: Content): number =>
  [template, sticker, files[0], instagramAttachment].filter((each) => each !== undefined).length;

const answerProblem = ({ target }: Content): SendRefusal | undefined =>
  target === 'missing'
    ? refuse('invalidParameter', {
        param: 'reply_to[mid]',
        wanted: 'a message of this conversation',
      })
    : undefined;
