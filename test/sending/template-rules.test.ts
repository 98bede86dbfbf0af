import { describe, expect, it } from 'vitest';
import { proves } from '../support/proves.ts';
import * as samples from './samples.ts';
import {
  asking,
  bad,
  G,
  ofBargain,
  ofFilm,
  ofGrid,
  ofMug,
  ofOrder,
  ofSurvey,
  P,
  Q,
  sent,
  templates,
  times,
  withButtons,
} from './templating.ts';

const { link, mug, pictures, postback, templated } = samples;
const { told, onInstagram } = await templates();

describe('a button', () => {
  proves(
    ['error:buttonTitle', 'error:postbackPayload', 'error:buttonUrl'],
    'says something and does something',
    async () => {
      expect(await told(withButtons({ ...postback, title: undefined }))).toEqual(
        bad('Element button title cannot be empty.', 100, 2018053),
      );
      expect(await told(ofMug({ buttons: [{ ...postback, payload: undefined }] }))).toEqual(
        bad('Payload cannot be empty for postback type button', 100, 2018040),
      );
      expect(await told(ofFilm({ buttons: [{ ...link, url: undefined }] }))).toEqual(
        bad('Web url cannot be empty for url type button', 100, 2018041),
      );
    },
  );
});

it('a button to call has a number with its country code', async () => {
  const call = (payload: string) => withButtons({ type: 'phone_number', title: 'Call', payload });
  for (const payload of ['+16505551234', '+49 (30) 901-820']) {
    expect(await told(call(payload))).toEqual(sent);
  }
  for (const payload of ['6505551234', 'call us', '+', '+1650555123412345', 'tel:+16505551234']) {
    expect(await told(call(payload))).toEqual(
      bad(`Param ${P}[buttons][0][payload] must be a telephone number such as +16505551234`),
    );
  }
});

proves('error:incompleteElement', 'a card has a title and something besides', async () => {
  const incomplete = bad(
    'Incomplete element data: title and at least one other field (image url, subtitle or buttons) is required with non-empty value',
    ...([100, 2018035] as const),
  );
  const of = (...elements: object[]) => told(templated('generic', { elements }));
  expect(await of({ title: 'Mug', subtitle: 'Green' })).toEqual(sent);
  expect(await of(mug, { title: 'Mug' })).toEqual(incomplete);
  expect(await of({ subtitle: 'Green', buttons: [postback] })).toEqual(incomplete);
});

describe('a receipt', () => {
  proves('error:currency', 'is in a currency that there is', async () => {
    expect(await told(ofOrder({ currency: 'USD' }))).toEqual(sent);
    for (const code of ['usd', '$', 'XXXX']) {
      expect(await told(ofOrder({ currency: code }))).toEqual(
        bad(`The currency code '${code}' is not supported`),
      );
    }
  });

  proves('error:paymentSummary', 'comes to what can be paid', async () => {
    const invalid = expect.objectContaining({ code: 100, error_subcode: 2018055 });
    const of = (total_cost: unknown, currency = 'EUR') =>
      told(ofOrder({ currency, elements: undefined, summary: { total_cost } }));
    expect(await of(0)).toEqual(sent);
    expect(await of('56.14')).toEqual(sent);
    expect(await of(-1)).toEqual(invalid);
    expect(await of(56.145)).toEqual(invalid);
    expect(await of(500, 'JPY')).toEqual(sent);
    expect(await of(500.5, 'JPY')).toEqual(invalid);
    expect(await of('a lot')).toEqual(bad(`Param ${P}[summary][total_cost] must be a number`));
  });
});

it('a coupon has a code without spaces, or an address', async () => {
  expect(await told(ofBargain({ coupon_code: undefined }))).toEqual(sent);
  expect(await told(ofBargain({ coupon_url: undefined }))).toEqual(sent);
  expect(await told(ofBargain({ coupon_code: '10 PERCENT' }))).toEqual(
    bad(`Param ${P}[coupon_code] must be a code without spaces`),
  );
});

describe('a survey', () => {
  it.each<[string, object]>([
    [`Param ${Q}[id] must be letters, digits and underscores`, { id: 'q 1' }],
    [`Param ${Q}[title] must be at least 5 letters long`, { title: 'Why?' }],
    [
      `Param ${Q}[score_option] must be one of {one_to_five, five_stars, five_emojis} - got "one_to_seven".`,
      { score_option: 'one_to_seven' },
    ],
    [`Param ${Q}[score_option] must be one of {zero_to_ten} - got "five_stars".`, { type: 'nps' }],
    [`Param ${Q}[type] must be one of {csat, nps, ces, free_form} - got "poll".`, { type: 'poll' }],
  ])('is refused with "%s"', async (message, change) => {
    expect(await told(asking(change))).toEqual(bad(message));
  });

  it('runs one to seven days', async () => {
    for (const days of [1, 7])
      expect(await told(ofSurvey({ expires_in_days: days }))).toEqual(sent);
    for (const days of [0, 8]) {
      expect(await told(ofSurvey({ expires_in_days: days }))).toMatchObject({ code: 100 });
    }
  });
});

it('a grid has one picture that is larger', async () => {
  expect(await told(ofGrid({ images: times(2, pictures[1]) }))).toEqual(
    bad(`Param ${G}[images] must be images of which at most one has is_hero_image`),
  );
});

describe('a media template', () => {
  proves('error:mediaSource', 'has either an attachment or an address', async () => {
    for (const change of [{ url: undefined }, { attachment_id: '1' }]) {
      expect(await told(ofFilm(change))).toMatchObject({ code: 100, error_subcode: 2018182 });
    }
  });

  proves('error:mediaUrl', 'shows what is on Facebook', async () => {
    for (const url of [
      'https://business.facebook.com/kiln/videos/1843',
      'https://www.facebook.com/photo.php?fbid=1843',
      'https://www.facebook.com/kiln/photos/1843',
    ]) {
      expect(await told(ofFilm({ url }))).toEqual(sent);
    }
    for (const url of [
      'https://shop.example/1.mp4',
      'https://facebook.com.example/kiln/videos/1843/',
      'https://notfacebook.com/kiln/videos/1843/',
      'https://www.facebook.com/kiln',
    ]) {
      expect(await told(ofFilm({ url }))).toMatchObject({ code: 100, error_subcode: 2018187 });
    }
  });
});

describe('on Instagram', () => {
  it('there are cards, buttons and nothing else', async () => {
    expect(await onInstagram(ofMug({}))).toEqual(sent);
    expect(await onInstagram(withButtons(postback))).toEqual(sent);
    const none = bad('Invalid message data', 100, 2534015);
    for (const message of [ofOrder({}), ofBargain({}), ofSurvey({}), ofGrid({}), ofFilm({})]) {
      expect(await onInstagram(message)).toEqual(none);
    }
  });

  it('buttons lead somewhere or bring something, and no others', async () => {
    const call = { type: 'phone_number', title: 'Call', payload: '+15551234567' };
    expect(await told(withButtons(call))).toEqual(sent);
    expect(await onInstagram(withButtons(postback, call))).toEqual(
      bad(`Param ${P}[buttons][1][type] must be one of {web_url, postback} - got "phone_number".`),
    );
    expect((await onInstagram(ofMug({ buttons: [call] }))).message).toContain(
      `${G}[buttons][0][type] must be one of {web_url, postback}`,
    );
  });
});
