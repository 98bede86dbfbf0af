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

const { film, grid, link, mug, order, pictures, postback, question, templated } = samples;
const { told } = await templates();
const letters = (count: number): string => 'x'.repeat(count);

/** What is longest, and the first that is too long. */
const LENGTHS: [string, number, (text: string) => object][] = [
  [`${P}[text]`, 640, (text) => templated('button', { text, buttons: [postback] })],
  [`${P}[buttons][0][title]`, 20, (title) => withButtons({ ...postback, title })],
  [`${P}[buttons][0][payload]`, 1_000, (payload) => withButtons({ ...postback, payload })],
  [`${G}[title]`, 80, (title) => ofMug({ title })],
  [`${G}[subtitle]`, 80, (subtitle) => ofMug({ subtitle })],
  [`${G}[buttons][0][title]`, 20, (title) => ofMug({ buttons: [{ ...link, title }] })],
  [`${G}[buttons][0][title]`, 20, (title) => ofFilm({ buttons: [{ ...link, title }] })],
  [`${P}[title]`, 80, (title) => ofBargain({ title })],
  [`${P}[subtitle]`, 80, (subtitle) => ofBargain({ subtitle })],
  [`${P}[coupon_url_button_title]`, 20, (text) => ofBargain({ coupon_url_button_title: text })],
  [`${P}[payload]`, 1_000, (payload) => ofBargain({ payload })],
  [`${P}[title]`, 65, (title) => ofSurvey({ title })],
  [`${P}[subtitle]`, 80, (subtitle) => ofSurvey({ subtitle })],
  [`${P}[button_title]`, 20, (button_title) => ofSurvey({ button_title })],
  [`${Q}[id]`, 80, (id) => asking({ id })],
  [`${Q}[title]`, 85, (title) => asking({ title })],
  [
    `${Q}[follow_up][placeholder]`,
    65,
    (placeholder) => asking({ follow_up: { type: 'free_form', placeholder } }),
  ],
  [`${G}[title]`, 45, (title) => ofGrid({ title })],
  [`${G}[subtitle]`, 80, (subtitle) => ofGrid({ subtitle })],
];

describe('a text of a template', () => {
  it.each(LENGTHS)('%s has at most %i letters', async (param, most, of) => {
    expect(await told(of(letters(most)))).toEqual(sent);
    expect(await told(of(letters(most + 1)))).toEqual(
      bad(`Length of param ${param} must be less than or equal to ${most}`),
    );
  });

  it.each<[string, object]>([
    [`${P}[text]`, templated('button', { text: '', buttons: [postback] })],
    [`${P}[buttons][0][title]`, withButtons({ ...postback, title: '' })],
    [`${G}[title]`, ofMug({ title: '' })],
    [`${P}[recipient_name]`, ofOrder({ recipient_name: '' })],
  ])('%s says something', async (param, message) => {
    expect(await told(message)).toEqual(
      bad(`Param ${param} must be a non-empty UTF-8 encoded string`),
    );
  });

  proves('error:urlParameter', 'that is an address leads to http or https', async () => {
    const refused = (at: string) => bad(`${P}${at} should represent a valid URL`);
    for (const url of ['/look', 'look.example', 'javascript:alert(1)', '']) {
      expect(await told(withButtons({ ...link, url }))).toEqual(refused('[buttons][0][url]'));
      expect(await told(ofMug({ image_url: url }))).toEqual(refused('[elements][0][image_url]'));
    }
    const long = link.url.padEnd(2_048, 'x');
    expect(await told(withButtons({ ...link, url: long }))).toEqual(sent);
    expect(await told(withButtons({ ...link, url: `${long}x` }))).toEqual(
      bad(`Length of param ${P}[buttons][0][url] must be less than or equal to 2048`),
    );
  });
});

/** What there may be most of, and what least. */
const COUNTS: [string, number, number, (count: number) => object][] = [
  [`${P}[elements]`, 1, 10, (count) => templated('generic', { elements: times(count, mug) })],
  [`${G}[buttons]`, 1, 3, (count) => ofMug({ buttons: times(count, postback) })],
  [`${G}[buttons]`, 1, 3, (count) => ofFilm({ buttons: times(count, postback) })],
  [`${P}[elements]`, 1, 1, (count) => templated('media', { elements: times(count, film) })],
  [`${P}[elements]`, 1, 1, (count) => templated('image_grid', { elements: times(count, grid) })],
  [`${G}[images]`, 2, 6, (count) => ofGrid({ images: times(count, pictures[0]) })],
  [`${G}[buttons]`, 1, 3, (count) => ofGrid({ buttons: times(count, postback) })],
  [
    `${P}[feedback_screens]`,
    1,
    1,
    (count) => ofSurvey({ feedback_screens: times(count, { questions: [question] }) }),
  ],
  [
    `${P}[feedback_screens][0][questions]`,
    1,
    1,
    (count) => ofSurvey({ feedback_screens: [{ questions: times(count, question) }] }),
  ],
];

describe('a list of a template', () => {
  proves('error:tooFewElements', 'has what it has to have', async () => {
    for (const [param, least, , of] of COUNTS) {
      expect(await told(of(least))).toEqual(sent);
      expect(await told(of(least - 1))).toEqual(bad(`param ${param} has too few elements.`, 194));
    }
  });

  it.each(COUNTS)('%s has at least %i, at most %i', async (param, _, most, of) => {
    expect(await told(of(most))).toEqual(sent);
    expect(await told(of(most + 1))).toEqual(bad(`param ${param} has too many elements.`, 105));
  });

  proves('error:emptyList', 'of a button template has its own words when it is empty', async () => {
    expect(await told(withButtons(...times(3, link)))).toEqual(sent);
    expect(await told(withButtons())).toEqual(bad(`param ${P}[buttons] must be non-empty.`));
    expect(await told(withButtons(...times(4, link)))).toEqual(
      bad(`param ${P}[buttons] has too many elements.`, 105),
    );
  });

  it('of a receipt has at most 100 things', async () => {
    const thing = { title: 'Mug', price: 1 };
    expect(await told(ofOrder({ elements: times(100, thing) }))).toEqual(sent);
    expect(await told(ofOrder({ elements: times(101, thing) }))).toMatchObject({ code: 105 });
  });
});

describe('a template', () => {
  it.each<[string, object]>([
    [`${P}[text]`, templated('button', { buttons: [postback] })],
    [`${P}[buttons]`, templated('button', { text: 'Well?' })],
    [`${P}[buttons][0][type]`, withButtons({ title: 'Yes' })],
    [`${P}[buttons][0][payload]`, withButtons({ type: 'phone_number', title: 'Call' })],
    [`${P}[buttons][0][url]`, withButtons({ type: 'account_link' })],
    [`${P}[elements]`, templated('generic')],
    [`${G}[default_action][url]`, ofMug({ default_action: { type: 'web_url' } })],
    [`${P}[elements]`, templated('media')],
    [`${G}[media_type]`, ofFilm({ media_type: undefined })],
    ...['recipient_name', 'order_number', 'currency', 'payment_method', 'summary'].map(
      (part): [string, object] => [`${P}[${part}]`, ofOrder({ [part]: undefined })],
    ),
    [`${P}[summary][total_cost]`, ofOrder({ summary: { subtotal: 1 } })],
    [`${P}[address][city]`, ofOrder({ address: { ...order.address, city: undefined } })],
    [`${P}[elements][0][title]`, ofOrder({ elements: [{ price: 1 }] })],
    [`${P}[elements][0][price]`, ofOrder({ elements: [{ title: 'Mug' }] })],
    [`${P}[adjustments][0][amount]`, ofOrder({ adjustments: [{ name: 'Spring' }] })],
    [`${P}[title]`, ofBargain({ title: undefined })],
    [`${P}[coupon_code]`, ofBargain({ coupon_code: undefined, coupon_url: undefined })],
    [`${P}[title]`, ofSurvey({ title: undefined })],
    [`${P}[business_privacy]`, ofSurvey({ business_privacy: undefined })],
    [`${P}[business_privacy][url]`, ofSurvey({ business_privacy: {} })],
    [`${Q}[id]`, asking({ id: undefined })],
    [`${Q}[type]`, asking({ type: undefined })],
    [`${G}[images]`, ofGrid({ images: undefined })],
    [`${G}[images][0][url]`, ofGrid({ images: [{}, {}] })],
    [
      `${G}[images][1][action][text]`,
      ofGrid({
        images: [pictures[0], { ...pictures[0], action: { ...postback, title: undefined } }],
      }),
    ],
  ])('needs %s', async (param, message) => {
    expect(await told(message)).toEqual(bad(`The parameter ${param} is required`));
  });

  it.each<[string, string, object]>([
    ['txt', P, templated('button', { txt: 'Well?', text: 'Well?', buttons: [postback] })],
    ['name', `${P}[buttons][0]`, withButtons({ ...postback, name: 'yes' })],
    ['item_url, price', G, ofMug({ item_url: 'https://shop.example', price: 1 })],
    ['title', `${G}[default_action]`, ofMug({ default_action: { ...link } })],
    ['total_amount', `${P}[summary]`, ofOrder({ summary: { total_cost: 1, total_amount: 1 } })],
    [
      'url',
      `${G}[images][0][action]`,
      ofGrid({
        images: times(2, { ...pictures[0], action: { ...link, ...postback, title: undefined } }),
      }),
    ],
    [
      'payload, text',
      `${G}[images][0][action]`,
      ofGrid({
        images: times(2, {
          ...pictures[0],
          action: { type: 'web_url', url: link.url, payload: 'X', text: 'x' },
        }),
      }),
    ],
  ])('has no %s', async (keys, param, message) => {
    expect(await told(message)).toEqual(
      bad(`Invalid keys "${keys}" were found in param "${param}".`),
    );
  });

  proves('error:invalidKeys', 'is in a message that has no other keys', async () => {
    expect(await told({ txt: 'Hi', ...withButtons(postback) })).toEqual(
      bad('Invalid keys "txt" were found in param "message".'),
    );
  });

  it.each<[string, object]>([
    ['web_url, postback, phone_number, account_link, account_unlink', { type: 'game_play' }],
    ['web_url, postback, phone_number, account_link, account_unlink', { type: 'payment' }],
    ['web_url, postback, phone_number, account_link, account_unlink', { type: 'element_share' }],
  ])('has buttons of %s, and none of %o', async (values, button) => {
    const message = { ...withButtons({ ...postback, ...button }) };
    expect(await told(message)).toEqual(
      bad(
        `Param ${P}[buttons][0][type] must be one of {${values}} - got "${(button as typeof postback).type}".`,
      ),
    );
  });

  it('of pictures has buttons that lead somewhere or bring something, and no others', async () => {
    const call = { type: 'phone_number', title: 'Call', payload: '+15551234567' };
    expect((await told(ofGrid({ buttons: [call] }))).message).toContain(
      `${G}[buttons][0][type] must be one of {web_url, postback}`,
    );
  });
});

describe('the type of a template', () => {
  proves('error:templateType', 'has to be given', async () => {
    const message = { attachment: { type: 'template', payload: { text: 'Well?' } } };
    expect(await told(message)).toEqual(bad('Invalid template type'));
    expect(await told({ attachment: { type: 'template' } })).toEqual(
      bad('The parameter message[attachment][payload] is required'),
    );
  });

  proves('error:unsupportedTemplate', 'is one of those that there are still', async () => {
    const unsupported = bad(
      'Unsupported template type provided. Please check API documentation for detail.',
      ...([100, 2018026] as const),
    );
    for (const type of [
      ...['airline_boardingpass', 'airline_checkin', 'airline_itinerary', 'airline_update'],
      ...['one_time_notif_req', 'open_graph', 'carousel'],
    ]) {
      expect(await told(templated(type, { elements: [mug] }))).toEqual(unsupported);
    }
  });

  proves('error:listTemplate', 'is no list', async () => {
    expect((await told(templated('list', { elements: [mug, mug] }))).message).toBe(
      '(#100) List template on Messenger Platform is deprecated on API 4.0. It will be removed from all versions soon.',
    );
  });
});
