/** What the bot does with an event, as bottender has it. */
module.exports = async function App(context) {
  const { event } = context;
  if (event.isPassThreadControl) {
    await context.sendText(`I am back: ${event.passThreadControl.metadata}`);
  } else if (event.isStandby) {
    // Somebody else has the conversation: it is taken back when the customer asks for the bot.
    if (event.isText && event.text === 'bot') {
      await context.takeThreadControl('asked for the bot');
      await context.sendText(`Mine again: ${await context.isThreadOwner()}`);
    }
  } else if (event.isText && event.text === 'human') {
    await context.sendText('One moment.');
    await context.passThreadControlToPageInbox('asked for a human');
  } else if (event.isText) {
    await context.sendText(`You said: ${event.text}`, {
      quickReplies: [{ contentType: 'text', title: 'Help', payload: 'HELP' }],
    });
  } else if (event.isQuickReply) {
    await context.sendText('Here you are.');
  }
};
