import { sampledFields } from '../../events/samples/sample-body.ts';
import { isOfMessaging, WEBHOOK_FIELDS } from '../../messaging/webhook-fields.ts';
import { operation } from '../operation.ts';
import { list, listOf, object, text, word, yesOrNo } from '../schema.ts';

const OBJECTS = ['page', 'instagram'] as const;

const WebhookField = object('WebhookField', 'What an app may be told of.', {
  field: text(),
  objects: list(word(OBJECTS), 'whose: a Page and an Instagram account have words of their own'),
  of_messaging: yesOrNo('whether messaging has to be allowed for it'),
  sampled: list(word(OBJECTS), 'of which of them a test can be sent'),
});

export const listWebhookFieldsOperation = operation({
  id: 'listWebhookFields',
  words: 'List the fields that webhooks have, of a Page and of an Instagram account',
  http: 'GET /webhooks/fields',
  takes: {},
  gives: listOf('WebhookFieldList', WebhookField),
  run: () => {
    const sampled = { page: sampledFields('page'), instagram: sampledFields('instagram') };
    const having =
      (names: Readonly<Record<(typeof OBJECTS)[number], readonly string[]>>) => (field: string) =>
        OBJECTS.filter((each) => names[each].includes(field));
    const [objectsOf, sampledOf] = [having(WEBHOOK_FIELDS), having(sampled)];
    const all = new Set([...WEBHOOK_FIELDS.page, ...WEBHOOK_FIELDS.instagram]);
    return {
      data: [...all].map((field) => ({
        ...{ field, objects: objectsOf(field), sampled: sampledOf(field) },
        of_messaging: isOfMessaging(field),
      })),
    };
  },
  command: 'webhook fields',
  examples: ['webhook fields'],
  columns: {
    FIELD: 'field',
    'OF A': ({ objects }) => objects.join(','),
    MESSAGING: ({ of_messaging }) => (of_messaging ? 'yes' : ''),
    TEST: ({ sampled }) => sampled.join(','),
  },
});
