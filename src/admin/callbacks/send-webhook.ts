import { app } from '../apps/app.ts';
import { AdminError } from '../error.ts';
import { operation } from '../operation.ts';
import { byDefault, textOf } from '../schema.ts';
import { SentWebhook, sendByHand, signedFor, toldObject, toldSent } from './sent.ts';

/** Letters of a body. Meta puts a thousand events into one, none of which is near a kilobyte. */
const LONGEST = 262_144;

export const sendWebhookOperation = operation({
  id: 'sendWebhook',
  words: 'Send any JSON to an app’s callback once, signed as a webhook is',
  http: 'POST /apps/{app}/webhooks',
  status: 201,
  takes: {
    app,
    object: byDefault(toldObject, 'page'),
    body: textOf({ maxLength: LONGEST }, 'JSON: it is sent letter by letter', {
      wrong: `"body" must be JSON as a text of at most ${LONGEST} letters.`,
    }),
    ...signedFor,
  },
  gives: SentWebhook,
  check: ({ body }, naming) => requireJson(body, naming('body')),
  run: (deps, input) => sendByHand(deps, input),
  command: 'webhook send <app> <body>',
  examples: [`webhook send "My app" '{"object":"page","entry":[]}'`],
  note: 'It is no event: it stands in no log of a Page, is tried once, and goes through no gate but the callback.\nThis command reaches public callbacks and loopback; the control plane of a server reaches\nwhat --allow-to opened.',
  says: toldSent,
  isNo: ({ delivered }) => !delivered,
});

/** @throws AdminError that says where it is wrong */
function requireJson(body: string, name: string): void {
  try {
    JSON.parse(body);
  } catch (error) {
    throw new AdminError(`${name} is no JSON: ${(error as Error).message}.`);
  }
}
