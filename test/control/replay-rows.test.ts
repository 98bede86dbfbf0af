import { expect, it, onTestFinished } from 'vitest';
import { startConvograph } from '../../src/testing/index.ts';

/** Two Pages with a bot each, whose answers a test decides. */
async function scene() {
  const graph = await startConvograph();
  onTestFinished(() => graph.close());
  const bots = [];
  for (const name of ['Kiln & Clover', 'Corner Shop']) {
    const page = await graph.page({ name });
    const app = await graph.app({ page, name: `Bot of ${name}` });
    const bot = { status: 500, taken: 0 };
    await app.receives((req: Request) => {
      const challenge = new URL(req.url).searchParams.get('hub.challenge');
      if (challenge !== null) return new Response(challenge);
      if (bot.status === 200) bot.taken++;
      return new Response('', { status: bot.status });
    });
    const maya = await graph.customer({ page, name: 'Maya' });
    bots.push({ page, app, bot, maya });
  }
  const [kiln, corner] = bots as [(typeof bots)[number], (typeof bots)[number]];
  return { graph, kiln, corner };
}

it('webhooks that a filter means are sent once more, of all Pages and each event once', async () => {
  const { graph, kiln, corner } = await scene();
  for (const { maya } of [kiln, corner]) {
    await maya.says('hi');
    await graph.timeline.wait({ kind: 'webhook', delivered: false, page: maya.page.id });
  }
  await corner.maya.says('still there?');
  const filter = 'kind:webhook is:failed';
  /** How it ended: a job, which a slow machine leaves running beyond its answer, or a refusal. */
  const replay = async (how: object) => {
    const begun = await graph.control.replayRows({ filter, ...how }).catch((error) => error);
    if (begun instanceof Error) return { error: { message: begun.message } };
    const job = () => graph.control.showJob({ job: begun.id });
    await expect.poll(async () => (await job()).state).not.toBe('running');
    return job();
  };
  expect(await replay({ dry_run: true })).toMatchObject({ result: { matching: 2, delivered: 0 } });
  const { error } = await replay({ confirm_count: 3 });
  expect(error?.message).toBe('None was sent: 2 events match, and not 3.');
  kiln.bot.status = 200;
  expect(await replay({ confirm_count: 2 })).toMatchObject({
    result: {
      ...{ matching: 2, delivered: 1, not_sent: 0 },
      parts: [kiln, corner].map(({ page, app }) => ({ page: page.id, app: app.id, events: 1 })),
      failed: [{ page: corner.page.id, app: corner.app.id, status: 500 }],
    },
  });
  expect([kiln.bot.taken, corner.bot.taken]).toEqual([1, 0]);
});

it('sends what an app was kept from first, and was offered since, like any other', async () => {
  const { graph, kiln } = await scene();
  const { page, maya } = kiln;
  const late = await graph.app({ page, name: 'Late' });
  const taken: string[] = [];
  const receiver = async (req: Request) => {
    const challenge = new URL(req.url).searchParams.get('hub.challenge');
    if (challenge === null) taken.push(await req.text());
    return new Response(challenge ?? '');
  };
  await late.receives(receiver, { fields: ['message_reads'] });
  await maya.says('hi');
  const { event } = await graph.timeline.wait({ kind: 'not_sent', app: late.id });
  await late.receives(receiver, { fields: ['messages'] });
  const about = { page: page.id, app: late.id };
  await graph.control.replay({ ...about, events: [String(event)], offer: true });
  await graph.timeline.wait({ kind: 'webhook', delivered: true, ...about });
  await graph.control.replayRows({ filter: `kind:webhook app:${late.id}` });
  await expect.poll(() => taken.length).toBe(2);
});
