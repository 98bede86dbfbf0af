const { get } = require('node:https');
const { startConvograph } = require('convograph/testing');

const name = (url) =>
  new Promise((resolve, reject) => {
    const call = get(url, (answer) => {
      answer.on('data', (text) => resolve(JSON.parse(String(text)).name));
    });
    call.on('error', reject);
  });

test.each(['real', 'fake'])(
  'calls of Meta’s hosts are answered here under %s timers',
  async (timers) => {
    const graph = await startConvograph();
    const page = await graph.page({ name: 'Shop' });
    const { PAGE_ACCESS_TOKEN: token } = (await graph.app({ page })).env();
    const me = `https://graph.facebook.com/v26.0/me?access_token=${token}`;
    await graph.redirect();
    if (timers === 'fake') jest.useFakeTimers();
    expect(await name(me)).toBe('Shop');
    if (timers === 'real') expect((await (await fetch(me)).json()).name).toBe('Shop');
    jest.useRealTimers();
    await graph.close();
  },
);
