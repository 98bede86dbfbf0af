// bottender.config.js
const { APP_ID, APP_SECRET, GRAPH_URL, PAGE_ACCESS_TOKEN, PAGE_ID, VERIFY_TOKEN } = process.env;

module.exports = {
  channels: {
    messenger: {
      enabled: true,
      path: '/webhooks/messenger',
      pageId: PAGE_ID,
      accessToken: PAGE_ACCESS_TOKEN,
      appId: APP_ID,
      appSecret: APP_SECRET,
      verifyToken: VERIFY_TOKEN,
      origin: GRAPH_URL,
    },
  },
};
