import { string } from '../../../graph/params/types.ts';
import { address } from '../params/address.ts';
import { cards, template } from './declare.ts';
import { may, must, text } from './parts.ts';

/** A code that is revealed by a tap, or an address that it stands for. */
export const coupon = template('coupon', {
  params: {
    title: must(text(80), 'What it is for.'),
    subtitle: may(text(80), 'On what terms.'),
    coupon_code: may(text(), 'The code, without blanks.'),
    coupon_url: may(address, 'Where it is redeemed.'),
    coupon_url_button_title: may(text(20), 'What the button that leads there says.'),
    coupon_pre_message: may(text(), 'What is said before it.'),
    image_url: may(address, 'Its picture.'),
    payload: may(string({ longest: 1_000 }), 'Comes with the event that it was revealed.'),
  },
  check({ coupon_code: code, coupon_url }) {
    const param = 'name_placeholder[coupon_code]';
    if (code === undefined && coupon_url === undefined) {
      return { error: 'requiredParameter', values: { param } };
    }
    if (code === undefined || !/\s/.test(code)) return undefined;
    return { error: 'invalidParameter', values: { param, wanted: 'a code without spaces' } };
  },
  show: ({ title, subtitle, image_url, coupon_url: url, coupon_url_button_title: says }) =>
    cards({
      ...{ title, subtitle, media_url: image_url },
      ...(url !== undefined && { buttons: [{ type: 'web_url', title: says ?? 'Shop now', url }] }),
    }),
});
