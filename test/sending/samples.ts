/** Buttons and templates as an app sends them. */

export const postback = { type: 'postback', title: 'Yes', payload: 'YES' };
export const link = { type: 'web_url', url: 'https://shop.example/mug', title: 'Look' };

/** A message with a template. */
export const templated = (template_type: string, payload: object = {}) => ({
  attachment: { type: 'template', payload: { template_type, ...payload } },
});

export const mug = {
  title: 'Clover mug',
  subtitle: 'Green glaze',
  image_url: 'https://shop.example/mug.jpg',
  default_action: { type: 'web_url', url: 'https://shop.example/mug' },
  buttons: [link, postback],
};

export const order = {
  recipient_name: 'Ada Lovelace',
  merchant_name: 'Kiln & Clover',
  order_number: '1843',
  currency: 'EUR',
  timestamp: 1428444852,
  payment_method: 'Visa 1234',
  order_url: 'https://shop.example/orders/1843',
  summary: { total_cost: 62.5, total_tax: 9.98, subtotal: 58.5, shipping_cost: 4 },
  address: {
    ...{ city: 'London', country: 'GB', postal_code: 'W1', state: 'London' },
    ...{ street_1: '12 St James’s Square', street_2: '' },
  },
  elements: [
    {
      ...{ title: 'Clover mug', quantity: 2, image_url: 'https://shop.example/mug.jpg' },
      ...{ price: 24, currency: 'EUR', subtitle: 'Green glaze' },
    },
    { title: 'Saucer', price: 10.5 },
  ],
  adjustments: [{ name: 'Spring', amount: -10 }],
};

export const bargain = {
  title: '10% off everything',
  subtitle: 'Until Sunday',
  coupon_code: '10PERCENT',
  coupon_url: 'https://shop.example/',
  coupon_url_button_title: 'To the shop',
  coupon_pre_message: 'For you:',
  image_url: 'https://shop.example/sale.jpg',
  payload: 'SPRING',
};

export const question = {
  id: 'q_1',
  type: 'csat',
  title: 'How was it?',
  score_label: 'neg_pos',
  score_option: 'five_stars',
  follow_up: { type: 'free_form', placeholder: 'Tell us more' },
};

export const survey = {
  title: 'Rate us',
  subtitle: 'It takes a minute',
  button_title: 'Rate',
  feedback_screens: [{ questions: [question] }],
  business_privacy: { url: 'https://shop.example/privacy' },
  expires_in_days: 3,
};

export const pictures = [
  { url: 'https://shop.example/1.jpg' },
  {
    ...{ url: 'https://shop.example/2.jpg', is_hero_image: true },
    action: { type: 'postback', payload: 'BOWL', text: 'The bowl' },
  },
];

export const grid = { images: pictures, title: 'New', subtitle: 'This week', buttons: [postback] };

export const film = { media_type: 'video', url: 'https://www.facebook.com/kiln/videos/1843/' };
