import type { SendRefusal } from '../sending/state.ts';
import type { TemplatePart } from './actions.ts';

/** What a part has to have besides its title. */
const NEEDED: Readonly<Record<string, 'payload' | 'url'>> = {
  web_url: 'url',
  postback: 'payload',
  phone_number: 'payload',
  account_link: 'url',
};

/** What says nothing of its own. */
const UNTITLED = /^account_(?:un)?link$/;

/**
 * Whether a text is a number with its country code, after a plus (wire.md 8.3); blanks and the like between
 * digits are let be.
 */
const isDialled = (text = ''): boolean => /^\+\d{4,15}$/.test(text.replaceAll(/[ ().-]/g, ''));

/** What a button, a picture or a card lacks to be tapped (wire.md 8.3). */
export function actionProblem({ at, title, action }: TemplatePart): SendRefusal | undefined {
  const { type } = action;
  if (title === '' && !UNTITLED.test(type)) return { error: 'buttonTitle' };
  const part = NEEDED[type];
  if (part === undefined) return undefined;
  if (action[part] !== undefined) {
    if (type !== 'phone_number' || isDialled(action.payload)) return undefined;
    const values = { param: `${at}[payload]`, wanted: 'a telephone number such as +16505551234' };
    return { error: 'invalidParameter', values };
  }
  if (type === 'postback') return { error: 'postbackPayload' };
  if (type === 'web_url') return { error: 'buttonUrl' };
  return { error: 'requiredParameter', values: { param: `${at}[${part}]` } };
}
