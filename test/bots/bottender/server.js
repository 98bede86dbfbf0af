// Serves the bot of this folder as bottender's own guide has it, and tells where.
const bodyParser = require('body-parser');
const { bottender } = require('bottender');
const express = require('express');

const app = bottender({ dev: false });
const handle = app.getRequestHandler();

app.prepare().then(() => {
  const server = express();
  const verify = (req, _res, body) => {
    req.rawBody = body.toString();
  };
  server.use(bodyParser.json({ verify }));
  server.all('*', (req, res) => handle(req, res));
  const listening = server.listen(0, '127.0.0.1', () => {
    process.stdout.write(`http://127.0.0.1:${listening.address().port}/webhooks/messenger\n`);
  });
});
