// The same as it was written before there was fetch.
const { get } = require('node:https');

const path = `/v26.0/me/conversations?fields=snippet&access_token=${process.env.ACCESS_TOKEN}`;
get({ host: 'graph.facebook.com', path }, (answer) => answer.pipe(process.stdout));
