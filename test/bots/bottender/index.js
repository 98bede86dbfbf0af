/** What the bot does with an event, as bottender has it. */
module.exports = async function App(context) {
  if (context.event.isText) {
    await context.sendText(`You said: ${context.event.text}`, {
      quickReplies: [{ contentType: 'text', title: 'Help', payload: 'HELP' }],
    });
  } else if (context.event.isQuickReply) {
    await context.sendText('Here you are.');
  }
};
