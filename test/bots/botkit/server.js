// A bot as botkit's own guide has it, which knows no other host than Meta's.
const { FacebookAdapter, FacebookEventTypeMiddleware } = require('botbuilder-adapter-facebook');
const { Botkit } = require('botkit');

const adapter = new FacebookAdapter({
  access_token: process.env.PAGE_ACCESS_TOKEN,
  app_secret: process.env.APP_SECRET,
  verify_token: process.env.VERIFY_TOKEN,
});
adapter.use(new FacebookEventTypeMiddleware());

const controller = new Botkit({ adapter, webhook_uri: '/api/messages' });

controller.ready(() => {
  controller.hears('menu', 'message', async (bot, message) => {
    const quick_replies = [{ content_type: 'text', title: 'Bowls', payload: 'BOWLS' }];
    await bot.reply(message, { text: 'What would you like?', quick_replies });
  });
  controller.on('message', async (bot, message) => {
    const { first_name } = await bot.api.callAPI(`/${message.user}`, 'GET', {
      fields: 'first_name',
    });
    await bot.reply(message, `${first_name}, you said: ${message.text}`);
  });
  controller.on('facebook_postback', async (bot, message) => {
    await bot.reply(message, `You tapped: ${message.postback.payload}`);
  });
  const { port } = controller.http.address();
  process.stdout.write(`http://127.0.0.1:${port}/api/messages\n`);
});
