import type { Causes } from './cast.ts';

const invitation = {
  attachment: {
    type: 'template',
    payload: {
      template_type: 'button',
      text: 'Do you know us?',
      buttons: [
        { type: 'account_link', url: 'https://shop.example/authorize' },
        { type: 'account_unlink' },
      ],
    },
  },
};

/** What people link, fill in and hand over, and what Meta's staff and a Page's owner do. */
export const forms: Causes = (c) => ({
  'page-account-linking-linked': () => c.answering(invitation, 'link', { code: 'PASS_THROUGH' }),
  async 'page-policy-enforcement-block-with-no-sender'() {
    await c.p.heard();
    await c.p.post('/acts/policy', { action: 'block' });
    const told = await c.p.heardTogether();
    await c.p.post('/acts/policy', { action: 'unblock' });
    await c.p.heard();
    return told;
  },
  'page-account-linking-unlinked': () => c.answering(invitation, 'tap', { title: 'Log Out' }),
});
