// A bot for Messenger without any library. It answers the webhook first and sends afterwards, as
// Meta asks for, and reads where to send to from its environment, so that a test can say where.
const { createHmac, timingSafeEqual } = require('node:crypto');

/** @param env APP_SECRET, VERIFY_TOKEN, PAGE_ACCESS_TOKEN and, in a test, GRAPH_URL */
function createBot(env) {
  const graph = env.GRAPH_URL ?? 'https://graph.facebook.com';

  async function send(recipient, message) {
    const answer = await fetch(`${graph}/v26.0/me/messages`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${env.PAGE_ACCESS_TOKEN}`,
        'content-type': 'application/json',
      },
      body: JSON.stringify({ recipient: { id: recipient }, messaging_type: 'RESPONSE', message }),
    });
    const body = await answer.json();
    if (body.error) throw Object.assign(new Error(body.error.message), body.error);
    return body;
  }

  /** What is answered to what somebody wrote or tapped. */
  function answersTo({ message, postback }) {
    if (postback) return [{ text: `You tapped ${postback.title}.` }];
    if (!message?.text || message.is_echo) return [];
    if (message.quick_reply?.payload === 'HELP') {
      return [{ text: 'Write anything.' }, { text: 'I say it again.' }];
    }
    const replies = ['Order', 'Help'].map((title) => ({
      content_type: 'text',
      title,
      payload: title.toUpperCase(),
    }));
    return [{ text: `You said: ${message.text}`, quick_replies: replies }];
  }

  async function answer(event) {
    for (const message of answersTo(event)) await send(event.sender.id, message);
  }

  function isSigned(body, signature = '') {
    const made = `sha256=${createHmac('sha256', env.APP_SECRET).update(body).digest('hex')}`;
    return (
      signature.length === made.length && timingSafeEqual(Buffer.from(made), Buffer.from(signature))
    );
  }

  async function handler(req, res) {
    const { searchParams } = new URL(req.url, 'http://localhost');
    if (req.method === 'GET') {
      const isMeta = searchParams.get('hub.verify_token') === env.VERIFY_TOKEN;
      res.writeHead(isMeta ? 200 : 403).end(isMeta ? searchParams.get('hub.challenge') : '');
      return;
    }
    const chunks = [];
    for await (const chunk of req) chunks.push(chunk);
    const body = Buffer.concat(chunks);
    if (!isSigned(body, req.headers['x-hub-signature-256'])) {
      res.writeHead(403).end();
      return;
    }
    res.writeHead(200).end('EVENT_RECEIVED');
    const events = JSON.parse(body.toString()).entry.flatMap(({ messaging }) => messaging ?? []);
    for (const event of events) await answer(event).catch((error) => console.error(error.message));
  }

  return { handler, remind: (recipient) => send(recipient, { text: 'Are you still there?' }) };
}

module.exports = { createBot };

if (require.main === module) {
  const port = Number(process.env.PORT ?? 3000);
  require('node:http').createServer(createBot(process.env).handler).listen(port);
}
