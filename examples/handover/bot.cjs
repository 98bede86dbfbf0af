// A bot that answers until somebody asks for a human. Then it passes the conversation to the Page's inbox,
// listens on standby, and takes it back once the human has been silent for a while.
const { createHmac, timingSafeEqual } = require('node:crypto');

/** The app as which a Page's people answer in Meta's own inbox. */
const INBOX = { page: '263902037430900', instagram: '1217981644879628' };
const HUMAN = { content_type: 'text', title: 'Talk to a human', payload: 'HUMAN' };

/**
 * @param env APP_SECRET, VERIFY_TOKEN, PAGE_ACCESS_TOKEN, in a test GRAPH_URL, and PAUSE: minutes of
 *   silence after which the bot takes the conversation back, 30 without
 */
function createBot(env) {
  const graph = env.GRAPH_URL ?? 'https://graph.facebook.com';
  const pause = Number(env.PAUSE ?? 30) * 60_000;
  /** When a human wrote last, or was asked to, by person: in epoch ms, as webhooks tell the time. */
  const heard = new Map();

  async function post(edge, person, body = {}) {
    const answer = await fetch(`${graph}/v26.0/me/${edge}`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${env.PAGE_ACCESS_TOKEN}`,
        'content-type': 'application/json',
      },
      body: JSON.stringify({ recipient: { id: person }, ...body }),
    });
    const { error, ...rest } = await answer.json();
    if (error) throw Object.assign(new Error(error.message), error);
    return rest;
  }

  const say = (person, text, { replies, control } = {}) =>
    post('messages', person, {
      messaging_type: 'RESPONSE',
      message: { text, ...(replies && { quick_replies: replies }) },
      ...(control && { thread_control: control }),
    });

  /** What comes in `messaging`: the conversation is the bot's. */
  async function answer({ sender, message, pass_thread_control: given }, object, timestamp) {
    if (given) {
      heard.delete(sender.id);
      await say(sender.id, 'I am back. How can I help?');
    }
    if (!message?.text || message.is_echo) return;
    if (message.quick_reply?.payload !== HUMAN.payload) {
      await say(sender.id, `You said: ${message.text}`, { replies: [HUMAN] });
      return;
    }
    // The last word and the pass are one call: behind a pass the bot may not write (10/2018300).
    const control = { control_type: 'pass', app_id: INBOX[object] };
    await say(sender.id, 'One moment, a human will answer.', { control });
    heard.set(sender.id, timestamp);
  }

  /** What comes in `standby`: somebody else has the conversation. */
  async function listen({ sender, recipient, message }, object, timestamp) {
    if (message?.is_echo) {
      heard.set(recipient.id, timestamp);
      return;
    }
    if (!message) return;
    // After a start it is not known how long it has been silent: the human has the whole pause again.
    const since = heard.get(sender.id) ?? timestamp;
    heard.set(sender.id, since);
    if (timestamp - since < pause) return;
    await post('take_thread_control', sender.id, { metadata: 'nobody answered' });
    heard.delete(sender.id);
    await answer({ sender, message }, object, timestamp);
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
    const { object, entry } = JSON.parse(body.toString());
    // An entry has one of the two lists: `standby` stands in the place of `messaging`.
    for (const { messaging = [], standby = [] } of entry) {
      for (const event of messaging) await tried(answer(event, object, event.timestamp));
      for (const event of standby) await tried(listen(event, object, event.timestamp));
    }
  }

  const tried = (work) => work.catch((error) => console.error(error.message));

  return { handler };
}

module.exports = { createBot };

if (require.main === module) {
  const port = Number(process.env.PORT ?? 3000);
  require('node:http').createServer(createBot(process.env).handler).listen(port);
}
