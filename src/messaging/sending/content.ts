import type { Content, SendAsk, SendRefusal, SendState } from './state.ts';
import { stickerProblem } from './sticker.ts';

/** Limits on what a message holds (wire.md 8.2, 8.3). */
const MOST_QUICK_REPLIES = 13;
const MOST_BUTTONS = 3;
/** Bytes of a text in UTF-8. */
const LONGEST_ON_INSTAGRAM = 1_000;

/** What buttons of a template can do on Instagram. */
const ON_INSTAGRAM = ['web_url', 'postback'];

const refuse = (error: SendRefusal['error'], values: SendRefusal['values'] = {}): SendRefusal => ({
  error,
  values,
});

/** What is sent has to be one thing, and no larger than the platform takes. */
export const content = (
  { platform }: SendState,
  { action, content: sent }: SendAsk,
): SendRefusal | undefined => {
  if (sent === undefined) return undefined;
  if (action !== undefined) return actionProblem(action, sent, platform);
  if (!sent.message) return refuse('requiredParameter', { param: 'message' });
  const problem = sent.sticker ? stickerProblem(sent, platform) : undefined;
  return problem ?? messageProblem(sent, platform) ?? answerProblem(sent);
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
  // Instagram has one reaction that an app can give (wire.md 8.7).
  if (platform === 'MESSENGER' || reaction === 'love') return undefined;
  const values = { param: 'payload[reaction]', values: 'love', got: reaction };
  return refuse('enumParameter', values);
}

function messageProblem(
  { text = '', buttons, sticker, quickReplies = 0 }: Content,
  platform: SendState['platform'],
): SendRefusal | undefined {
  if (text !== '' && buttons) return refuse('messageData');
  if (text === '' && !buttons && !sticker) return refuse('messageEmpty');
  if (platform === 'INSTAGRAM') {
    if (Buffer.byteLength(text) > LONGEST_ON_INSTAGRAM) {
      const longest = String(LONGEST_ON_INSTAGRAM);
      return refuse('parameterLength', { param: 'message[text]', longest });
    }
    for (const [i, got] of buttons?.entries() ?? []) {
      if (ON_INSTAGRAM.includes(got)) continue;
      const values = { values: ON_INSTAGRAM.join(', '), got };
      return refuse('enumParameter', { param: `${BUTTONS}[${i}][type]`, ...values });
    }
  }
  if (quickReplies > MOST_QUICK_REPLIES) {
    return refuse('tooManyElements', { param: 'message[quick_replies]' });
  }
  if (buttons === undefined) return undefined;
  if (buttons.length > MOST_BUTTONS) return refuse('tooManyElements', { param: BUTTONS });
  return buttons.length > 0 ? undefined : refuse('requiredParameter', { param: BUTTONS });
}

const BUTTONS = 'message[attachment][payload][buttons]';

const answerProblem = ({ target }: Content): SendRefusal | undefined =>
  target === 'missing'
    ? refuse('invalidParameter', {
        param: 'reply_to[mid]',
        wanted: 'a message of this conversation',
      })
    : undefined;
