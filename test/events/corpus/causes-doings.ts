import type { Causes } from './cast.ts';

const track = { type: 'postback', title: 'Track', payload: 'TRACK' };
const offer = {
  attachment: {
    type: 'template',
    payload: { template_type: 'button', text: 'Now?', buttons: [track] },
  },
};

/** What people do but for writing. */
export const doings: Causes = (c) => ({
  'instagram-postback': () => c.answering(offer, 'tap', { title: 'Track' }, 'INSTAGRAM'),
  'instagram-seen': () => c.answering('Hello', 'read', {}, 'INSTAGRAM'),
  'page-delivery': () => c.answering('Hello', 'receive', {}),
  'page-optin-ref': () => c.acting('opt-in', { ref: 'PASS_THROUGH' }),
  'page-optin-ref-user-ref': () => c.acting('opt-in', { ref: 'PASS_THROUGH', user_ref: 'BOX' }),
  async 'page-optin-ref-user-ref-with-no-sender'() {
    await c.p.heard();
    await c.p.post('/acts/opt-in', { ref: 'PASS_THROUGH', user_ref: 'BOX' });
    return c.p.heardTogether();
  },
  'page-postback-with-mid': () => c.answering(offer, 'tap', { title: 'Track' }),
  'page-reaction-react': () => c.answering('Hello', 'react', { reaction: 'sad' }),
  async 'page-reaction-unreact'() {
    const maya = await c.someone();
    await c.p.sends(maya, 'Hello');
    await c.p.does('react', maya, { reaction: 'sad' });
    await c.p.heard();
    await c.p.does('unreact', maya);
    return c.p.heardTogether();
  },
  'page-read': () => c.answering('Hello', 'read', {}),
  'page-read-with-seq': () => c.answering('Hello', 'read', {}),
  'page-referral-ads-open-thread': () =>
    c.acting('refer', { ref: 'r', ad_id: '600', source: 'ADS' }),
  'page-referral-shortlink-open-thread': () => c.acting('refer', { ref: 'r' }),
});
