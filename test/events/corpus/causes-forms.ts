import { changePage } from '../../../src/admin/pages/change-page.ts';
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
  async 'page-app-roles-with-no-sender'() {
    const { server, page, app } = c.p.world;
    const routes = (default_app: string) => changePage(server, page.id, { default_app });
    await c.p.heard(c.listener);
    await routes(c.listener);
    const told = await c.p.heardTogether(c.listener);
    await routes(app.id);
    await Promise.all([c.p.heard(), c.p.heard(c.listener)]);
    return told;
  },
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
